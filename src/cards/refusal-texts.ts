import type { Refusal } from '../domain/decision.ts';
import type { ByLanguage } from '../domain/language.ts';

/** Why a rule said no, in words that say what to do instead. They also follow the name of a workload and a colon. */
export const refusalTexts: ByLanguage<Readonly<Record<Refusal, string>>> = {
  en: {
    'already-has-date': 'there is an engagement start date already. Use "Change the date" to move it.',
    'already-inactive': 'it is already marked inactive.',
    'already-started': 'it has already started; the engagement start date no longer moves.',
    'channel-unchanged': 'that is the delivery channel already.',
    'completion-in-future': 'the day it was done cannot be after today. Enter the real day, or a planned one instead.',
    'completion-unchanged': 'that is how it is already, so there is nothing to change.',
    'date-has-not-arrived': 'the engagement start date has not arrived yet, so the customer cannot be marked inactive.',
    'date-in-future':
      'that day has not come yet. Choose the day you really exchanged information, today at the latest.',
    'date-in-past': 'that day has passed. Choose today or a later day.',
    'date-long-past': 'that is more than a year ago. Check the year.',
    'date-not-in-future':
      'that is today. Once you have talked, use "We exchanged information"; otherwise choose the day you will talk.',
    'date-too-far': 'that is more than five years ahead. Check the year.',
    'date-unchanged': 'that is the current date, so there is nothing to change.',
    'fm-unchanged': 'that is how it is assigned already, so there is nothing to change.',
    inactive: 'it is marked inactive. Use "The customer is back" to take it up again.',
    'kickoff-before-start':
      'the kickoff would come before the engagement start date. Move it, clear it, or choose another day.',
    'l1-unchanged': 'L1 already has that value.',
    'month-already-begun':
      'that month has begun or passed. Choose a later month, or a day with "only the month" not ticked.',
    'no-attempt-yet': 'nobody has tried to reach the customer yet. Log an attempt first.',
    'no-date': 'there is no engagement start date yet.',
    'not-in-progress': 'L1 is not In Progress, so the engagement start date cannot be set or changed.',
    'not-inactive': 'it is not marked inactive. Use "Change the date" instead.',
    'partner-delivers': 'a partner delivers it. Change the delivery channel first.',
    'nothing-to-snooze': 'there is nothing to put off: the question has been answered or the date has moved.',
    'text-too-long':
      'that is longer than 1,000 characters. Shorten it; of a very long text only the beginning is still here.',
    'text-too-short': 'say why in at least 10 characters; it goes to the overall status notes.',
  },
  es: {
    'already-has-date': 'ya hay una fecha de inicio de la interacción. Use «Cambiar la fecha» para moverla.',
    'already-inactive': 'ya está marcada como inactiva.',
    'already-started': 'ya está iniciada; la fecha de inicio de la interacción no se mueve más.',
    'channel-unchanged': 'ya es el canal de entrega.',
    'completion-in-future': 'el día en que terminó no puede ser posterior a hoy. Indique el día real, o uno previsto.',
    'completion-unchanged': 'ya está así: no hay nada que cambiar.',
    'date-has-not-arrived':
      'la fecha de inicio de la interacción aún no ha llegado, así que no se puede marcar al cliente como inactivo.',
    'date-in-future':
      'ese día aún no ha llegado. Elija el día en que de verdad intercambiaron información, hoy como muy tarde.',
    'date-in-past': 'ese día ya pasó. Elija hoy o un día posterior.',
    'date-long-past': 'hace más de un año de ese día. Revise el año.',
    'date-not-in-future':
      'eso es hoy. Cuando hayan hablado, use «Intercambiamos información»; si no, elija el día en que hablarán.',
    'date-too-far': 'faltan más de cinco años para ese día. Revise el año.',
    'date-unchanged': 'es la fecha actual: no hay nada que cambiar.',
    'fm-unchanged': 'ya está asignada así: no hay nada que cambiar.',
    inactive: 'está marcada como inactiva. Use «El cliente ha vuelto» para retomarla.',
    'kickoff-before-start':
      'la reunión de inicio (kickoff) quedaría antes de la fecha de inicio de la interacción. Muévala, quítela o elija otro día.',
    'l1-unchanged': 'L1 ya tiene ese valor.',
    'month-already-begun':
      'ese mes ya ha empezado o ya pasó. Elija un mes posterior, o un día con «solo el mes» sin marcar.',
    'no-attempt-yet': 'todavía nadie ha intentado contactar con el cliente. Registre primero un intento.',
    'no-date': 'todavía no hay fecha de inicio de la interacción.',
    'not-in-progress':
      'L1 no es «En progreso», así que la fecha de inicio de la interacción no se puede fijar ni cambiar.',
    'not-inactive': 'no está marcada como inactiva. Use «Cambiar la fecha».',
    'partner-delivers': 'la entrega un socio. Cambie antes el canal de entrega.',
    'nothing-to-snooze': 'no hay nada que aplazar: la pregunta ya se respondió o la fecha se movió.',
    'text-too-long': 'hay más de 1000 caracteres. Acórtelo; de un texto muy largo aquí solo queda el principio.',
    'text-too-short': 'explique el motivo con al menos 10 caracteres; irá a las notas generales del estado.',
  },
};
