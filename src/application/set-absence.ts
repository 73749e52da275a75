import { addYears, type CalendarDay } from '../domain/calendar-day.ts';
import { officeRole } from '../domain/permission.ts';
import { isAway, type Absence, type Person } from '../domain/person.ts';
import { dayIn } from '../domain/time-zone.ts';
import { FMS } from './limits.ts';
import type { Clock, People } from './ports.ts';

/** A longer absence is taken for a typing error. */
const MAX_YEARS = 1;

/** Whose absence somebody may enter, and who can stand in. */
export type AbsenceChoices =
  | {
      readonly kind: 'choices';
      /** Whether they enter that of others, or only their own. */
      readonly whose: 'own' | 'all';
      /** Every FM with the present or next absence, in the order of their names. */
      readonly fms: readonly Person[];
    }
  | { readonly kind: 'forbidden' };

/** Shows the absences that are stored and not over. */
export async function showAbsences(
  { people, clock }: { readonly people: People; readonly clock: Clock },
  person: Person,
): Promise<AbsenceChoices> {
  const entersAll = officeRole('setAbsenceOfOthers', person) !== undefined;
  if (!entersAll && !officeRole('setAbsence', person)) return { kind: 'forbidden' };
  const fms = (await people.findByRole('fm', FMS)).map((fm): Person => {
    const isOver = fm.absence !== undefined && fm.absence.until < dayIn(fm.timeZone, clock.nowMs());
    return isOver ? { ...fm, absence: undefined } : fm;
  });
  return { kind: 'choices', whose: entersAll ? 'all' : 'own', fms };
}

/** Days an FM will be out of office, and who stands in. */
export interface AbsenceRequest {
  readonly person: Person;
  /** Whose absence it is; a lead enters that of others. */
  readonly fmId: string;
  /** `undefined` when the FM is back. */
  readonly absence: Absence | undefined;
  /** Opaque id of the card that is answered: the same one counts once, however often it arrives. */
  readonly nonce?: string;
}

/** What became of it; in all cases but `saved` nothing was written. */
export type AbsenceResult =
  | { readonly kind: 'saved'; readonly fm: Person; readonly delegate?: Person | undefined }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'noSuchFm' }
  | { readonly kind: 'noSuchDelegate' }
  /** Nobody stands in for themselves. */
  | { readonly kind: 'samePerson' }
  | { readonly kind: 'endsBeforeItBegins' }
  | { readonly kind: 'over' }
  | { readonly kind: 'tooLong' }
  /** The FM is away now, and would no longer be. */
  | { readonly kind: 'awayNow'; readonly absence: Absence };

/** Sets or clears an FM's absence. While it lasts, reminders go to the delegate, or to the lead when there is none (E17). */
export async function setAbsence(
  { people, clock }: { readonly people: People; readonly clock: Clock },
  { person, fmId, absence, nonce }: AbsenceRequest,
): Promise<AbsenceResult> {
  const action = fmId === person.objectId ? 'setAbsence' : 'setAbsenceOfOthers';
  if (!officeRole(action, person)) return { kind: 'forbidden' };
  const fm = await people.getPerson(fmId);
  if (!fm?.roles.includes('fm')) return { kind: 'noSuchFm' };
  const delegate = absence?.delegateId === undefined ? undefined : await people.getPerson(absence.delegateId);
  if (absence) {
    const today = dayIn(fm.timeZone, clock.nowMs());
    const problem = problemOf(absence, today);
    if (problem) return { kind: problem };
    if (fm.absence && isAway(fm, today) && absence.from > today) return { kind: 'awayNow', absence: fm.absence };
    if (absence.delegateId === fmId) return { kind: 'samePerson' };
    if (absence.delegateId !== undefined && !delegate?.roles.includes('fm')) return { kind: 'noSuchDelegate' };
  }
  const trace = nonce === undefined ? nonce : { nonce, at: new Date(clock.nowMs()).toISOString() };
  if ((await people.saveAbsence(fmId, absence, trace)) === 'saved') {
    return { kind: 'saved', fm: { ...fm, absence }, delegate };
  }
  // Shown as it is now: it may have been changed since this answer arrived first.
  const now = (await people.getPerson(fmId)) ?? fm;
  const delegateId = now.absence?.delegateId;
  return {
    kind: 'saved',
    fm: now,
    delegate: delegateId === undefined ? delegateId : await people.getPerson(delegateId),
  };
}

function problemOf(
  { from, until }: Absence,
  today: CalendarDay,
): 'endsBeforeItBegins' | 'over' | 'tooLong' | undefined {
  if (until < from) return 'endsBeforeItBegins';
  if (until < today) return 'over';
  return until > addYears(from < today ? today : from, MAX_YEARS) ? 'tooLong' : undefined;
}
