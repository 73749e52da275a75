import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly candidates: string;
  readonly noCandidates: string;
  readonly tenantId: string;
  readonly tenantIdIfOther: string;
  readonly tenantIdPlaceholder: string;
  readonly preview: string;
  readonly nothingChosen: string;
  readonly noTenantId: string;
  readonly unknownTenant: string;
  readonly sameRecord: string;
  readonly alreadyMerged: string;
  readonly tooMany: string;
  readonly busy: string;
  readonly blocked: (date: string) => string;
  readonly startedOn: (date: string) => string;
  readonly previewTitle: string;
  readonly survives: (record: string) => string;
  readonly isMerged: (record: string) => string;
  readonly previewIntro: string;
  readonly begun: string;
  readonly changed: string;
  readonly noWorkloads: string;
  readonly adopt: (date: string) => string;
  readonly adoptWithoutDate: string;
  readonly fill: (date: string) => string;
  readonly ask: (date: string, duplicateDate: string) => string;
  readonly keep: (date: string) => string;
  readonly keepWithoutDate: string;
  readonly whichDate: (workload: string) => string;
  readonly keepDate: (date: string) => string;
  readonly takeDate: (date: string) => string;
  readonly reason: string;
  readonly reasonPlaceholder: string;
  readonly reasonRequired: string;
  readonly merge: string;
  readonly finish: string;
  readonly another: string;
  readonly mergedTitle: string;
  readonly merged: (record: string) => string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Merge a duplicate',
    intro:
      'Only when one and the same tenant has been recorded twice, once under a wrong tenant id: this record goes on, the other one is set aside with its history. Other tenants of the same customer (same TPID) are no duplicates: leave them apart.',
    candidates: 'Which record is the duplicate of this one?',
    noCandidates: 'No record looks like this one. If you know the tenant id of the duplicate, enter it.',
    tenantId: 'Tenant id of the duplicate',
    tenantIdIfOther: 'If it is another record: its tenant id',
    tenantIdPlaceholder: '00000000-0000-0000-0000-000000000000',
    preview: 'Show what would happen',
    nothingChosen: 'Choose the record that is the duplicate, or enter its tenant id.',
    noTenantId: 'That is no tenant id: it has 32 digits and letters from a to f, in five groups.',
    unknownTenant: 'No customer is recorded under that tenant id.',
    sameRecord: 'That is the tenant id of this record itself.',
    alreadyMerged: 'That record has been merged into another one already.',
    tooMany: 'That record has more workloads than can be merged at once.',
    busy: 'One of these records is part of another merge. Finish that one first, or try again in ten minutes.',
    blocked: (date) =>
      `is inactive here, or its L1 is not In Progress, while the duplicate has an engagement start date: ${date}. Take it up again or set L1 first; then nothing gets lost.`,
    startedOn: (date) => `started, ${date}`,
    previewTitle: 'What the merge would do',
    survives: (record) => `Goes on: ${record}`,
    isMerged: (record) => `Is set aside: ${record}`,
    previewIntro: 'This cannot be undone. The history of both shows on the record that goes on.',
    begun: 'This merge had begun and was cut off: the duplicate has been set aside already. Finish it.',
    changed: 'One of the records has been changed meanwhile. Nothing was saved: look at it again.',
    noWorkloads: 'The duplicate has no workloads.',
    adopt: (date) => `is added, with its engagement start date: ${date}.`,
    adoptWithoutDate: 'is added, without an engagement start date.',
    fill: (date) => `gets the duplicate's engagement start date: ${date}.`,
    ask: (date, duplicateDate) =>
      `both have an engagement start date: ${date} here, ${duplicateDate} in the duplicate. Choose below.`,
    keep: (date) => `keeps its engagement start date: ${date}.`,
    keepWithoutDate: 'stays without an engagement start date.',
    whichDate: (workload) => `Which engagement start date counts for ${workload}?`,
    keepDate: (date) => `Keep this one: ${date}`,
    takeDate: (date) => `Take the duplicate's: ${date}`,
    reason: 'Reason (goes to the overall status notes)',
    reasonPlaceholder: 'For example: recorded once by intake and once by the FastTrack Manager',
    reasonRequired: 'Give the reason: it is saved with the merge.',
    merge: 'Merge',
    finish: 'Finish the merge',
    another: 'Choose another record',
    mergedTitle: 'Merged',
    merged: (record) => `This record now holds all that ${record} had.`,
  },
  es: {
    title: 'Combinar un duplicado',
    intro:
      'Solo cuando un mismo inquilino está registrado dos veces, una de ellas con un identificador equivocado: este registro sigue y el otro se aparta con su historial. Otros inquilinos del mismo cliente (mismo TPID) no son duplicados: no los combine.',
    candidates: '¿Qué registro es el duplicado de este?',
    noCandidates: 'Ningún registro se parece a este. Si conoce el identificador de inquilino del duplicado, indíquelo.',
    tenantId: 'Identificador de inquilino del duplicado',
    tenantIdIfOther: 'Si es otro registro: su identificador de inquilino',
    tenantIdPlaceholder: '00000000-0000-0000-0000-000000000000',
    preview: 'Ver qué pasaría',
    nothingChosen: 'Elija el registro que es el duplicado o indique su identificador de inquilino.',
    noTenantId: 'Eso no es un identificador de inquilino: tiene 32 cifras y letras de la a a la f, en cinco grupos.',
    unknownTenant: 'No hay ningún cliente registrado con ese identificador de inquilino.',
    sameRecord: 'Ese es el identificador de inquilino de este mismo registro.',
    alreadyMerged: 'Ese registro ya se combinó con otro.',
    tooMany: 'Ese registro tiene más cargas de trabajo de las que se pueden combinar a la vez.',
    busy: 'Uno de estos registros forma parte de otra combinación. Termine antes aquella o pruebe otra vez dentro de diez minutos.',
    blocked: (date) =>
      `aquí está inactiva, o su L1 no es «En progreso», y el duplicado tiene fecha de inicio de la interacción: ${date}. Retómela o cambie L1 antes; así no se pierde nada.`,
    startedOn: (date) => `iniciada, ${date}`,
    previewTitle: 'Qué haría la combinación',
    survives: (record) => `Sigue: ${record}`,
    isMerged: (record) => `Se aparta: ${record}`,
    previewIntro: 'No se puede deshacer. El historial de los dos se ve en el registro que sigue.',
    begun: 'Esta combinación había empezado y se interrumpió: el duplicado ya está apartado. Termínela.',
    changed: 'Uno de los registros ha cambiado entretanto. No se ha guardado nada: revíselo otra vez.',
    noWorkloads: 'El duplicado no tiene cargas de trabajo.',
    adopt: (date) => `se añade, con su fecha de inicio de la interacción: ${date}.`,
    adoptWithoutDate: 'se añade, sin fecha de inicio de la interacción.',
    fill: (date) => `recibe la fecha de inicio de la interacción del duplicado: ${date}.`,
    ask: (date, duplicateDate) =>
      `los dos tienen fecha de inicio de la interacción: aquí ${date}; en el duplicado ${duplicateDate}. Elija abajo.`,
    keep: (date) => `conserva su fecha de inicio de la interacción: ${date}.`,
    keepWithoutDate: 'sigue sin fecha de inicio de la interacción.',
    whichDate: (workload) => `¿Qué fecha de inicio de la interacción vale para ${workload}?`,
    keepDate: (date) => `Conservar esta: ${date}`,
    takeDate: (date) => `Usar la del duplicado: ${date}`,
    reason: 'Motivo (va a las notas generales del estado)',
    reasonPlaceholder: 'Por ejemplo: lo registraron Gateway y el administrador de FastTrack',
    reasonRequired: 'Indique el motivo: se guarda con la combinación.',
    merge: 'Combinar',
    finish: 'Terminar la combinación',
    another: 'Elegir otro registro',
    mergedTitle: 'Combinado',
    merged: (record) => `Este registro incluye ahora todo lo que tenía ${record}.`,
  },
};
