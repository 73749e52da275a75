import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly date: string;
  readonly dateRequired: string;
  readonly oldCard: (drawn: string, today: string) => string;
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
    oldCard: (drawn, today) =>
      `This card is from ${drawn}, and today is ${today}. Was it really on the day the card proposes? Choose the day and save again.`,
    reason: 'Why that day? (needed when it is not the planned day)',
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
    oldCard: (drawn, today) =>
      `Esta tarjeta es del ${drawn} y hoy es ${today}. ¿Fue de verdad el día que propone la tarjeta? Elija el día y guarde otra vez.`,
    reason: '¿Por qué ese día? (necesario si no fue el día previsto)',
    reasonPlaceholder: 'Por ejemplo: llamaron antes del día previsto',
    kickoff: 'La reunión de inicio (kickoff) consta antes de ese día. ¿Qué hacemos con ella?',
    kickoffMove: 'Moverla a ese día',
    kickoffClear: 'Quitarla',
  },
};
