import type { ByLanguage } from '../domain/language.ts';
import type { BotAction } from './bot-actions.ts';

/** What people ask about the engagement start date; the answers follow `docs/rules.md`. */
export const HELP_TOPICS = [
  'purpose',
  'whichWorkloads',
  'oldEngagements',
  'isItKickoff',
  'firstContact',
  'whatIsAStart',
  'changeDate',
  'noAnswer',
  'neverAnswers',
  'whereReason',
  'nextDeployment',
  'successReview',
  'partner',
  'whoEnters',
  'reminders',
] as const;

/** A question that help answers. */
export type HelpTopic = (typeof HELP_TOPICS)[number];

/** A topic in one language. */
export interface HelpTexts {
  /** The question, short enough for a button. */
  readonly title: string;
  /** Other ways to ask it, by which it is found. */
  readonly otherWays: readonly string[];
  readonly answer: string;
}

/** All that help has to say about a question. */
export interface HelpEntry {
  readonly texts: ByLanguage<HelpTexts>;
  /** What the bot can do about it. */
  readonly action: BotAction;
  /** What is often asked next. */
  readonly related: readonly HelpTopic[];
}

export const helpTopics: Readonly<Record<HelpTopic, HelpEntry>> = {
  purpose: {
    action: 'customers',
    related: ['whatIsAStart', 'whichWorkloads', 'whoEnters'],
    texts: {
      en: {
        title: 'What is this date good for?',
        otherWays: [
          'What is the purpose of the engagement start date?',
          'How will the engagement start date be used?',
          'Why do we collect this date?',
          'What is the use of it?',
          'Why is a new date needed, what is the benefit?',
          'What is an engagement start date?',
          'Why is a customer asked when they are ready to start?',
          'What does ESD stand for?',
        ],
        answer:
          'The engagement start date says when a customer is ready to start with a FastTrack Manager, so that nobody who is ready is left waiting. It also helps to share customers out evenly, and shows which deployments follow and how long the gaps between them are.',
      },
      es: {
        title: '¿Para qué sirve la fecha?',
        otherWays: [
          '¿Cuál es el propósito de la fecha de inicio de la interacción?',
          '¿Cómo se usará la fecha de inicio de la interacción?',
          '¿Por qué se recoge esta fecha?',
          '¿Qué utilidad tiene?',
          '¿Por qué hace falta una fecha nueva, qué se gana?',
          '¿Qué es la fecha de inicio de la interacción?',
          '¿Por qué se pregunta al cliente cuándo está listo para empezar?',
          '¿Qué significa FII?',
        ],
        answer:
          'La fecha de inicio de la interacción dice cuándo está listo un cliente para empezar con un administrador de FastTrack, y así nadie que esté listo se queda esperando. También ayuda a repartir los clientes de forma equilibrada, y muestra qué implementaciones vienen después y cuánto tiempo queda entre ellas.',
      },
    },
  },
  whichWorkloads: {
    action: 'customers',
    related: ['oldEngagements', 'nextDeployment', 'purpose'],
    texts: {
      en: {
        title: 'Which workloads need a date?',
        otherWays: [
          'Does the engagement start date apply to all workloads of a tenant?',
          'Is the date per workload or per customer?',
          'Do blocked workloads need a date?',
          'Does the L1 have to be In Progress?',
          'Which L1 values need a date: Status Unknown, Blocked, No Intent?',
          'To which services does it apply?',
          'Workload not in progress, do I still need the date?',
        ],
        answer:
          'Each workload whose L1 is In Progress gets a date of its own, because the customer means to deploy it. Workloads with any other L1 (Status Unknown, Blocked, No Intent, Duplicate/Invalid) get none.',
      },
      es: {
        title: '¿Qué cargas llevan fecha?',
        otherWays: [
          '¿Se aplica la fecha de inicio de la interacción a todas las cargas de trabajo del inquilino?',
          '¿La fecha es por carga de trabajo o por cliente?',
          '¿Las cargas de trabajo bloqueadas necesitan fecha?',
          '¿El L1 tiene que estar En progreso?',
          '¿Qué valores de L1 llevan fecha: Estado desconocido, Bloqueado, Sin intención?',
          '¿A qué servicios se aplica?',
          'La carga de trabajo no está en progreso, ¿necesita fecha?',
        ],
        answer:
          'Cada carga de trabajo con L1 En progreso tiene su propia fecha, porque el cliente piensa implementarla. Las que tienen otro L1 (Estado desconocido, Bloqueado, Sin intención, Duplicado/no válido) no llevan ninguna.',
      },
    },
  },
  oldEngagements: {
    action: 'customers',
    related: ['whichWorkloads', 'nextDeployment', 'whoEnters'],
    texts: {
      en: {
        title: 'What about old engagements?',
        otherWays: [
          'Do I have to fill in the date for past engagements?',
          'Must I enter dates for engagements that are already under way?',
          'Is a backfill required?',
          'Do existing customers need the date?',
          'Do I need to go back to previous deployments?',
          'Current deployments without a date',
          'Engagements that started before this field existed',
        ],
        answer:
          'Nothing has to be entered for engagements that are over or already under way, and the bot does not ask for it. New work with the same customer gets a date as usual.',
      },
      es: {
        title: '¿Y las interacciones antiguas?',
        otherWays: [
          '¿Tengo que completar la fecha de interacciones anteriores?',
          '¿Hay que anotar fechas de interacciones que ya están en curso?',
          '¿Hay que rellenar hacia atrás?',
          '¿Los clientes actuales necesitan la fecha?',
          '¿Debo volver a implementaciones pasadas?',
          'Implementaciones en curso sin fecha',
          'Interacciones que empezaron antes de que existiera este campo',
        ],
        answer:
          'No hay que anotar nada para las interacciones terminadas ni para las que ya están en curso, y el bot no lo pide. El trabajo nuevo con el mismo cliente sí lleva su fecha.',
      },
    },
  },
  isItKickoff: {
    action: 'customers',
    related: ['whatIsAStart', 'firstContact', 'changeDate'],
    texts: {
      en: {
        title: 'Is it the kickoff date?',
        otherWays: [
          'Is the engagement start date the same as the kickoff date?',
          'Kickoff meeting',
          'Can the kickoff be on the same day?',
          'Can the kickoff be before or after the engagement start date?',
          'What is the difference between kickoff and engagement start date?',
          'We talked before the kickoff meeting, which date counts?',
          'Where do I enter the kickoff?',
        ],
        answer:
          'It can be the same day or earlier, never later. Larger customers often exchange information before the kickoff is even scheduled: then that earlier day counts. The date of the kickoff meeting itself is recorded on the card of the customer.',
      },
      es: {
        title: '¿Es la fecha del kickoff?',
        otherWays: [
          '¿La fecha de inicio de la interacción es la misma que la de la reunión de inicio?',
          'Reunión de inicio (kickoff)',
          '¿La reunión de inicio puede ser el mismo día?',
          '¿El kickoff puede ser antes o después de la fecha de inicio de la interacción?',
          '¿Qué diferencia hay entre el kickoff y la fecha de inicio de la interacción?',
          'Hablamos antes de la reunión de inicio, ¿qué fecha cuenta?',
          '¿Dónde anoto el kickoff?',
        ],
        answer:
          'Puede ser el mismo día o antes, nunca después. Con clientes grandes se suele intercambiar información incluso antes de convocar la reunión de inicio (kickoff): entonces cuenta ese día anterior. La fecha de la propia reunión se anota en la tarjeta del cliente.',
      },
    },
  },
  firstContact: {
    action: 'logAttempt',
    related: ['whatIsAStart', 'noAnswer', 'isItKickoff'],
    texts: {
      en: {
        title: 'Does a first e-mail count?',
        otherWays: [
          'Is it the date of the first e-mail to the customer?',
          'Is it the date I leave a voicemail?',
          'I sent an e-mail, is that a start?',
          'I wrote to them: does the engagement start with my message?',
          'Does a voicemail count as the engagement start date?',
          'I called and left a message',
          'Sent mail, no reply yet: is it started?',
          'Is the first contact the engagement start date?',
        ],
        answer:
          'No. An e-mail you sent or a voicemail you left is an attempt: log it, and the date stays as it is. The engagement starts on the day the customer and you exchange information about the FastTrack process.',
      },
      es: {
        title: '¿Cuenta un primer correo?',
        otherWays: [
          '¿Es la fecha del primer correo electrónico al cliente?',
          '¿Es la fecha en que dejo un mensaje en el buzón de voz?',
          'He enviado un correo, ¿es un inicio?',
          'Les he escrito: ¿empieza la interacción con mi mensaje?',
          '¿Un mensaje de voz cuenta como fecha de inicio de la interacción?',
          'Llamé y dejé un mensaje',
          'Correo enviado y aún sin respuesta: ¿está iniciada?',
          '¿El primer contacto es la fecha de inicio de la interacción?',
        ],
        answer:
          'No. Un correo enviado o un mensaje en el buzón de voz es un intento: regístrelo, y la fecha queda como está. La interacción empieza el día en que el cliente y usted intercambian información sobre el proceso de FastTrack.',
      },
    },
  },
  whatIsAStart: {
    action: 'started',
    related: ['firstContact', 'isItKickoff', 'changeDate'],
    texts: {
      en: {
        title: 'What counts as a start?',
        otherWays: [
          'When does an engagement start?',
          'What is the start of an engagement?',
          'From which moment on is an engagement started?',
          'Which conversation with the customer counts?',
          'The customer asked questions by e-mail and I answered them, is that a start?',
          'I talked to the customer on the phone to schedule the kickoff, does it count?',
          'Does the conversation with Gateway count as a start?',
          'How do I confirm that it started?',
        ],
        answer:
          'It takes both sides: the customer and you exchange information about the FastTrack process. That can be an e-mail exchange with their questions and your answers, a phone call in which you arrange the kickoff, or the kickoff itself. Talks with Gateway do not count.',
      },
      es: {
        title: '¿Qué cuenta como inicio?',
        otherWays: [
          '¿Cuándo empieza una interacción?',
          '¿Qué es el inicio de una interacción?',
          '¿Desde qué momento está iniciada una interacción?',
          '¿Qué conversación con el cliente cuenta?',
          'El cliente preguntó por correo y le contesté, ¿es un inicio?',
          'Hablé por teléfono con el cliente para fijar la reunión de inicio, ¿cuenta?',
          '¿La conversación con Gateway cuenta como inicio?',
          '¿Cómo confirmo que ha empezado?',
        ],
        answer:
          'Hacen falta las dos partes: el cliente y usted intercambian información sobre el proceso de FastTrack. Puede ser un intercambio de correos con sus preguntas y las respuestas de usted, una llamada en la que acuerdan la reunión de inicio (kickoff), o esa misma reunión. Las conversaciones con Gateway no cuentan.',
      },
    },
  },
  changeDate: {
    action: 'reschedule',
    related: ['whereReason', 'noAnswer', 'whoEnters'],
    texts: {
      en: {
        title: 'What if they want another date?',
        otherWays: [
          'Can I change the engagement start date?',
          'The customer wants to reschedule',
          'How do I move a date?',
          'Customer asked for a new date, what do I do?',
          'Who may update the date?',
          'The customer postponed the first conversation with the FM',
          'They prefer to start later',
        ],
        answer:
          'Change the date to the day the customer asks for, and give the reason. The bot saves both in one step, the reason in the overall status notes. Once a FastTrack Manager is assigned, that person changes it, or a lead for them.',
      },
      es: {
        title: '¿Y si quieren otra fecha?',
        otherWays: [
          '¿Puedo cambiar la fecha de inicio de la interacción?',
          'El cliente quiere reprogramar',
          '¿Cómo muevo una fecha?',
          'El cliente ha pedido una fecha nueva, ¿qué hago?',
          '¿Quién puede actualizar la fecha?',
          'El cliente ha aplazado la primera conversación con el FM',
          'Prefieren empezar más tarde',
        ],
        answer:
          'Cambie la fecha al día que pida el cliente e indique el motivo. El bot guarda ambas cosas en un solo paso, el motivo en las notas generales del estado. Cuando hay un administrador de FastTrack asignado, la cambia esa persona, o un gerente regional en su nombre.',
      },
    },
  },
  noAnswer: {
    action: 'logAttempt',
    related: ['neverAnswers', 'firstContact', 'changeDate'],
    texts: {
      en: {
        title: 'What if nobody answers?',
        otherWays: [
          'The customer does not answer on the engagement start date',
          'No response from the customer',
          'I cannot reach the customer',
          'They ignore my messages',
          'I tried to contact them and got no reply',
          'What do I do when a new customer does not respond?',
          'How many times do I have to try?',
          'They answered late, which date do I set?',
        ],
        answer:
          'Keep trying, and log each attempt: the date stays as it is meanwhile. When the customer answers and you agree on a day to talk, change the date to the day of that discussion.',
      },
      es: {
        title: '¿Y si no contestan?',
        otherWays: [
          'El cliente no responde en la fecha de inicio de la interacción',
          'Sin respuesta del cliente',
          'No consigo localizar al cliente',
          'No hacen caso a mis mensajes',
          'Intenté contactar con ellos y no hubo respuesta',
          '¿Qué hago cuando un cliente nuevo no responde?',
          '¿Cuántas veces tengo que intentarlo?',
          'Contestaron tarde, ¿qué fecha pongo?',
        ],
        answer:
          'Siga intentándolo y registre cada intento: mientras tanto, la fecha queda como está. Cuando el cliente conteste y acuerden un día para hablar, cambie la fecha al día de esa conversación.',
      },
    },
  },
  neverAnswers: {
    action: 'inactive',
    related: ['noAnswer', 'whereReason', 'changeDate'],
    texts: {
      en: {
        title: 'What if they never answer?',
        otherWays: [
          'The customer never responds and becomes inactive',
          'When do I mark a customer as inactive?',
          'Customer has gone silent, do I update the date?',
          'Inactive customer',
          'The customer is unresponsive after many attempts',
          'What happens to the date of an inactive customer?',
          'I am giving up on this customer',
          'An inactive customer has come back',
        ],
        answer:
          'Mark the customer inactive and explain the situation: it goes to the overall status notes, and the date stays as it is. When to do so is your decision, after at least one attempt. If the customer comes back, they get a new date.',
      },
      es: {
        title: '¿Y si no contestan nunca?',
        otherWays: [
          'El cliente nunca responde y se vuelve inactivo',
          '¿Cuándo marco a un cliente como inactivo?',
          'El cliente guarda silencio, ¿actualizo la fecha?',
          'Cliente inactivo',
          'El cliente no responde tras muchos intentos',
          '¿Qué pasa con la fecha de un cliente inactivo?',
          'Abandono a este cliente',
          'Un cliente inactivo ha vuelto',
        ],
        answer:
          'Marque al cliente como inactivo y explique la situación: queda en las notas generales del estado, y la fecha no cambia. Usted decide cuándo, tras un intento como mínimo. Si el cliente vuelve, se le pone una fecha nueva.',
      },
    },
  },
  whereReason: {
    action: 'reschedule',
    related: ['changeDate', 'neverAnswers', 'whoEnters'],
    texts: {
      en: {
        title: 'Where does the reason go?',
        otherWays: [
          'Do I have to enter notes when I change the date?',
          'Where do I write the reason for the change?',
          'Which notes field do I use?',
          'Entitlement notes or overall status notes?',
          'Where do the notes go?',
          'Why does the bot ask for a reason?',
          'Is a justification required?',
        ],
        answer:
          'Every change of a date needs its reason in the overall status notes, never in the entitlement notes. Type it on the form that changes the date: the bot writes the note in the same step. The first entry of a date needs none.',
      },
      es: {
        title: '¿Dónde va el motivo?',
        otherWays: [
          '¿Tengo que escribir notas cuando cambio la fecha?',
          '¿Dónde escribo el motivo del cambio?',
          '¿Qué campo de notas uso?',
          '¿Notas de derechos o notas generales del estado?',
          '¿Dónde van las notas?',
          '¿Por qué me pide el bot un motivo?',
          '¿Es obligatorio justificarlo?',
        ],
        answer:
          'Cada cambio de fecha necesita su motivo en las notas generales del estado, nunca en las notas de derechos. Escríbalo en el formulario que cambia la fecha: el bot redacta la nota en el mismo paso. La primera vez que se anota una fecha no hace falta.',
      },
    },
  },
  nextDeployment: {
    action: 'customers',
    related: ['successReview', 'whichWorkloads', 'changeDate'],
    texts: {
      en: {
        title: 'What about the next deployment?',
        otherWays: [
          'Do active customers who are deploying use the date?',
          'Serial deployment of additional workloads',
          'The customer will deploy another workload later, which date?',
          'I do not know the exact day of the next deployment',
          'Only the month is known, what do I enter?',
          'How do I enter an estimate?',
          'Follow-on workload for the same customer',
        ],
        answer:
          'Enter the day you plan to contact the customer about it. If only the month is known, use its first day: it is marked as an estimate, and you are asked for the day when it comes closer. Add the workload on the card of the customer, as a serial deployment.',
      },
      es: {
        title: '¿Y la próxima implementación?',
        otherWays: [
          '¿Los clientes activos que están implementando usan la fecha?',
          'Implementación en serie de cargas de trabajo adicionales',
          'El cliente implementará otra carga de trabajo más adelante, ¿qué fecha?',
          'No sé el día exacto de la siguiente implementación',
          'Solo se conoce el mes, ¿qué anoto?',
          '¿Cómo anoto una estimación?',
          'Carga de trabajo posterior del mismo cliente',
        ],
        answer:
          'Anote el día en que tiene previsto ponerse en contacto con el cliente para ello. Si solo se sabe el mes, use su primer día: queda marcada como estimación, y se le pedirá el día cuando se acerque. Añada la carga de trabajo en la tarjeta del cliente, como implementación en serie.',
      },
    },
  },
  successReview: {
    action: 'customers',
    related: ['nextDeployment', 'isItKickoff', 'whichWorkloads'],
    texts: {
      en: {
        title: 'New work after a success review?',
        otherWays: [
          'Intent for additional deployments in the Customer Success Review',
          'Customer Success Review',
          'What date for new work agreed in a success review?',
          'The customer showed intent in the CSR',
          'Success review: new workloads',
          'New projects came up in the review',
        ],
        answer:
          'Use the day your discussion about the new work should start; it can be the day of its kickoff. Add the workload on the card of the customer, with the Customer Success Review as its origin.',
      },
      es: {
        title: '¿Y tras una revisión del éxito?',
        otherWays: [
          'Intención de más implementaciones en la revisión del éxito del cliente',
          'Revisión del éxito del cliente',
          '¿Qué fecha lleva el trabajo nuevo acordado en una revisión del éxito?',
          'El cliente mostró intención en la revisión',
          'Revisión del éxito: cargas de trabajo nuevas',
          'En la revisión surgieron nuevos proyectos',
        ],
        answer:
          'Use el día en que debería empezar su conversación sobre el trabajo nuevo; puede coincidir con la reunión de inicio (kickoff) de ese trabajo. Añada la carga de trabajo en la tarjeta del cliente, con la revisión del éxito del cliente como origen.',
      },
    },
  },
  partner: {
    action: 'customers',
    related: ['whoEnters', 'whichWorkloads', 'reminders'],
    texts: {
      en: {
        title: 'What about partner customers?',
        otherWays: [
          'Do FastTrack Ready Partners use and update the date?',
          'Does a partner have to update the engagement start date?',
          'The customer is assigned to an FRP partner',
          'Who updates the date of a partner customer?',
          'FRP',
          'Do partners get reminders?',
          'Partner delivers the workload',
        ],
        answer:
          'They have a date too: Gateway enters it before it is decided who delivers. A FastTrack Ready Partner (FRP) does not have to update it in this version, and nobody is reminded of it.',
      },
      es: {
        title: '¿Y los clientes de socios?',
        otherWays: [
          '¿Los socios preparados para FastTrack usan y actualizan la fecha?',
          '¿Un socio tiene que actualizar la fecha de inicio de la interacción?',
          'El cliente está asignado a un socio FRP',
          '¿Quién actualiza la fecha de un cliente de socio?',
          'FRP',
          '¿Los socios reciben avisos?',
          'La carga de trabajo la entrega un socio',
        ],
        answer:
          'También llevan fecha: Gateway la anota antes de decidir quién se encarga. Un socio preparado para FastTrack (FRP) no tiene que actualizarla en esta versión, y a nadie le llegan avisos por ella.',
      },
    },
  },
  whoEnters: {
    action: 'capture',
    related: ['changeDate', 'whichWorkloads', 'partner'],
    texts: {
      en: {
        title: 'Who enters the first date?',
        otherWays: [
          'Who fills in the engagement start date of a new customer?',
          'Does Gateway enter the date?',
          'Is it the job of Gateway or of the FM?',
          'Who sets the initial date?',
          'Gateway did not enter a date, may I?',
          'How do I enter a first date?',
          'Who is responsible for the date?',
        ],
        answer:
          'For a new customer Gateway enters it first, as the customer says it, before anybody is assigned. If it is missing, the assigned FastTrack Manager may enter it. For follow-on work with an existing customer the FastTrack Manager enters it.',
      },
      es: {
        title: '¿Quién anota la primera fecha?',
        otherWays: [
          '¿Quién rellena la fecha de inicio de la interacción de un cliente nuevo?',
          '¿Gateway pone la fecha?',
          '¿Es tarea de Gateway o del FM?',
          '¿Quién pone la fecha inicial?',
          'Gateway no puso la fecha, ¿puedo ponerla yo?',
          '¿Cómo anoto una primera fecha?',
          '¿Quién es responsable de la fecha?',
        ],
        answer:
          'Para un cliente nuevo la anota primero Gateway, tal como la diga el cliente, antes de asignar a nadie. Si falta, puede anotarla el administrador de FastTrack asignado. Para el trabajo que sigue con un cliente existente la anota el administrador de FastTrack.',
      },
    },
  },
  reminders: {
    action: 'reminderSettings',
    related: ['noAnswer', 'changeDate', 'partner'],
    texts: {
      en: {
        title: 'When do reminders come?',
        otherWays: [
          'When will the bot remind me?',
          'How often do I get a reminder?',
          'How do I change the time of my reminders?',
          'How do I pause or stop reminders?',
          'Too many notifications',
          'Why did I get no reminder?',
          'Who gets the reminders while I am out of office?',
        ],
        answer:
          'The assigned FastTrack Manager is told one working day before the date, asked on the date, and asked again every two working days until there is an answer. When only the month is known, the day is asked for ten working days before. Nothing comes for workloads that are started, inactive, with a partner or not In Progress. Somebody who is out of office is not asked: their delegate or a lead is. You can choose the time, the interval and a pause.',
      },
      es: {
        title: '¿Cuándo llegan los avisos?',
        otherWays: [
          '¿Cuándo me avisará el bot?',
          '¿Cada cuánto recibo un aviso?',
          '¿Cómo cambio la hora de mis avisos?',
          '¿Cómo paro los avisos o hago una pausa?',
          'Demasiadas notificaciones',
          '¿Por qué no me ha llegado ningún recordatorio?',
          '¿Quién recibe los avisos mientras estoy fuera de la oficina?',
        ],
        answer:
          'Al administrador de FastTrack asignado se le avisa un día laborable antes de la fecha, se le pregunta en la fecha, y otra vez cada dos días laborables hasta que haya respuesta. Si solo se sabe el mes, se pide el día diez días laborables antes. No llega nada por cargas de trabajo ya iniciadas, inactivas, de un socio o que no estén En progreso. A quien está fuera de la oficina no se le pregunta: se pregunta a quien le sustituye o a un gerente regional. Usted puede elegir la hora, el intervalo y una pausa.',
      },
    },
  },
};
