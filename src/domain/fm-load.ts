import { calendarDay, type CalendarDay } from './calendar-day.ts';
import { stateOn, type WorkloadEngagement } from './engagement.ts';

/** A month as `YYYY-MM`. */
export type Month = string;

/** The month that `day` lies in. */
export function monthOf(day: CalendarDay): Month {
  return day.slice(0, 7);
}

/** The first day of a month. */
export function firstDayOf(month: Month): CalendarDay {
  return calendarDay(`${month}-01`);
}

/**
 * How many engagements an FM has to start in each month: those with a date in it that have not started yet, new customers
 * and follow-on work alike (I18, R4, R8). Partners', inactive and suspended ones are nobody's load (R45).
 */
export function loadByMonth(
  engagements: readonly WorkloadEngagement[],
  today: CalendarDay,
): ReadonlyMap<Month, number> {
  const load = new Map<Month, number>();
  for (const engagement of engagements) {
    if (!engagement.esd || !isLoad(engagement, today)) continue;
    const month = monthOf(engagement.esd.date);
    load.set(month, (load.get(month) ?? 0) + 1);
  }
  return load;
}

function isLoad(engagement: WorkloadEngagement, today: CalendarDay): boolean {
  if (engagement.deliveryChannel === 'frp') return false;
  const state = stateOn(engagement, today);
  return state === 'scheduled' || state === 'due' || state === 'awaitingResponse';
}
