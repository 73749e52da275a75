import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly date: string;
  readonly dateRequired: string;
  readonly reason: string;
  readonly reasonPlaceholder: string;
  readonly kickoff: string;
  readonly kickoffMove: string;
  readonly kickoffClear: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'We exchanged information',
    intro:
      'Only when you and the customer both spoke or wrote about the FastTrack process. An e-mail you sent or a voicemail you left is "I tried, no answer".',
    date: 'On which day?',
    dateRequired: 'Choose the day.',
    reason: 'If it is not the planned day: why?',
    reasonPlaceholder: 'For example: they called before the planned day',
    kickoff: 'The kickoff is recorded before that day. What should happen to it?',
    kickoffMove: 'Move it to that day',
    kickoffClear: 'Clear it',
  },
  es: {
    title: 'Intercambiamos información',
    intro:
      'Solo cuando tanto usted como el cliente hablaron o escribieron sobre el proceso de FastTrack. Un correo enviado o un mensaje en el buzón de voz es «Lo intenté, sin respuesta».',
    date: '¿Qué día?',
    dateRequired: 'Elija el día.',
    reason: 'Si no fue el día previsto: ¿por qué?',
    reasonPlaceholder: 'Por ejemplo: llamaron antes del día previsto',
    kickoff: 'La reunión de inicio (kickoff) consta antes de ese día. ¿Qué hacemos con ella?',
    kickoffMove: 'Moverla a ese día',
    kickoffClear: 'Quitarla',
  },
};
