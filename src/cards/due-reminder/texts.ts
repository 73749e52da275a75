import type { ByLanguage } from '../../domain/language.ts';
import type { GIVE_UP } from '../../domain/reminder.ts';

interface Texts {
  readonly dueTitle: string;
  readonly followUpTitle: string;
  readonly tomorrowTitle: string;
  readonly comingTitle: string;
  readonly estimateTitle: string;
  readonly askedTitle: string;
  readonly dueIntro: string;
  readonly tryIntro: string;
  readonly keepTryingIntro: string;
  readonly headsUpIntro: string;
  readonly estimateIntro: string;
  readonly askedIntro: string;
  readonly instead: (fmName: string) => string;
  readonly copy: string;
  readonly customerNow: (day: string, time: string) => string;
  /** `from` and `until`: moments in the reader's time. */
  readonly theirDay: (zone: string, from: string, until: string) => string;
  readonly moment: (day: string, time: string) => string;
  readonly suggestion: (workloads: string, after: typeof GIVE_UP) => string;
  readonly others: string;
  readonly hint: string;
  readonly row: (date: string) => string;
  readonly started: string;
  readonly alreadyStarted: string;
  readonly dayKnown: string;
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
    tomorrowTitle: 'Tomorrow is the engagement start date',
    comingTitle: 'The engagement start date is coming up',
    estimateTitle: 'Is the exact day known yet?',
    askedTitle: 'What happened?',
    dueIntro: 'Get in touch with the customer today, and say how it went.',
    tryIntro: 'Get in touch with the customer, and say how it went.',
    keepTryingIntro: 'Keep trying to reach the customer, and say how it went.',
    headsUpIntro:
      'Get ready to contact the customer on that day. If they want another one, or you have already exchanged information, say so here.',
    estimateIntro:
      'Only the month of the engagement start date is known. Ask the customer, and enter the day once you know it; until then there is nothing to do here.',
    askedIntro: 'Say how it went with the customer.',
    instead: (fmName) => `${fmName} is out of office: please answer in their place.`,
    copy: 'You are out of office. This is a copy: somebody else has been asked in your place.',
    customerNow: (day, time) => `For the customer it is now ${day}, ${time}.`,
    theirDay: (zone, from, until) =>
      `For the customer, in ${zone}, that day begins on ${from} and ends on ${until}, your time.`,
    moment: (day, time) => `${day} at ${time}`,
    suggestion: (workloads, { attempts, channels, workingDays }) =>
      `${workloads}: still no answer after at least ${String(attempts)} attempts over ${String(channels)} or more channels, and ${String(workingDays)} or more working days past the date. If you expect none any more, you may mark the customer inactive. This is only a suggestion: the decision is yours, and the date stays as it is.`,
    others: 'Also with this customer',
    hint: 'An e-mail you sent or a voicemail you left is not a start: choose "I tried, no answer".',
    row: (date) => `Engagement start date: ${date}`,
    started: 'We exchanged information',
    alreadyStarted: 'We already exchanged information',
    dayKnown: 'The day is known',
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
    tomorrowTitle: 'Mañana es la fecha de inicio de la interacción',
    comingTitle: 'Se acerca la fecha de inicio de la interacción',
    estimateTitle: '¿Se sabe ya el día exacto?',
    askedTitle: '¿Qué ha pasado?',
    dueIntro: 'Póngase hoy en contacto con el cliente y diga cómo ha ido.',
    tryIntro: 'Póngase en contacto con el cliente y diga cómo ha ido.',
    keepTryingIntro: 'Siga intentando contactar con el cliente y diga cómo ha ido.',
    headsUpIntro:
      'Prepárese para ponerse en contacto con el cliente ese día. Si el cliente quiere otro, o si ya han intercambiado información, indíquelo aquí.',
    estimateIntro:
      'De la fecha de inicio de la interacción solo se sabe el mes. Pregunte al cliente y anote el día en cuanto lo sepa; hasta entonces no tiene que hacer nada aquí.',
    askedIntro: 'Diga cómo ha ido con el cliente.',
    instead: (fmName) => `${fmName} está fuera de la oficina: responda en su lugar, por favor.`,
    copy: 'Usted está fuera de la oficina. Esto es una copia: se ha preguntado a otra persona en su lugar.',
    customerNow: (day, time) => `Para el cliente son ahora las ${time} del ${day}.`,
    theirDay: (zone, from, until) =>
      `Para el cliente, en ${zone}, ese día empieza el ${from} y termina el ${until} (hora local de usted).`,
    moment: (day, time) => `${day}, a las ${time}`,
    suggestion: (workloads, { attempts, channels, workingDays }) =>
      `${workloads}: sigue sin haber respuesta tras al menos ${String(attempts)} intentos por ${String(channels)} o más canales y al menos ${String(workingDays)} días laborables después de la fecha. Si ya no la espera, puede marcar al cliente como inactivo. Es solo una sugerencia: usted decide, y la fecha queda como está.`,
    others: 'También con este cliente',
    hint: 'Un correo enviado o un mensaje en el buzón de voz no es un inicio: elija «Lo intenté, sin respuesta».',
    row: (date) => `Fecha de inicio de la interacción: ${date}`,
    started: 'Intercambiamos información',
    alreadyStarted: 'Ya intercambiamos información',
    dayKnown: 'Ya se sabe el día',
    otherDate: 'El cliente quiere otra fecha',
    replied: 'El cliente respondió: nueva fecha',
    tried: 'Lo intenté, sin respuesta',
    notTried: 'Aún no, pregúnteme de nuevo',
    inactive: 'El cliente ha quedado inactivo',
    notInProgress: 'Ya no está «En progreso»',
    save: 'Guardar',
  },
};
