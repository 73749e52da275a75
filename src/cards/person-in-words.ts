import { fieldsOf, type EntryField, type PersonEvent } from '../domain/decide-person.ts';
import { weekdayInWords } from '../domain/day-in-words.ts';
import type { ByLanguage, Language } from '../domain/language.ts';
import type { DirectoryEntry } from '../domain/person.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import type { WorkingDays } from '../domain/working-days.ts';
import { timeZoneName } from './create-customer/time-zone-choices.ts';
import { listed, momentInWords, wording } from './wording.ts';

interface Texts {
  readonly fields: Readonly<Record<EntryField, string>>;
  readonly nothing: string;
  readonly noRole: string;
  readonly asClient: string;
  readonly languages: Readonly<Record<Language, string>>;
  readonly days: (first: string, last: string) => string;
  readonly changed: (field: string, before: string, after: string) => string;
  readonly entered: (what: string) => string;
  readonly byImport: string;
  readonly bySettings: string;
}

/** Words about what the directory says of people. */
export const personWords: ByLanguage<Texts> = {
  en: {
    fields: {
      name: 'Name',
      roles: 'Roles',
      timeZone: 'Time zone',
      language: 'Language',
      workingDays: 'Working days',
      holidayCalendar: 'Public holidays',
      capacityPerMonth: 'Engagements they can start in a month',
      skills: 'Skills',
    },
    nothing: 'not set',
    noRole: 'none',
    asClient: 'As in their Teams',
    languages: { en: 'English', es: 'Spanish' },
    days: (first, last) => `${first} to ${last}`,
    changed: (field, before, after) => `${field}: ${before} → ${after}`,
    entered: (what) => `Entered. ${what}`,
    byImport: 'an imported file',
    bySettings: 'the settings of the bot',
  },
  es: {
    fields: {
      name: 'Nombre',
      roles: 'Funciones',
      timeZone: 'Zona horaria',
      language: 'Idioma',
      workingDays: 'Días laborables',
      holidayCalendar: 'Días festivos',
      capacityPerMonth: 'Interacciones que puede iniciar en un mes',
      skills: 'Especialidades',
    },
    nothing: 'sin indicar',
    noRole: 'ninguna',
    asClient: 'El de su Teams',
    languages: { en: 'Inglés', es: 'Español' },
    days: (first, last) => `De ${first} a ${last}`,
    changed: (field, before, after) => `${field}: ${before} → ${after}`,
    entered: (what) => `Alta. ${what}`,
    byImport: 'un archivo importado',
    bySettings: 'la configuración del bot',
  },
};

/** A part of an entry as people read it. */
export function fieldInWords(
  field: EntryField,
  entry: Partial<Pick<DirectoryEntry, EntryField>>,
  language: Language,
): string {
  const words = personWords[language];
  switch (field) {
    case 'name':
    case 'holidayCalendar':
      return entry[field] ?? words.nothing;
    case 'roles': {
      const roles = entry.roles ?? [];
      return roles.length === 0 ? words.noRole : roles.map((role) => wording[language].roles[role]).join(', ');
    }
    case 'timeZone':
      return entry.timeZone === undefined ? words.nothing : timeZoneName(entry.timeZone, language);
    case 'language':
      return entry.language === undefined ? words.asClient : words.languages[entry.language];
    case 'workingDays':
      return workingDaysInWords(entry.workingDays ?? [], language);
    case 'capacityPerMonth':
      return entry.capacityPerMonth === undefined ? words.nothing : String(entry.capacityPerMonth);
    case 'skills':
      return entry.skills?.join(', ') ?? words.nothing;
  }
}

/** The days somebody works: "Monday to Friday", or each by its name. */
function workingDaysInWords(days: WorkingDays, language: Language): string {
  const names = days.map((day) => weekdayInWords(day, language));
  const [first = 0] = days;
  const [firstName, lastName] = [names[0], names.at(-1)];
  const isRun = days.length > 2 && days.every((day, index) => day === first + index);
  if (firstName === undefined || lastName === undefined) return personWords[language].nothing;
  return isRun ? personWords[language].days(firstName, lastName) : listed(names, language);
}

/** A change of a person: when, by whom, and what was how before. */
export function changeInWords(
  event: PersonEvent,
  {
    names,
    timeZone,
    language,
  }: { readonly names: ReadonlyMap<string, string>; readonly timeZone: TimeZone; readonly language: Language },
): { readonly when: string; readonly what: string } {
  const words = personWords[language];
  const { at, by, via, before, after } = event;
  const author = via === 'import' ? words.byImport : via === 'settings' ? words.bySettings : wording[language].somebody;
  const isNew = Object.keys(before).length === 0 && after.name !== undefined;
  const fields = isNew ? fieldsOf(event).filter((field) => field === 'name' || field === 'roles') : fieldsOf(event);
  const changes = fields.map((field) =>
    isNew
      ? `${words.fields[field]}: ${fieldInWords(field, after, language)}`
      : words.changed(words.fields[field], fieldInWords(field, before, language), fieldInWords(field, after, language)),
  );
  const what = changes.join('. ');
  return {
    when: `${momentInWords(Date.parse(at), timeZone, language)} · ${by === undefined ? author : (names.get(by) ?? author)}`,
    what: isNew ? words.entered(what) : what,
  };
}
