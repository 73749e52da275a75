import { addMonths } from '../domain/calendar-day.ts';
import { loadByMonth, monthOf, type Month } from '../domain/fm-load.ts';
import { officeRole } from '../domain/permission.ts';
import { isAway, type Person } from '../domain/person.ts';
import { dayIn } from '../domain/time-zone.ts';
import { ENGAGEMENTS_OF_FM, FMS } from './limits.ts';
import type { Clock, CustomerRecords, People } from './ports.ts';

const MONTHS_AHEAD = 3;

/** How much an FM has to start, this month and in the next ones. */
export interface FmLoad {
  readonly fm: Person;
  readonly isAway: boolean;
  /** Engagements that are this FM's, whatever has become of them. */
  readonly assigned: number;
  /** Engagements to start in each month; months without any are absent. */
  readonly byMonth: ReadonlyMap<Month, number>;
  /** The same for the present month and the next ones. */
  readonly months: readonly { readonly month: Month; readonly count: number }[];
}

/** What loads are counted from. */
export interface LoadDependencies {
  readonly customers: CustomerRecords;
  readonly people: People;
  readonly clock: Clock;
}

/** The load of every FM, in the order of their names (R4, I18); of none when the viewer does not share work out. */
export async function showFmLoads(dependencies: LoadDependencies, viewer: Person): Promise<readonly FmLoad[]> {
  if (!officeRole('reassignFm', viewer)) return [];
  const fms = await dependencies.people.findByRole('fm', FMS);
  return Promise.all(fms.map((fm) => showFmLoad(dependencies, fm)));
}

/** The load of those who are FMs no longer and still have customers (E18); of none when the viewer does not share work out. */
export async function showFormerFmLoads(dependencies: LoadDependencies, viewer: Person): Promise<readonly FmLoad[]> {
  if (!officeRole('reassignFm', viewer)) return [];
  const former = await dependencies.people.findByRole('formerFm', FMS);
  const loads = await Promise.all(former.map((person) => showFmLoad(dependencies, person)));
  return loads.filter(({ assigned }) => assigned > 0);
}

/** The load of one person, whether or not they still are an FM. */
export async function showFmLoad(
  { customers, clock }: Pick<LoadDependencies, 'customers' | 'clock'>,
  fm: Person,
): Promise<FmLoad> {
  const today = dayIn(fm.timeZone, clock.nowMs());
  const engagements = await customers.findEngagementsOfFm(fm.objectId, ENGAGEMENTS_OF_FM);
  const byMonth = loadByMonth(engagements, today);
  const months = Array.from({ length: MONTHS_AHEAD }, (_, ahead) => monthOf(addMonths(today, ahead)));
  return {
    fm,
    isAway: isAway(fm, today),
    assigned: engagements.length,
    byMonth,
    months: months.map((month) => ({ month, count: byMonth.get(month) ?? 0 })),
  };
}
