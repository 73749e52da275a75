import { weekdayInWords } from '../../domain/day-in-words.ts';
import type { EntryFault, EntryWarning, PersonEvent } from '../../domain/decide-person.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { ROLES, type DirectoryEntry } from '../../domain/person.ts';
import type { TimeZone } from '../../domain/time-zone.ts';
import { MONDAY_TO_FRIDAY } from '../../domain/working-days.ts';
import { plainAction, plainText, submitAction, type ActionView, type AdaptiveCard } from '../adaptive-card.ts';
import { timeZoneChoices } from '../create-customer/time-zone-choices.ts';
import {
  dropdownField,
  lineField,
  multiChoiceField,
  personField,
  type FieldErrors,
  type FieldView,
  type FormState,
} from '../field.ts';
import { officeCard } from '../form/office-card.ts';
import { listPeopleData } from '../list-people/input.ts';
import { changeInWords, personWords } from '../person-in-words.ts';
import { openPersonData } from '../show-person/input.ts';
import { saveAnyway } from '../warning-texts.ts';
import { capitalised, wording } from '../wording.ts';
import { AS_CLIENT, savePersonVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form, for somebody new or for whom it changes. */
export interface PersonForm {
  readonly language: Language;
  /** As the directory has them, and the etag of that; `undefined` for somebody new. */
  readonly stored: { readonly entry: DirectoryEntry; readonly etag: string } | undefined;
  readonly isAppointed: boolean;
  /** The reader's, for somebody new. */
  readonly timeZone: TimeZone;
  readonly form: FormState;
  readonly nonce: string;
  /** What has to be confirmed before it is saved. */
  readonly warnings?: readonly EntryWarning[];
  readonly openEngagements?: number;
  /** Somebody who is in the directory already, to be opened instead. */
  readonly known?: string | undefined;
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** The form for what the directory says of a person. */
export function personFormCard(content: PersonForm): AdaptiveCard {
  const { language, stored, isAppointed, form, nonce, warnings = [], openEngagements = 0, known } = content;
  const words = texts[language];
  const change = stored ? { person: stored.entry.objectId, etag: stored.etag } : {};
  const confirmed = warnings.length > 0 ? { confirmed: warnings } : {};
  return officeCard({
    title: stored ? words.changeTitle : words.addTitle,
    subject: stored?.entry.name ?? '',
    intro: stored ? words.changeIntro : words.intro,
    details: isAppointed ? [words.appointed] : [],
    warning: warningsInWords(warnings, openEngagements, language),
    form,
    fields: [...(stored ? [] : whoFields(form, language)), ...entryFields(content)],
    actions: [
      submitAction(warnings.length > 0 ? saveAnyway(language) : wording[language].save, {
        verb: savePersonVerb,
        nonce,
        ...change,
        ...confirmed,
      }),
      ...(known === undefined ? [] : [plainAction(words.openThem, openPersonData(known))]),
      backAction(stored?.entry.objectId, language),
    ],
  });
}

/** What has to be confirmed, in one text. */
export function warningsInWords(
  warnings: readonly EntryWarning[],
  openEngagements: number,
  language: Language,
): string {
  return warnings.map((warning) => texts[language].warnings[warning](openEngagements)).join(' ');
}

function backAction(objectId: string | undefined, language: Language): ActionView {
  const words = texts[language];
  return objectId === undefined
    ? plainAction(words.all, listPeopleData({ text: '', withoutRole: false }))
    : plainAction(words.back, openPersonData(objectId));
}

function whoFields(form: FormState, language: Language): readonly FieldView[] {
  const words = texts[language];
  return [
    personField({ id: 'picked', label: words.picked, form, placeholder: words.pickedPlaceholder }),
    lineField({ id: 'objectId', label: words.objectId, form, placeholder: words.objectIdPlaceholder }),
  ];
}

function entryFields({ language, stored, timeZone, form }: PersonForm): readonly FieldView[] {
  const words = texts[language];
  const entry = stored?.entry;
  const { asClient, languages } = personWords[language];
  const zone = entry?.timeZone ?? timeZone;
  return [
    lineField({
      id: 'name',
      label: words.name,
      form,
      initial: plainText(entry?.name ?? ''),
      placeholder: words.namePlaceholder,
      required: words.problems.nameMissing,
    }),
    multiChoiceField({
      id: 'roles',
      label: words.roles,
      form,
      initial: entry?.roles.join(',') ?? '',
      choices: ROLES.map((role) => ({ title: wording[language].roles[role], value: role })),
    }),
    dropdownField({
      id: 'timeZone',
      label: words.timeZone,
      form,
      initial: zone,
      placeholder: words.timeZonePlaceholder,
      required: words.problems.timeZoneUnknown,
      choices: timeZoneChoices(zone, language),
      style: 'filtered',
    }),
    dropdownField({
      id: 'language',
      label: words.language,
      form,
      initial: entry?.language ?? AS_CLIENT,
      placeholder: asClient,
      choices: [
        { title: asClient, value: AS_CLIENT },
        ...LANGUAGES.map((known) => ({ title: languages[known], value: known })),
      ],
    }),
    multiChoiceField({
      id: 'workingDays',
      label: words.workingDays,
      form,
      initial: (entry?.workingDays ?? MONDAY_TO_FRIDAY).join(','),
      required: words.problems.workingDaysMissing,
      choices: WEEK.map((day) => ({ title: capitalised(weekdayInWords(day, language)), value: String(day) })),
    }),
    lineField({
      id: 'holidayCalendar',
      label: words.holidayCalendar,
      form,
      initial: entry?.holidayCalendar ?? '',
      placeholder: words.holidayCalendarPlaceholder,
    }),
    lineField({
      id: 'capacityPerMonth',
      label: words.capacity,
      form,
      initial: entry?.capacityPerMonth === undefined ? '' : String(entry.capacityPerMonth),
      placeholder: words.capacityPlaceholder,
    }),
    lineField({
      id: 'skills',
      label: words.skills,
      form,
      initial: plainText(entry?.skills?.join(', ') ?? ''),
      placeholder: words.skillsPlaceholder,
    }),
  ];
}

/** What is wrong, beside the inputs it is about; `regionsOf` names the calendars of a country. */
export function entryErrors(
  faults: readonly EntryFault[],
  { calendar, regionsOf }: { readonly calendar: string; readonly regionsOf: (country: string) => readonly string[] },
  language: Language,
): FieldErrors {
  const { problems, calendarUnknown } = texts[language];
  return Object.fromEntries(
    faults.map(({ field, problem }) => {
      const [country = ''] = calendar.trim().toUpperCase().split('-');
      return [field, problem === 'calendarUnknown' ? calendarUnknown(regionsOf(country)) : problems[problem]];
    }),
  );
}

/** What to say above a form about a person whom somebody else has changed meanwhile; it holds names, so it is no Markdown. */
export function overtakenPersonError(
  last: PersonEvent | undefined,
  reader: { readonly names: ReadonlyMap<string, string>; readonly timeZone: TimeZone; readonly language: Language },
): string {
  const words = texts[reader.language];
  if (!last) return words.overtakenBySomebody;
  const { when, what } = changeInWords(last, reader);
  return plainText(words.overtaken(when, what));
}

/** What to say above the form for somebody new who is in the directory already. */
export function alreadyThereError(name: string, language: Language): string {
  return plainText(texts[language].alreadyThere(name));
}
