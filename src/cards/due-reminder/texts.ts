import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly dueTitle: string;
  readonly followUpTitle: string;
  readonly askedTitle: string;
  readonly dueIntro: string;
  readonly tryIntro: string;
  readonly keepTryingIntro: string;
  readonly askedIntro: string;
  readonly repeated: string;
  readonly instead: (fmName: string) => string;
  readonly copy: string;
  readonly customerDay: (day: string) => string;
  readonly hint: string;
  readonly row: (date: string) => string;
  readonly daysPast: (days: number) => string;
  readonly attempts: (count: number) => string;
  readonly started: string;
  readonly otherDate: string;
  readonly replied: string;
  readonly tried: string;
  readonly notTried: string;
  readonly inactive: string;
  readonly notInProgress: string;
  readonly save: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    dueTitle: 'The engagement start date has arrived',
    followUpTitle: 'Not started yet: has the customer answered?',
    askedTitle: 'What happened?',
    dueIntro: 'Get in touch with the customer today, and say how it went.',
    tryIntro: 'Get in touch with the customer, and say how it went.',
    keepTryingIntro: 'Keep trying to reach the customer, and say how it went.',
    askedIntro: 'Say how it went with the customer.',
    repeated: 'You may have seen this already; one answer is enough.',
    instead: (fmName) => `${fmName} is out of office: please answer in their place.`,
    copy: 'You are out of office. This is a copy: somebody else has been asked in your place.',
    customerDay: (day) => `For the customer it is ${day}.`,
    hint: 'An e-mail you sent or a voicemail you left is not a start: choose "I tried, no answer".',
    row: (date) => `Engagement start date: ${date}`,
    daysPast: (days) => (days === 1 ? '1 day ago' : `${String(days)} days ago`),
    attempts: (count) => (count === 1 ? '1 attempt' : `${String(count)} attempts`),
    started: 'We exchanged information',
    otherDate: 'They want another date',
    replied: 'They replied: new date',
    tried: 'I tried, no answer',
    notTried: 'Not yet, ask me again',
    inactive: 'The customer has gone inactive',
    notInProgress: 'No longer In Progress',
    save: 'Save',
  },
  es: {
    dueTitle: 'Ha llegado la fecha de inicio de la interacción',
    followUpTitle: 'Aún sin iniciar: ¿ha respondido el cliente?',
    askedTitle: '¿Qué ha pasado?',
    dueIntro: 'Póngase hoy en contacto con el cliente y diga cómo ha ido.',
    tryIntro: 'Póngase en contacto con el cliente y diga cómo ha ido.',
    keepTryingIntro: 'Siga intentando contactar con el cliente y diga cómo ha ido.',
    askedIntro: 'Diga cómo ha ido con el cliente.',
    repeated: 'Es posible que ya haya visto este aviso; basta con responder una vez.',
    instead: (fmName) => `${fmName} está fuera de la oficina: responda en su lugar, por favor.`,
    copy: 'Usted está fuera de la oficina. Esto es una copia: se ha preguntado a otra persona en su lugar.',
    customerDay: (day) => `Para el cliente es ${day}.`,
    hint: 'Un correo enviado o un mensaje en el buzón de voz no es un inicio: elija «Lo intenté, sin respuesta».',
    row: (date) => `Fecha de inicio de la interacción: ${date}`,
    daysPast: (days) => (days === 1 ? 'hace 1 día' : `hace ${String(days)} días`),
    attempts: (count) => (count === 1 ? '1 intento' : `${String(count)} intentos`),
    started: 'Intercambiamos información',
    otherDate: 'El cliente quiere otra fecha',
    replied: 'El cliente respondió: nueva fecha',
    tried: 'Lo intenté, sin respuesta',
    notTried: 'Aún no, pregúnteme de nuevo',
    inactive: 'El cliente ha quedado inactivo',
    notInProgress: 'Ya no está «En progreso»',
    save: 'Guardar',
  },
};
