import type { z } from 'zod';

import { findNames } from '../../application/find-names.ts';
import { savePerson, type SavePersonResult } from '../../application/save-person.ts';
import { showPerson } from '../../application/show-people.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { FieldErrors, FieldValues } from '../../cards/field.ts';
import { failedForm, problemCard } from '../../cards/problem/card.ts';
import { FORM_ERROR } from '../../cards/refusal-errors.ts';
import {
  alreadyThereError,
  entryErrors,
  overtakenPersonError,
  personFormCard,
  type PersonForm,
} from '../../cards/save-person/card.ts';
import { AS_CLIENT, type openChangePersonInput, type savePersonInput } from '../../cards/save-person/input.ts';
import { texts } from '../../cards/save-person/texts.ts';
import { decideEntry, type EntryWish, type PersonEvent } from '../../domain/decide-person.ts';
import { officeRole } from '../../domain/permission.ts';
import type { Turn } from '../turn.ts';
import { attempt } from './attempt.ts';
import { showPersonCard } from './show-people.ts';

type Input = z.infer<typeof savePersonInput>;

/** What the form is drawn with, besides whose it is. */
type Drawn = Partial<Pick<PersonForm, 'warnings' | 'openEngagements' | 'known'>> & {
  readonly values?: FieldValues;
  readonly errors?: FieldErrors;
};

/** Opens the form for somebody new. */
export function openAddPerson(turn: Turn): Promise<AdaptiveCard> {
  return askPerson(turn, undefined, {});
}

/** Opens the form for somebody whom the directory knows. */
export function openChangePerson(turn: Turn, { person }: z.infer<typeof openChangePersonInput>): Promise<AdaptiveCard> {
  return askPerson(turn, person, {});
}

/** Enters or changes somebody as the form says. */
export async function answerSavePerson(turn: Turn, input: Input): Promise<AdaptiveCard> {
  const { services, person: admin, language } = turn;
  const { verb, nonce, etag, confirmed = [], person: knownId, ...values } = input;
  // The form shows whom the directory knows, so nobody else gets it back.
  if (!officeRole('managePeople', admin)) return problemCard({ kind: 'forbidden' }, language);
  const again = (drawn: Drawn): Promise<AdaptiveCard> => askPerson(turn, knownId, { values, ...drawn });
  const wish = wishOf(input);
  const decision = decideEntry(wish, { knownId, isCalendar: (calendar) => services.holidays.isKnown(calendar) });
  const whoErrors = knownId === undefined ? errorsAboutWho(input, turn) : {};
  if (!decision.ok || Object.keys(whoErrors).length > 0) {
    const faults = decision.ok ? [] : decision.faults;
    const context = {
      calendar: wish.holidayCalendar,
      regionsOf: (country: string) => services.holidays.regionsOf(country),
    };
    return again({ errors: { ...entryErrors(faults, context, language), ...whoErrors } });
  }
  const { entry } = decision;
  const result = await attempt(turn, () => savePerson(services, { admin, entry, etag, nonce, confirmed }));
  switch (result.kind) {
    case 'failed':
      return again({ errors: { [FORM_ERROR]: failedForm(result.reference, language) } });
    case 'saved':
    case 'unchanged':
      return showPersonCard(turn, entry.objectId, result.kind);
    case 'alreadyThere':
      return again({
        errors: { [FORM_ERROR]: alreadyThereError(result.entry.name, language) },
        known: entry.objectId,
      });
    case 'unconfirmed':
      return again({ warnings: result.warnings, openEngagements: result.openEngagements });
    case 'overtaken':
    case 'refused':
      return again({ errors: { [FORM_ERROR]: await whyNot(turn, result) } });
    case 'notFound':
      return problemCard({ kind: 'personNotFound' }, language);
    case 'forbidden':
      return problemCard({ kind: 'forbidden' }, language);
  }
}

/** Why a change was not made, in words. */
export async function whyNot(
  { services, person: { timeZone }, language }: Turn,
  result: Extract<SavePersonResult, { readonly kind: 'overtaken' | 'refused' }>,
): Promise<string> {
  if (result.kind === 'refused') return texts[language].refusals[result.refusal];
  const names = await namesIn(services, result.last);
  return overtakenPersonError(result.last, { names, timeZone, language });
}

function namesIn({ people }: Turn['services'], event: PersonEvent | undefined): Promise<ReadonlyMap<string, string>> {
  return findNames(people, event?.by === undefined ? [] : [event.by]);
}

/** The form, with what was typed and what is wrong with it; it carries the entry as it is now. */
async function askPerson(
  { services, person: admin, language }: Turn,
  objectId: string | undefined,
  { values = {}, errors = {}, ...drawn }: Drawn,
): Promise<AdaptiveCard> {
  if (!officeRole('managePeople', admin)) return problemCard({ kind: 'forbidden' }, language);
  const shown = objectId === undefined ? undefined : await showPerson(services, admin, objectId);
  if (shown && shown.kind !== 'person') return problemCard({ kind: 'personNotFound' }, language);
  return personFormCard({
    language,
    stored: shown,
    isAppointed: shown?.isAppointed ?? false,
    timeZone: admin.timeZone,
    form: { values, errors },
    nonce: services.newId(),
    ...drawn,
  });
}

function wishOf(input: Input): EntryWish {
  return {
    objectId: input.objectId.trim() === '' ? input.picked : input.objectId,
    name: input.name,
    roles: listOf(input.roles),
    timeZone: input.timeZone,
    language: input.language === AS_CLIENT ? '' : input.language,
    workingDays: listOf(input.workingDays),
    holidayCalendar: input.holidayCalendar,
    capacityPerMonth: input.capacityPerMonth,
    skills: input.skills.split(/[,;\n]/),
  };
}

function listOf(joined: string): readonly string[] {
  return joined.split(',').filter((part) => part !== '');
}

/** Whether it is clear who is meant. */
function errorsAboutWho({ picked, objectId }: Input, { language }: Turn): FieldErrors {
  const words = texts[language];
  const [one, other] = [picked.trim().toLowerCase(), objectId.trim().toLowerCase()];
  if (one === '' && other === '') return { picked: words.pickedMissing, objectId: '' };
  return one !== '' && other !== '' && one !== other ? { objectId: words.pickedDiffers } : {};
}
