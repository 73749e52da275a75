import type { ByLanguage } from '../../domain/language.ts';
import type { ReminderKind } from '../../domain/reminder.ts';

/** Why a reminder does not arrive, as far as a row says it. */
export type StuckProblem = 'unreachable' | 'rejected' | 'keptFailing' | 'endedWorkers' | 'inDoubt';

interface Texts {
  readonly title: string;
  readonly open: string;
  readonly goOut: string;
  readonly allWell: string;
  readonly stopped: (by: string, when: string) => string;
  readonly late: (count: string) => string;
  readonly lateIntro: string;
  readonly lateWhileStopped: string;
  readonly blocked: (count: string) => string;
  readonly blockedIntro: string;
  readonly dead: (count: string) => string;
  readonly deadIntro: string;
  readonly orMore: (count: number) => string;
  readonly more: (count: number) => string;
  readonly others: (count: number) => string;
  readonly kinds: Readonly<Record<ReminderKind, string>>;
  readonly problems: Readonly<Record<StuckProblem, string>>;
  readonly forFm: (name: string) => string;
  readonly forLeads: string;
  readonly forUnknown: string;
  readonly since: (when: string) => string;
  readonly retry: string;
  readonly stop: string;
  readonly resume: string;
  readonly refresh: string;
  readonly nothingTicked: string;
  readonly retried: (customers: string) => string;
  readonly severalOf: (customer: string, count: number) => string;
  readonly andOthers: (count: number) => string;
  readonly whenRetried: string;
  readonly whenResumed: string;
  readonly gone: (count: number) => string;
  readonly left: (count: number) => string;
  readonly resumed: string;
  readonly notPaused: string;
  readonly pausedAgain: string;
  readonly alreadyPaused: string;
  readonly stopTitle: string;
  readonly stopIntro: string;
  readonly stopDetails: readonly string[];
  readonly confirmStop: string;
  readonly keepOn: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Delivery of reminders',
    open: 'Open',
    goOut: 'Reminders go out.',
    allWell: 'None is late, and none is stuck.',
    stopped: (by, when) =>
      `All reminders are stopped, by ${by} on ${when}. Whatever comes due is kept, and goes out when they are let go again.`,
    late: (count) => `Late: ${count}`,
    lateIntro:
      'More than ten minutes past their time. They go out by themselves; if they stay here, tell whoever runs the bot.',
    lateWhileStopped: 'Past their time, because all reminders are stopped.',
    blocked: (count) => `Waiting for a chat: ${count}`,
    blockedIntro:
      'Whoever they are for has no chat with the bot, or has blocked it. They go out by themselves as soon as that person installs the bot or writes to it.',
    dead: (count) => `Given up: ${count}`,
    deadIntro: 'They are not tried again unless you say so here.',
    orMore: (count) => `${String(count)} or more`,
    more: (count) => `and ${String(count)} more`,
    others: (count) =>
      count === 1 ? 'Also the one that is not shown' : `Also the ${String(count)} that are not shown`,
    kinds: {
      estimate: 'asks for the day of an estimated month',
      headsUp: 'announces the date',
      due: 'asks about the date',
      followUp: 'asks again about the date',
      noFm: 'alarm: no FastTrack Manager',
      noAttempt: 'alarm: customer not tried',
      undelivered: 'alarm: reminder not delivered',
    },
    problems: {
      unreachable: 'No chat with the bot.',
      rejected: 'Teams refused the message.',
      keptFailing: 'Sending failed for two days.',
      endedWorkers: 'The bot was cut off several times while sending it.',
      inDoubt: 'Nobody knows whether it arrived.',
    },
    forFm: (name) => `for ${name}`,
    forLeads: 'for the leads',
    forUnknown: 'for somebody the directory does not know any more',
    since: (when) => `Since ${when}.`,
    retry: 'Try the ticked ones again',
    stop: 'Stop all reminders',
    resume: 'Let reminders go out again',
    refresh: 'Refresh',
    nothingTicked: 'Tick what is to be tried again.',
    retried: (customers) => `Tried again: ${customers}.`,
    severalOf: (customer, count) => `${customer} (${String(count)})`,
    andOthers: (count) => `${String(count)} more`,
    whenRetried: 'They go out in a moment, or when whoever they are for is at work.',
    whenResumed: 'They go out once reminders are let go again.',
    gone: (count) => (count === 1 ? 'One was no longer stuck.' : `${String(count)} were no longer stuck.`),
    left: (count) =>
      count === 1
        ? 'One could not be changed just now; try again.'
        : `${String(count)} could not be changed just now; try again.`,
    resumed: 'Reminders go out again. What has come due meanwhile follows now, or when people are at work.',
    notPaused: 'Reminders were going out already.',
    pausedAgain: 'Nothing was changed: since you opened this card, reminders have been stopped anew.',
    alreadyPaused: 'Reminders were stopped already.',
    stopTitle: 'Stop all reminders?',
    stopIntro:
      'The bot then reminds nobody: no FastTrack Manager is asked about a date, and no lead is told that a customer is left waiting.',
    stopDetails: [
      'It lasts until a lead or an administrator lets reminders go out again. Whatever comes due meanwhile is kept and goes out then.',
      'Everything else goes on working: cards, forms, lists and commands.',
      'It takes a few seconds; what is being sent at this moment may still arrive.',
      'Somebody who wants a break for themselves can write "reminders" instead.',
    ],
    confirmStop: 'Stop all reminders',
    keepOn: 'Leave them on',
  },
  es: {
    title: 'Envío de avisos',
    open: 'Abrir',
    goOut: 'Los avisos se están enviando.',
    allWell: 'Ninguno lleva retraso ni está parado.',
    stopped: (by, when) =>
      `Todos los avisos están detenidos; los detuvo ${by} el ${when}. Los que vayan llegando se conservan y saldrán cuando se reanude el envío.`,
    late: (count) => `Con retraso: ${count}`,
    lateIntro:
      'Pasan más de diez minutos de su hora. Salen por sí solos; si siguen aquí, dígaselo a quien administra el bot.',
    lateWhileStopped: 'Ha pasado su hora porque todos los avisos están detenidos.',
    blocked: (count) => `A la espera de un chat: ${count}`,
    blockedIntro:
      'La persona a la que van dirigidos no tiene chat con el bot o lo ha bloqueado. Salen por sí solos en cuanto esa persona instale el bot o le escriba.',
    dead: (count) => `Abandonados: ${count}`,
    deadIntro: 'No se vuelven a intentar si usted no lo indica aquí.',
    orMore: (count) => `${String(count)} o más`,
    more: (count) => `y ${String(count)} más`,
    others: (count) =>
      count === 1 ? 'También el que no se muestra' : `También los ${String(count)} que no se muestran`,
    kinds: {
      estimate: 'pregunta el día de un mes estimado',
      headsUp: 'anuncia la fecha',
      due: 'pregunta por la fecha',
      followUp: 'vuelve a preguntar por la fecha',
      noFm: 'alarma: sin administrador de FastTrack',
      noAttempt: 'alarma: cliente sin contactar',
      undelivered: 'alarma: aviso sin entregar',
    },
    problems: {
      unreachable: 'Sin chat con el bot.',
      rejected: 'Teams rechazó el mensaje.',
      keptFailing: 'El envío falló durante dos días.',
      endedWorkers: 'El bot se interrumpió varias veces al enviarlo.',
      inDoubt: 'Nadie sabe si llegó.',
    },
    forFm: (name) => `para ${name}`,
    forLeads: 'para los gerentes regionales',
    forUnknown: 'para alguien que ya no está en el directorio',
    since: (when) => `Desde el ${when}.`,
    retry: 'Reintentar los marcados',
    stop: 'Detener todos los avisos',
    resume: 'Reanudar los avisos',
    refresh: 'Actualizar',
    nothingTicked: 'Marque lo que haya que reintentar.',
    retried: (customers) => `Se reintenta: ${customers}.`,
    severalOf: (customer, count) => `${customer} (${String(count)})`,
    andOthers: (count) => `${String(count)} más`,
    whenRetried: 'Salen en un momento, o cuando la persona a la que van dirigidos esté en su horario.',
    whenResumed: 'Saldrán cuando se reanude el envío.',
    gone: (count) => (count === 1 ? 'Uno ya no estaba parado.' : `${String(count)} ya no estaban parados.`),
    left: (count) =>
      count === 1
        ? 'Uno no se ha podido cambiar ahora mismo; pruebe otra vez.'
        : `${String(count)} no se han podido cambiar ahora mismo; pruebe otra vez.`,
    resumed:
      'Los avisos vuelven a enviarse. Los que llegaron entretanto salen ahora, o cuando cada persona esté en su horario.',
    notPaused: 'Los avisos ya se estaban enviando.',
    pausedAgain: 'No se ha cambiado nada: desde que usted abrió esta tarjeta, los avisos se han detenido de nuevo.',
    alreadyPaused: 'Los avisos ya estaban detenidos.',
    stopTitle: '¿Detener todos los avisos?',
    stopIntro:
      'El bot dejará de avisar a todo el mundo: no se preguntará a ningún administrador de FastTrack por una fecha ni se dirá a ningún gerente regional que un cliente está esperando.',
    stopDetails: [
      'Dura hasta que un gerente regional o un administrador del bot reanude el envío. Los avisos que lleguen entretanto se conservan y salen entonces.',
      'Todo lo demás sigue funcionando: tarjetas, formularios, listas y comandos.',
      'Tarda unos segundos; lo que se esté enviando en este momento aún puede llegar.',
      'Quien solo quiera un descanso para sí puede escribir «avisos».',
    ],
    confirmStop: 'Detener todos los avisos',
    keepOn: 'Dejarlos como están',
  },
};
