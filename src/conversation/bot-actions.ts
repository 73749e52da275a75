import type { ByLanguage } from '../domain/language.ts';

/** What people can ask the bot to do, what is asked most first. */
export const BOT_ACTIONS = [
  'customers',
  'toDo',
  'capture',
  'reschedule',
  'started',
  'logAttempt',
  'inactive',
  'newCustomer',
  'assign',
  'people',
  'delivery',
  'reminderSettings',
  'absence',
  'language',
  'help',
] as const;

/** Something people can ask the bot to do. */
export type BotAction = (typeof BOT_ACTIONS)[number];

/** An action in one language. */
interface ActionTexts {
  /** As it stands on a button. */
  readonly title: string;
  /** Other ways to ask for it, by which it is found. */
  readonly otherWays: readonly string[];
}

export const botActions: Readonly<Record<BotAction, ByLanguage<ActionTexts>>> = {
  customers: {
    en: {
      title: 'My customers',
      otherWays: ['Show me my list of customers', 'Which customers do I have?', 'Look up a customer'],
    },
    es: {
      title: 'Mis clientes',
      otherWays: ['Enséñame mi lista de clientes', '¿Qué clientes tengo?', 'Buscar un cliente'],
    },
  },
  toDo: {
    en: {
      title: 'What waits for me',
      otherWays: ['What do I have to do today?', 'My tasks', 'Pending', 'What is open, overdue or due?'],
    },
    es: {
      title: 'Qué tengo pendiente',
      otherWays: ['¿Qué tengo que hacer hoy?', 'Mis tareas', 'Pendientes', '¿Qué está abierto, atrasado o vencido?'],
    },
  },
  capture: {
    en: {
      title: 'Enter a date',
      otherWays: [
        'New date',
        'Record the first date of a customer',
        'Add the engagement start date',
        'The customer wants to start on',
      ],
    },
    es: {
      title: 'Anotar una fecha',
      otherWays: [
        'Nueva fecha',
        'Registrar la primera fecha de un cliente',
        'Añadir la fecha de inicio de la interacción',
        'El cliente quiere empezar el',
      ],
    },
  },
  reschedule: {
    en: {
      title: 'Change a date',
      otherWays: [
        'Move the date',
        'Reschedule',
        'Postpone the start',
        'Correct a wrong date',
        'The customer wants another day',
      ],
    },
    es: {
      title: 'Cambiar una fecha',
      otherWays: [
        'Mover la fecha',
        'Reprogramar',
        'Aplazar el inicio',
        'Corregir una fecha equivocada',
        'El cliente quiere otro día',
      ],
    },
  },
  started: {
    en: {
      title: 'Confirm a start',
      otherWays: ['We exchanged information', 'We talked to the customer', 'It has started', 'The meeting took place'],
    },
    es: {
      title: 'Confirmar un inicio',
      otherWays: ['Intercambiamos información', 'Hablamos con el cliente', 'Ya ha empezado', 'Se celebró la reunión'],
    },
  },
  logAttempt: {
    en: {
      title: 'Log an attempt',
      otherWays: ['I tried, no answer', 'I left a voicemail', 'I sent an e-mail', 'I called and nobody answered'],
    },
    es: {
      title: 'Registrar un intento',
      otherWays: [
        'Lo intenté, sin respuesta',
        'Dejé un mensaje en el buzón de voz',
        'Envié un correo',
        'Llamé y no contestó nadie',
      ],
    },
  },
  inactive: {
    en: {
      title: 'Mark inactive',
      otherWays: [
        'The customer has gone inactive',
        'The customer never answers',
        'Give the customer up',
        'Close the customer',
      ],
    },
    es: {
      title: 'Marcar como inactivo',
      otherWays: [
        'El cliente ha quedado inactivo',
        'El cliente no contesta nunca',
        'Dar al cliente por perdido',
        'Cerrar el cliente',
      ],
    },
  },
  newCustomer: {
    en: {
      title: 'New customer',
      otherWays: ['Create a customer', 'Add a customer', 'Register a tenant', 'Onboard a company'],
    },
    es: {
      title: 'Nuevo cliente',
      otherWays: ['Crear un cliente', 'Añadir un cliente', 'Dar de alta un inquilino', 'Registrar una empresa'],
    },
  },
  assign: {
    en: {
      title: 'Assign a FastTrack Manager',
      otherWays: [
        'Assign somebody',
        'Who looks after this customer?',
        'Customers without a FastTrack Manager',
        'Move customers to another FM',
      ],
    },
    es: {
      title: 'Asignar administrador de FastTrack',
      otherWays: [
        'Asignar a alguien',
        '¿Quién lleva a este cliente?',
        'Clientes sin administrador de FastTrack',
        'Pasar clientes a otro FM',
      ],
    },
  },
  people: {
    en: {
      title: 'People',
      otherWays: ['Users and roles', 'Who may do what?', 'Give somebody a role', 'Add a colleague', 'Permissions'],
    },
    es: {
      title: 'Personas',
      otherWays: [
        'Usuarios y funciones',
        '¿Quién puede hacer qué?',
        'Dar una función a alguien',
        'Añadir a un compañero',
        'Permisos',
      ],
    },
  },
  delivery: {
    en: {
      title: 'Delivery of reminders',
      otherWays: ['Are reminders delivered?', 'Stop all reminders', 'Reminders that did not arrive', 'Undelivered'],
    },
    es: {
      title: 'Envío de avisos',
      otherWays: ['¿Se entregan los avisos?', 'Detener todos los avisos', 'Avisos que no llegaron', 'Sin entregar'],
    },
  },
  reminderSettings: {
    en: {
      title: 'Reminder settings',
      otherWays: [
        'Change the time of my reminders',
        'Pause my reminders',
        'Remind me less often',
        'Settings',
        'Preferences',
        'Notifications',
      ],
    },
    es: {
      title: 'Ajustes de avisos',
      otherWays: [
        'Cambiar la hora de mis avisos',
        'Pausar mis avisos',
        'Avisarme menos',
        'Ajustes',
        'Preferencias',
        'Configuración',
        'Notificaciones',
      ],
    },
  },
  absence: {
    en: {
      title: 'Out of office',
      otherWays: ['I am on holiday', 'Vacation', 'I will be away', 'Sick leave', 'Who stands in for me?'],
    },
    es: {
      title: 'Ausencia',
      otherWays: [
        'Estoy de vacaciones',
        'Fuera de la oficina',
        'No estaré',
        'Baja por enfermedad',
        '¿Quién me sustituye?',
      ],
    },
  },
  language: {
    en: { title: 'Español', otherWays: ['Change language', 'Speak Spanish', 'Talk to me in English'] },
    es: { title: 'English', otherWays: ['Cambiar de idioma', 'Hablar en inglés', 'Hábleme en español'] },
  },
  help: {
    en: { title: 'Help', otherWays: ['How does this work?', 'I need help', 'Commands'] },
    es: { title: 'Ayuda', otherWays: ['¿Cómo funciona esto?', 'Necesito ayuda', 'Órdenes'] },
  },
};
