import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly saved: string;
  readonly unchanged: string;
  readonly objectId: string;
  readonly openEngagements: string;
  readonly appointed: string;
  readonly leftBehind: (count: number) => string;
  readonly leftToLead: string;
  readonly history: string;
  readonly change: string;
  readonly giveRole: string;
  readonly remove: string;
  readonly move: string;
  readonly all: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Person',
    saved: 'Saved. It counts from their next message or click on.',
    unchanged: 'Nothing was different, so nothing was saved.',
    objectId: 'Entra object id',
    openEngagements: 'Engagements still to start',
    appointed: 'An administrator by the settings of the bot (ADMIN_OBJECT_IDS), whatever stands here.',
    leftBehind: (count) =>
      count === 1
        ? 'This person is no FastTrack Manager any more, and 1 engagement that is still to start is assigned to them.'
        : `This person is no FastTrack Manager any more, and ${String(count)} engagements that are still to start are assigned to them.`,
    leftToLead: 'A lead can move them with "reassign".',
    history: 'What was changed',
    change: 'Change',
    giveRole: 'Give a role',
    remove: 'Remove',
    move: 'Move their customers',
    all: 'All people',
  },
  es: {
    title: 'Persona',
    saved: 'Guardado. Cuenta desde su próximo mensaje o clic.',
    unchanged: 'No había nada distinto, así que no se ha guardado nada.',
    objectId: 'Identificador de objeto de Entra',
    openEngagements: 'Interacciones por iniciar',
    appointed: 'Es administrador por la configuración del bot (ADMIN_OBJECT_IDS), diga lo que diga aquí.',
    leftBehind: (count) =>
      count === 1
        ? 'Esta persona ya no es administrador de FastTrack y tiene asignada 1 interacción por iniciar.'
        : `Esta persona ya no es administrador de FastTrack y tiene asignadas ${String(count)} interacciones por iniciar.`,
    leftToLead: 'Un gerente regional puede pasarlas a otra persona con «reasignar».',
    history: 'Qué se ha cambiado',
    change: 'Cambiar',
    giveRole: 'Dar una función',
    remove: 'Dar de baja',
    move: 'Pasar sus clientes',
    all: 'Todas las personas',
  },
};
