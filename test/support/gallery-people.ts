import type { AdaptiveCard } from '../../src/cards/adaptive-card.ts';
import type { FormState } from '../../src/cards/field.ts';
import { peopleListCard, type PeopleListContent } from '../../src/cards/list-people/card.ts';
import { FORM_ERROR } from '../../src/cards/refusal-errors.ts';
import { removePersonCard } from '../../src/cards/remove-person/card.ts';
import {
  alreadyThereError,
  entryErrors,
  overtakenPersonError,
  personFormCard,
  type PersonForm,
} from '../../src/cards/save-person/card.ts';
import { texts as formTexts } from '../../src/cards/save-person/texts.ts';
import { personCard, type PersonContent } from '../../src/cards/show-person/card.ts';
import type { PersonEvent } from '../../src/domain/decide-person.ts';
import type { Language } from '../../src/domain/language.ts';
import type { DirectoryEntry } from '../../src/domain/person.ts';
import { ADMIN, aPerson, FM, GATEWAY, LEAD, OTHER_FM } from './builders.ts';

const FRESH: FormState = { values: {}, errors: {} };

/** The cards of administrators about people, by name. */
export function peopleCards(
  language: Language,
  { personName, text }: { readonly personName: string; readonly text: string },
): readonly (readonly [string, AdaptiveCard])[] {
  const entry: DirectoryEntry = {
    objectId: '00000000-0000-4000-8000-000000000103',
    name: personName,
    roles: ['fm', 'lead'],
    timeZone: 'America/Los_Angeles',
    language: 'en',
    workingDays: [1, 2, 3, 4, 5],
    holidayCalendar: 'US-CA',
    capacityPerMonth: 8,
    skills: ['Exchange', 'Teams', text],
  };
  const nameless: DirectoryEntry = {
    objectId: entry.objectId,
    name: personName,
    roles: [],
    timeZone: 'Europe/Madrid',
    workingDays: [1, 3],
  };
  const names = new Map([[ADMIN.objectId, personName]]);
  const event = (changes: Partial<PersonEvent>): PersonEvent => ({
    id: 'event-1',
    objectId: entry.objectId,
    at: '2027-01-18T09:00:00.000Z',
    by: ADMIN.objectId,
    via: 'card',
    before: {},
    after: {},
    ...changes,
  });
  const events: readonly PersonEvent[] = [
    event({ before: { roles: ['fm'] }, after: { roles: ['fm', 'lead'] } }),
    event({
      via: 'import',
      by: undefined,
      before: { workingDays: [1, 2, 3, 4], skills: ['Exchange'], capacityPerMonth: 6, language: 'es' },
      after: { workingDays: [1, 2, 3, 4, 5], skills: ['Exchange', text], holidayCalendar: 'US-CA' },
    }),
    event({ via: 'settings', by: undefined, after: { name: personName, roles: ['admin'], timeZone: 'UTC' } }),
    event({ by: 'gone', before: { name: personName, timeZone: 'Europe/Madrid' }, after: { name: text } }),
  ];
  const list = (changes: Partial<PeopleListContent>): PeopleListContent => ({
    language,
    filter: { text: '', withoutRole: false },
    people: [
      { ...FM, name: personName },
      { ...LEAD, roles: ['gateway', 'fm', 'lead', 'frpManager', 'admin'] },
      GATEWAY,
      ADMIN,
    ],
    page: 0,
    pageCount: 3,
    total: 20,
    hasOthers: true,
    mayChange: true,
    ...changes,
  });
  const shown = (changes: Partial<PersonContent>): PersonContent => ({
    language,
    timeZone: 'Europe/Madrid',
    entry,
    isAppointed: false,
    openEngagements: 5,
    mayChange: true,
    mayReassign: true,
    events,
    names,
    ...changes,
  });
  const form = (changes: Partial<PersonForm>): PersonForm => ({
    language,
    stored: { entry, etag: 'etag-1' },
    isAppointed: false,
    timeZone: 'Europe/Madrid',
    form: FRESH,
    nonce: 'nonce-1',
    ...changes,
  });
  const typed = {
    picked: OTHER_FM.objectId,
    objectId: 'fm',
    name: text,
    roles: '',
    timeZone: 'Mars/Base',
    language: 'fr',
    workingDays: '',
    holidayCalendar: 'es-xx',
    capacityPerMonth: 'many',
    skills: text,
  };
  const everything = entryErrors(
    [
      { field: 'name', problem: 'nameTooLong' },
      { field: 'timeZone', problem: 'timeZoneUnknown' },
      { field: 'language', problem: 'languageUnknown' },
      { field: 'workingDays', problem: 'workingDaysMissing' },
      { field: 'holidayCalendar', problem: 'calendarUnknown' },
      { field: 'capacityPerMonth', problem: 'capacityWrong' },
      { field: 'skills', problem: 'skillTooLong' },
    ],
    { calendar: 'es-xx', regionsOf: () => ['ES-AN', 'ES-MD'] },
    language,
  );
  const overtaken = overtakenPersonError(events[0], { names, timeZone: 'Europe/Madrid', language });

  return [
    ['people', peopleListCard(list({}))],
    [
      'people-found',
      peopleListCard(
        list({ filter: { text, withoutRole: false }, people: [FM], page: 2, mayChange: false, hasOthers: false }),
      ),
    ],
    [
      'people-without-role',
      peopleListCard(
        list({
          filter: { text: '', withoutRole: true },
          people: [aPerson({ name: personName })],
          pageCount: 1,
          total: 1,
          hasOthers: false,
        }),
      ),
    ],
    [
      'people-nobody',
      peopleListCard(
        list({ filter: { text, withoutRole: false }, people: [], pageCount: 1, total: 0, hasOthers: false }),
      ),
    ],
    ['person', personCard(shown({}))],
    ['person-saved', personCard(shown({ notice: 'saved', isAppointed: true, events: [] }))],
    [
      'person-left-behind',
      personCard(shown({ notice: 'saved', entry: { ...nameless, roles: ['gateway'] }, mayReassign: false })),
    ],
    ['person-removed', personCard(shown({ entry: nameless, openEngagements: 1, notice: 'unchanged' }))],
    ['person-for-a-lead', personCard(shown({ mayChange: false, events: [] }))],
    ['person-add', personFormCard(form({ stored: undefined }))],
    [
      'person-add-refused',
      personFormCard(
        form({
          stored: undefined,
          form: { values: typed, errors: { ...everything, objectId: formTexts[language].pickedDiffers } },
        }),
      ),
    ],
    [
      'person-add-known',
      personFormCard(
        form({
          stored: undefined,
          form: { values: typed, errors: { [FORM_ERROR]: alreadyThereError(personName, language) } },
          known: entry.objectId,
        }),
      ),
    ],
    ['person-change', personFormCard(form({ isAppointed: true }))],
    ['person-change-warned', personFormCard(form({ warnings: ['ownAdminRole', 'customersLeft'], openEngagements: 5 }))],
    [
      'person-change-overtaken',
      personFormCard(
        form({
          stored: { entry: nameless, etag: 'etag-2' },
          form: { values: typed, errors: { [FORM_ERROR]: overtaken } },
        }),
      ),
    ],
    [
      'person-remove',
      removePersonCard({
        language,
        entry,
        etag: 'etag-1',
        nonce: 'nonce-1',
        warnings: ['customersLeft'],
        openEngagements: 5,
        form: FRESH,
      }),
    ],
    [
      'person-remove-refused',
      removePersonCard({
        language,
        entry: { ...entry, roles: ['admin'] },
        etag: 'etag-1',
        nonce: 'nonce-1',
        warnings: [],
        openEngagements: 0,
        form: { values: {}, errors: { [FORM_ERROR]: formTexts[language].refusals.lastAdmin } },
      }),
    ],
  ];
}
