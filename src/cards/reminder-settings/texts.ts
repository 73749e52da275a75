import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly introOfLeads: string;
  readonly zone: (zone: string) => string;
  readonly paused: (until: string) => string;
  readonly time: string;
  readonly followUp: string;
  /** `value` is known only while it counts. */
  readonly usual: (value: string | undefined) => string;
  readonly workingDays: (count: number) => string;
  readonly pausedUntil: string;
  readonly endPause: string;
  readonly noSuchTime: string;
  readonly noSuchInterval: string;
  readonly pauseOver: string;
  readonly pauseTooLong: string;
  readonly savedTitle: string;
  readonly savedTime: (time: string, zone: string) => string;
  readonly savedFollowUp: (count: number) => string;
  readonly savedPause: (until: string) => string;
  readonly savedNoPause: string;
  readonly next: (day: string, time: string) => string;
  readonly nextNow: string;
  readonly nextNone: string;
  readonly alarms: string;
  readonly alarmsOfLeads: string;
  readonly change: string;
  readonly mine: string;
  readonly withoutFm: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Reminder settings',
    intro:
      'When you are asked how it went with a customer. A pause holds back your own reminders only: the leads are told of customers left waiting all the same.',
    introOfLeads:
      'When the bot reminds you. A pause holds back what you are asked in place of others; alarms about customers left waiting reach you all the same.',
    zone: (zone) => `Times are those of your time zone, ${zone}.`,
    paused: (until) => `Your reminders are paused until ${until}, that day included.`,
    time: 'At what time do reminders come?',
    followUp: 'After how many working days are you asked again?',
    usual: (value) => (value === undefined ? 'As usual' : `As usual (${value})`),
    workingDays: (count) => (count === 1 ? '1 working day' : `${String(count)} working days`),
    pausedUntil: 'Last day of a pause (leave empty for none)',
    endPause: 'End the pause now',
    noSuchTime: 'Choose one of the times offered, from 08:00 to 17:30.',
    noSuchInterval: 'Choose from 1 to 5 working days.',
    pauseOver: 'That day has passed. Choose today or a later day, or leave it empty.',
    pauseTooLong: 'A pause lasts 60 days at most. Choose an earlier day; for longer ones write "out of office".',
    savedTitle: 'Saved',
    savedTime: (time, zone) => `Reminders come at ${time} (${zone}), on days you work.`,
    savedFollowUp: (count) =>
      count === 1
        ? 'What is still open is asked again on the next working day.'
        : `What is still open is asked again after ${String(count)} working days.`,
    savedPause: (until) => `Until ${until}, that day included, you are not reminded.`,
    savedNoPause: 'There is no pause.',
    next: (day, time) => `Your next reminder comes on ${day} at ${time}.`,
    nextNow: 'Your next reminder is on its way.',
    nextNone: 'No reminder is planned for you at the moment.',
    alarms: 'The leads are told of customers left waiting all the same.',
    alarmsOfLeads: 'Alarms about customers left waiting reach you all the same.',
    change: 'Change',
    mine: 'My customers',
    withoutFm: 'Customers without an FM',
  },
  es: {
    title: 'Ajustes de avisos',
    intro:
      'Cuándo se le pregunta cómo ha ido con un cliente. Una pausa solo retiene sus propios avisos: a los gerentes regionales se les dice igualmente qué clientes están esperando.',
    introOfLeads:
      'Cuándo le avisa el bot. Una pausa retiene lo que se le pregunta en lugar de otros; las alarmas sobre clientes que esperan le llegan igualmente.',
    zone: (zone) => `Las horas son las de su zona horaria, ${zone}.`,
    paused: (until) => `Sus avisos están en pausa hasta el ${until}, incluido.`,
    time: '¿A qué hora llegan los avisos?',
    followUp: '¿Al cabo de cuántos días laborables se le vuelve a preguntar?',
    usual: (value) => (value === undefined ? 'Lo habitual' : `Lo habitual (${value})`),
    workingDays: (count) => (count === 1 ? '1 día laborable' : `${String(count)} días laborables`),
    pausedUntil: 'Último día de una pausa (vacío si no la hay)',
    endPause: 'Terminar la pausa ahora',
    noSuchTime: 'Elija una de las horas que se ofrecen, de 08:00 a 17:30.',
    noSuchInterval: 'Elija de 1 a 5 días laborables.',
    pauseOver: 'Ese día ya pasó. Elija hoy o un día posterior, o déjelo vacío.',
    pauseTooLong: 'Una pausa dura 60 días como mucho. Elija un día anterior; para más tiempo escriba «ausencia».',
    savedTitle: 'Guardado',
    savedTime: (time, zone) => `Los avisos llegan a las ${time} (${zone}), los días que trabaja.`,
    savedFollowUp: (count) =>
      count === 1
        ? 'Lo que siga pendiente se vuelve a preguntar al día laborable siguiente.'
        : `Lo que siga pendiente se vuelve a preguntar al cabo de ${String(count)} días laborables.`,
    savedPause: (until) => `Hasta el ${until}, incluido, no recibe avisos.`,
    savedNoPause: 'No hay ninguna pausa.',
    next: (day, time) => `Su próximo aviso llega el ${day} a las ${time}.`,
    nextNow: 'Su próximo aviso está en camino.',
    nextNone: 'De momento no hay ningún aviso previsto para usted.',
    alarms: 'A los gerentes regionales se les dice igualmente qué clientes están esperando.',
    alarmsOfLeads: 'Las alarmas sobre clientes que esperan le llegan igualmente.',
    change: 'Cambiar',
    mine: 'Mis clientes',
    withoutFm: 'Clientes sin FM',
  },
};
