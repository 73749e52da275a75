import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly channel: string;
  readonly channelRequired: string;
  readonly outcome: string;
  readonly noReply: string;
  readonly reply: string;
  readonly comment: string;
  readonly commentPlaceholder: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'I tried, no answer',
    intro:
      'An e-mail you sent or a voicemail you left is an attempt, not a start: the engagement start date stays as it is. Once it has arrived, you will go on being asked.',
    channel: 'How did you try?',
    channelRequired: 'Say how you tried.',
    outcome: 'Did they answer?',
    noReply: 'No',
    reply: 'Yes, but nothing was exchanged or agreed yet',
    comment: 'Comment (optional)',
    commentPlaceholder: 'For example: left a message with the assistant',
  },
  es: {
    title: 'Lo intenté, sin respuesta',
    intro:
      'Un correo enviado o un mensaje en el buzón de voz es un intento, no un inicio: la fecha de inicio de la interacción queda como está. Cuando haya llegado, se le seguirá preguntando.',
    channel: '¿Cómo lo intentó?',
    channelRequired: 'Indique cómo lo intentó.',
    outcome: '¿Respondieron?',
    noReply: 'No',
    reply: 'Sí, pero aún no se intercambió ni se acordó nada',
    comment: 'Comentario (opcional)',
    commentPlaceholder: 'Por ejemplo: dejé recado a la asistente',
  },
};
