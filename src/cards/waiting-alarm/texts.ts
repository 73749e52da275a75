import type { ByLanguage } from '../../domain/language.ts';
import type { AlarmKind } from '../../domain/reminder.ts';

interface Texts {
  readonly titles: Readonly<Record<AlarmKind | 'several', string>>;
  /** What the lead can do about it. */
  readonly remedies: Readonly<Record<AlarmKind, string>>;
  readonly date: (date: string, away: string) => string;
  /** How things stand; `fm` is absent when nobody is assigned. */
  readonly alarms: Readonly<Record<AlarmKind, (fm: string | undefined) => string>>;
  /** Instead of the name of somebody whom the directory does not know any more. */
  readonly unknownFm: string;
  readonly assign: string;
  readonly reassign: string;
  readonly delivery: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    titles: {
      noFm: 'Nobody is assigned to this customer yet',
      noAttempt: 'Nobody has tried to reach this customer yet',
      undelivered: 'A reminder could not be delivered',
      several: 'This customer may be left waiting',
    },
    remedies: {
      noFm: 'Assign a FastTrack Manager, so that a customer who is ready is not left waiting.',
      noAttempt:
        'The date has passed and the customer may be waiting. Find out how things stand, or assign somebody else.',
      undelivered:
        'The bot could not reach the FastTrack Manager, or has given the reminder up, and the customer may be left waiting. Tell them another way, or assign somebody else.',
    },
    date: (date, away) => `Engagement start date: ${date} · ${away}`,
    alarms: {
      noFm: () => 'No FastTrack Manager is assigned.',
      noAttempt: (fm) =>
        fm === undefined
          ? 'No FastTrack Manager is assigned, and nobody has tried to reach the customer.'
          : `${fm} is assigned and has logged no attempt to reach the customer.`,
      undelivered: (fm) =>
        fm === undefined ? 'The reminder was not delivered.' : `The reminder for ${fm} was not delivered.`,
    },
    unknownFm: 'somebody the directory no longer knows',
    assign: 'Assign FastTrack Manager',
    reassign: 'Assign somebody else',
    delivery: 'Delivery of reminders',
  },
  es: {
    titles: {
      noFm: 'Este cliente aún no tiene a nadie asignado',
      noAttempt: 'Nadie ha intentado aún contactar con este cliente',
      undelivered: 'No se pudo entregar un aviso',
      several: 'Este cliente podría quedarse esperando',
    },
    remedies: {
      noFm: 'Asigne un administrador de FastTrack para que un cliente que ya está listo no se quede esperando.',
      noAttempt:
        'La fecha ya pasó y el cliente puede estar esperando. Averigüe cómo está el asunto o asigne a otra persona.',
      undelivered:
        'El bot no pudo llegar al administrador de FastTrack, o dio el aviso por perdido, y el cliente podría quedarse esperando. Avísele por otro medio o asigne a otra persona.',
    },
    date: (date, away) => `Fecha de inicio de la interacción: ${date} · ${away}`,
    alarms: {
      noFm: () => 'No hay ningún administrador de FastTrack asignado.',
      noAttempt: (fm) =>
        fm === undefined
          ? 'No hay ningún administrador de FastTrack asignado y nadie ha intentado contactar con el cliente.'
          : `Lo tiene asignado ${fm}, que no ha registrado ningún intento de contacto con el cliente.`,
      undelivered: (fm) => (fm === undefined ? 'El aviso no se entregó.' : `El aviso para ${fm} no se entregó.`),
    },
    unknownFm: 'alguien que ya no está en el directorio',
    assign: 'Asignar administrador de FastTrack',
    reassign: 'Asignar a otra persona',
    delivery: 'Envío de avisos',
  },
};
