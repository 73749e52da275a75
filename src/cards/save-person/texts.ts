import type { EntryProblem, EntryRefusal, EntryWarning } from '../../domain/decide-person.ts';
import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly addTitle: string;
  readonly changeTitle: string;
  readonly intro: string;
  readonly changeIntro: string;
  readonly appointed: string;
  readonly picked: string;
  readonly pickedPlaceholder: string;
  readonly objectId: string;
  readonly objectIdPlaceholder: string;
  readonly name: string;
  readonly namePlaceholder: string;
  readonly roles: string;
  readonly timeZone: string;
  readonly timeZonePlaceholder: string;
  readonly language: string;
  readonly workingDays: string;
  readonly holidayCalendar: string;
  readonly holidayCalendarPlaceholder: string;
  readonly capacity: string;
  readonly capacityPlaceholder: string;
  readonly skills: string;
  readonly skillsPlaceholder: string;
  /** `regions` are the calendars there are for the country that was typed. */
  readonly problems: Readonly<Record<Exclude<EntryProblem, 'calendarUnknown'>, string>>;
  readonly calendarUnknown: (regions: readonly string[]) => string;
  readonly pickedMissing: string;
  readonly pickedDiffers: string;
  readonly alreadyThere: (name: string) => string;
  readonly openThem: string;
  readonly refusals: Readonly<Record<EntryRefusal, string>>;
  readonly warnings: Readonly<Record<EntryWarning, (openEngagements: number) => string>>;
  /** `when` says by whom, too. */
  readonly overtaken: (when: string, what: string) => string;
  readonly overtakenBySomebody: string;
  readonly back: string;
  readonly all: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    addTitle: 'Add a person',
    changeTitle: 'Change a person',
    intro:
      'Search for somebody of your organisation, or type their object id: everybody without a role sees it when they write to the bot. Guests are not answered.',
    changeIntro:
      'What people have chosen for themselves, their language and reminder time, goes before what stands here.',
    appointed: 'The settings of the bot make this person an administrator, whatever is ticked.',
    picked: 'Who is it?',
    pickedPlaceholder: 'Search by name',
    objectId: 'Or their Entra object id, where your Teams cannot search',
    objectIdPlaceholder: '00000000-0000-0000-0000-000000000000',
    name: 'Name, as colleagues see it on cards',
    namePlaceholder: 'First name and surname',
    roles: 'What do they do? (nothing ticked: they may do nothing)',
    timeZone: 'Time zone',
    timeZonePlaceholder: 'Choose a place',
    language: 'Language, until they choose one themselves',
    workingDays: 'On which days do they work?',
    holidayCalendar: 'Public holidays: country, or country and region (leave empty for none)',
    holidayCalendarPlaceholder: 'ES, ES-MD, US, US-CA, MX, GB-ENG …',
    capacity: 'For FastTrack Managers: engagements they can start in a month',
    capacityPlaceholder: 'Leave empty when there is no limit',
    skills: 'For FastTrack Managers: skills, with commas between them',
    skillsPlaceholder: 'Exchange, Teams, migrations',
    problems: {
      objectIdWrong: 'That is no object id. It looks like 00000000-0000-0000-0000-000000000000.',
      nameMissing: 'Type a name.',
      nameTooLong: 'That is too long: at most 100 characters.',
      roleUnknown: 'One of these roles is not known. Tick them again.',
      timeZoneUnknown: 'Choose a time zone.',
      languageUnknown: 'Choose one of the languages.',
      workingDaysMissing: 'Tick at least one day.',
      workingDayUnknown: 'One of these days is not known. Tick them again.',
      capacityWrong: 'Type a whole number from 0 to 200, or leave it empty.',
      skillsTooMany: 'At most 20 skills, please.',
      skillTooLong: 'Each skill may have at most 40 characters. Put commas between them.',
    },
    calendarUnknown: (regions) =>
      regions.length === 0
        ? 'There is no such calendar. Type the two letters of a country, such as ES, and a region after them if you like.'
        : `That country has no such region. There are: ${regions.join(', ')}.`,
    pickedMissing: 'Search for somebody, or type their object id below.',
    pickedDiffers: 'This is somebody else than the person picked above. Leave one of the two empty.',
    alreadyThere: (name) => `${name} is in the directory already. Nothing was saved.`,
    openThem: 'Open them',
    refusals: {
      lastAdmin:
        'There is no other administrator, so nobody could give roles any more. Make somebody else an administrator first.',
      appointed:
        'The settings of the bot make this person an administrator. Take their id out of ADMIN_OBJECT_IDS and restart the bot first.',
    },
    warnings: {
      ownAdminRole: () => 'You take the administrator role from yourself. Only another administrator can give it back.',
      customersLeft: (count) =>
        count === 1
          ? '1 engagement that is still to start is assigned to this person. It stays theirs until a lead moves it.'
          : `${String(count)} engagements that are still to start are assigned to this person. They stay theirs until a lead moves them.`,
    },
    overtaken: (when, what) =>
      `Somebody was faster (${when}). ${what}. Nothing of yours was saved: what you entered is still here. Compare, and save again if it still fits.`,
    overtakenBySomebody:
      'Somebody changed this person meanwhile. Nothing of yours was saved: what you entered is still here. Compare, and save again if it still fits.',
    back: 'Back',
    all: 'All people',
  },
  es: {
    addTitle: 'Dar de alta a una persona',
    changeTitle: 'Cambiar una persona',
    intro:
      'Busque a alguien de su organización, o escriba su identificador de objeto: quien no tiene función lo ve cuando escribe al bot. A los invitados no se les responde.',
    changeIntro:
      'Lo que cada persona ha elegido, su idioma y la hora de sus avisos, tiene prioridad sobre lo que figura aquí.',
    appointed: 'La configuración del bot hace administrador a esta persona, marque lo que marque.',
    picked: '¿Quién es?',
    pickedPlaceholder: 'Busque por nombre',
    objectId: 'O su identificador de objeto de Entra, si su Teams no puede buscar',
    objectIdPlaceholder: '00000000-0000-0000-0000-000000000000',
    name: 'Nombre, como lo verán en las tarjetas',
    namePlaceholder: 'Nombre y apellidos',
    roles: '¿Qué hace? (si no marca nada, no podrá hacer nada)',
    timeZone: 'Zona horaria',
    timeZonePlaceholder: 'Elija un lugar',
    language: 'Idioma, hasta que elija uno por su cuenta',
    workingDays: '¿Qué días trabaja?',
    holidayCalendar: 'Días festivos: país, o país y región (vacío si no hay)',
    holidayCalendarPlaceholder: 'ES, ES-MD, US, US-CA, MX, GB-ENG…',
    capacity: 'Para administradores de FastTrack: interacciones que puede iniciar en un mes',
    capacityPlaceholder: 'Vacío si no hay límite',
    skills: 'Para administradores de FastTrack: especialidades, separadas con comas',
    skillsPlaceholder: 'Exchange, Teams, migraciones',
    problems: {
      objectIdWrong: 'No es un identificador de objeto. Tiene la forma 00000000-0000-0000-0000-000000000000.',
      nameMissing: 'Escriba un nombre.',
      nameTooLong: 'Es demasiado largo: 100 caracteres como mucho.',
      roleUnknown: 'Una de estas funciones no se conoce. Márquelas de nuevo.',
      timeZoneUnknown: 'Elija una zona horaria.',
      languageUnknown: 'Elija uno de los idiomas.',
      workingDaysMissing: 'Marque al menos un día.',
      workingDayUnknown: 'Uno de estos días no se conoce. Márquelos de nuevo.',
      capacityWrong: 'Escriba un número entero de 0 a 200, o déjelo vacío.',
      skillsTooMany: 'Como mucho 20 especialidades, por favor.',
      skillTooLong: 'Cada especialidad puede tener 40 caracteres como mucho. Sepárelas con comas.',
    },
    calendarUnknown: (regions) =>
      regions.length === 0
        ? 'No existe ese calendario. Escriba las dos letras de un país, como ES, y si quiere una región detrás.'
        : `Ese país no tiene esa región. Existen: ${regions.join(', ')}.`,
    pickedMissing: 'Busque a alguien, o escriba abajo su identificador de objeto.',
    pickedDiffers: 'Es otra persona que la elegida arriba. Deje vacío uno de los dos.',
    alreadyThere: (name) => `${name} ya está en el directorio. No se ha guardado nada.`,
    openThem: 'Abrir esa persona',
    refusals: {
      lastAdmin:
        'No hay ningún otro administrador del bot, así que nadie podría dar funciones. Haga antes administrador a otra persona.',
      appointed:
        'La configuración del bot hace administrador a esta persona. Quite antes su identificador de ADMIN_OBJECT_IDS y reinicie el bot.',
    },
    warnings: {
      ownAdminRole: () =>
        'Se quita usted la función de administrador. Solo otro administrador del bot se la puede devolver.',
      customersLeft: (count) =>
        count === 1
          ? 'Esta persona tiene asignada 1 interacción por iniciar. Seguirá siendo suya hasta que un gerente regional la pase a otra.'
          : `Esta persona tiene asignadas ${String(count)} interacciones por iniciar. Seguirán siendo suyas hasta que un gerente regional las pase a otra.`,
    },
    overtaken: (when, what) =>
      `Alguien se ha adelantado (${when}). ${what}. No se ha guardado nada de lo suyo: lo que escribió sigue aquí. Compare, y guarde otra vez si sigue valiendo.`,
    overtakenBySomebody:
      'Alguien ha cambiado entretanto a esta persona. No se ha guardado nada de lo suyo: lo que escribió sigue aquí. Compare, y guarde otra vez si sigue valiendo.',
    back: 'Volver',
    all: 'Todas las personas',
  },
};
