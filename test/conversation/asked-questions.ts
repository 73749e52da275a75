import type { HelpTopic } from '../../src/conversation/help-topics.ts';
import type { ByLanguage } from '../../src/domain/language.ts';

/** Questions as people might type them, in words that are not among those of the topics. */
export const ASKED_QUESTIONS: Readonly<Record<HelpTopic, ByLanguage<readonly string[]>>> = {
  purpose: {
    en: [
      'why do we need an ESD',
      "what's the point of asking customers for a day to begin",
      'what is all this good for',
      'reason behind the engagement date',
    ],
    es: [
      'por qué necesitamos una FII',
      'qué sentido tiene preguntar al cliente cuándo empieza',
      'esto para qué nos vale',
      'cuál es el propósito de la fecha',
    ],
  },
  whichWorkloads: {
    en: [
      'does every workload of the tenant need one',
      'do I have to put a date for blocked workloads',
      'which services does this apply to',
      'L1 is no intent, date needed?',
    ],
    es: [
      'hace falta en todas las cargas del inquilino',
      'tengo que poner fecha a un servicio bloqueado',
      'a qué servicios se aplica esto',
      'el L1 está sin intención, ¿lleva fecha?',
    ],
  },
  oldEngagements: {
    en: [
      'should I go back and add it for engagements that already began',
      'do we have to backfill',
      'what about projects started last year',
      'customers that are already deploying, must I complete it',
    ],
    es: [
      'hay que rellenar los proyectos que ya empezaron',
      'qué hago con las interacciones del año pasado',
      'tengo que completar la fecha de los que ya están desplegando',
      'se pone hacia atrás también?',
    ],
  },
  isItKickoff: {
    en: [
      'is kickoff and start the same thing',
      'can the kickoff meeting be later',
      'kick-off on the same day ok?',
      'difference between kick off and engagement start',
    ],
    es: [
      'el kickoff y la fecha de inicio de la interacción son lo mismo',
      'la junta de arranque puede ser después',
      'puede coincidir con la reunión de inicio?',
      'qué diferencia hay con el kick-off',
    ],
  },
  firstContact: {
    en: [
      'I left a voicemail, does that count',
      'does sending an email make it started',
      'left them a message on the phone, is it the date',
    ],
    es: [
      'le dejé un mensaje en el buzón, ¿eso cuenta?',
      'ayer les mandé un mail, ya está iniciado?',
      'enviar un correo es el inicio',
      'vale como fecha el correo de voz que dejé',
    ],
  },
  whatIsAStart: {
    en: [
      'when is an engagement considered started',
      'what exactly do you mean by start',
      'how do I know it has begun',
      'what has to happen for it to be started',
    ],
    es: [
      'cuándo se considera iniciada una interacción',
      'qué entienden exactamente por inicio',
      'cómo sé que ya ha empezado',
      'qué tiene que pasar para que esté iniciada',
    ],
  },
  changeDate: {
    en: [
      'the client asked to postpone, can I move it',
      'am I allowed to change the date',
      'they would rather begin in march, what do I do',
      'customer rescheduled the first talk',
    ],
    es: [
      'el cliente pide aplazar, ¿puedo moverla?',
      'se me permite modificar la fecha',
      'prefieren empezar en marzo, qué hago',
      'el cliente ha reprogramado la primera charla',
    ],
  },
  noAnswer: {
    en: [
      "the customer doesn't reply",
      'nobody picks up the phone, what now',
      'they are not responding on the date',
      'still no response from them, what should I do',
    ],
    es: [
      'el cliente no me contesta',
      'nadie coge el teléfono, y ahora qué',
      'no responden en la fecha',
      'sigo sin respuesta, qué debo hacer',
    ],
  },
  neverAnswers: {
    en: [
      'they have gone silent for good',
      'customer became unresponsive',
      'do I change the date when a customer goes inactive',
      'we gave up on this customer, what about the date',
    ],
    es: [
      'el cliente se ha vuelto inactivo',
      'nunca han respondido, qué pasa con la fecha',
      'cambio la fecha si el cliente queda inactivo',
      'damos al cliente por perdido',
    ],
  },
  whereReason: {
    en: [
      'do I have to write a note when I change it',
      'in which field do I explain why',
      'can I use the entitlement notes',
      'where to put the justification',
    ],
    es: [
      'tengo que escribir una nota si la cambio',
      'en qué campo explico el porqué',
      'puedo usar las notas de derechos',
      'dónde se pone la justificación',
    ],
  },
  nextDeployment: {
    en: [
      "second workload later this year but we don't know the day",
      'serial deployment date unknown',
      'only the month is known for the follow-on project',
    ],
    es: [
      'segunda carga de trabajo más adelante pero no sabemos el día',
      'implementación en serie sin fecha conocida',
      'harán Teams después de Exchange, qué fecha pongo',
      'solo se sabe el mes del próximo proyecto',
    ],
  },
  successReview: {
    en: [
      'customer success review brought new projects',
      'they want more after the CSR',
      'in the review they agreed to additional deployments',
      'what date for intent found in a success review',
    ],
    es: [
      'en la revisión del éxito salieron proyectos nuevos',
      'quieren más cargas después de la revisión',
      'en la revisión acordaron despliegues adicionales',
      'qué fecha pongo para lo que salió en la success review',
    ],
  },
  partner: {
    en: [
      'do partners have to update this',
      'customer is with an FRP',
      'who maintains the date when a partner delivers',
      'FastTrack Ready Partner and the date',
    ],
    es: [
      'los socios tienen que actualizarla',
      'el cliente está con un FRP',
      'quién mantiene la fecha si entrega un partner',
      'socio preparado para FastTrack y la fecha',
    ],
  },
  whoEnters: {
    en: [
      'who fills it in first',
      'is it gateway or me who sets it',
      'whose job is it to put the initial date',
      'do I as FM have to enter it for a new customer',
    ],
    es: [
      'quién la rellena primero',
      'la pone gateway o la pongo yo',
      'a quién le toca anotar la fecha inicial',
      'como FM tengo que poner la fecha de un cliente nuevo',
    ],
  },
  reminders: {
    en: [
      'how often will you ping me',
      'when do you notify me',
      'can I get fewer notifications',
      'at what time do the reminders arrive',
    ],
    es: [
      'cada cuánto me va a avisar',
      'cuándo me notifica el bot',
      'puedo recibir menos notificaciones',
      'a qué hora llegan los recordatorios',
    ],
  },
};
