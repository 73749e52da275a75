import type { Refusal } from '../domain/decision.ts';
import type { ByLanguage } from '../domain/language.ts';

/** Why a rule said no, in words that say what to do instead. */
export const refusalTexts: ByLanguage<Readonly<Record<Refusal, string>>> = {
  en: {
    'already-has-date': 'It already has an engagement start date. Use "Change the date" to move it.',
    'already-inactive': 'It is already marked inactive.',
    'already-started': 'It has already started; its engagement start date no longer moves.',
    'date-has-not-arrived': 'Its engagement start date has not arrived yet, so the customer cannot be called inactive.',
    'date-in-future':
      'That day has not come yet. Choose the day you really exchanged information, today at the latest.',
    'date-in-past': 'That day has passed. Choose today or a later day.',
    'date-not-in-future':
      'That is today. Once you have talked, use "We exchanged information"; otherwise choose the day you will talk.',
    'date-too-far': 'That is more than five years ahead. Check the year.',
    'date-unchanged': 'That is the present date, so there is nothing to change.',
    inactive: 'It is marked inactive. Use "The customer is back" to take it up again.',
    'kickoff-before-start':
      'The kickoff would come before the engagement start date. Move it, clear it, or choose another day.',
    'l1-unchanged': 'L1 already has that value.',
    'month-already-begun': 'That month has already begun. Choose a day in it, or a later month.',
    'no-attempt-yet': 'Nobody has tried to reach the customer yet. Log an attempt first.',
    'no-date': 'It has no engagement start date yet.',
    'not-in-progress': 'Its L1 is not In Progress, so its engagement start date cannot be set or changed.',
    'not-inactive': 'It is not marked inactive. Use "Change the date" instead.',
    'nothing-to-snooze': 'There is nothing to put off: the question has been answered or the date has moved.',
    'text-too-long': 'That is longer than 1,000 characters. Shorten it.',
    'text-too-short': 'Say why in at least 10 characters; it goes to the overall status notes.',
  },
  es: {
    'already-has-date': 'Ya tiene fecha de inicio de la interacción. Use «Cambiar la fecha» para moverla.',
    'already-inactive': 'Ya está marcada como inactiva.',
    'already-started': 'Ya está iniciada; su fecha de inicio de la interacción no se mueve más.',
    'date-has-not-arrived':
      'Su fecha de inicio de la interacción aún no ha llegado, así que el cliente no puede darse por inactivo.',
    'date-in-future':
      'Ese día aún no ha llegado. Elija el día en que de verdad intercambiaron información, hoy como muy tarde.',
    'date-in-past': 'Ese día ya pasó. Elija hoy o un día posterior.',
    'date-not-in-future':
      'Eso es hoy. Cuando hayan hablado, use «Intercambiamos información»; si no, elija el día en que hablarán.',
    'date-too-far': 'Faltan más de cinco años para ese día. Revise el año.',
    'date-unchanged': 'Es la fecha actual: no hay nada que cambiar.',
    inactive: 'Está marcada como inactiva. Use «El cliente ha vuelto» para retomarla.',
    'kickoff-before-start':
      'La reunión de inicio (kickoff) quedaría antes de la fecha de inicio de la interacción. Muévala, quítela o elija otro día.',
    'l1-unchanged': 'L1 ya tiene ese valor.',
    'month-already-begun': 'Ese mes ya ha empezado. Elija un día de ese mes o un mes posterior.',
    'no-attempt-yet': 'Todavía nadie ha intentado contactar con el cliente. Registre primero un intento.',
    'no-date': 'Todavía no tiene fecha de inicio de la interacción.',
    'not-in-progress':
      'Su L1 no es En progreso, así que su fecha de inicio de la interacción no se puede fijar ni cambiar.',
    'not-inactive': 'No está marcada como inactiva. Use «Cambiar la fecha».',
    'nothing-to-snooze': 'No hay nada que aplazar: la pregunta ya se respondió o la fecha se movió.',
    'text-too-long': 'Son más de 1.000 caracteres. Acórtelo.',
    'text-too-short': 'Explique el motivo con al menos 10 caracteres; irá a las notas generales del estado.',
  },
};
