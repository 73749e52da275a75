import type { CalendarDay } from './calendar-day.ts';

/** Something unusual that may be meant; it is saved once the person says so. */
export type Warning =
  /** Nobody works on that weekday. */
  | { readonly kind: 'day-off'; readonly date: CalendarDay }
  | { readonly kind: 'holiday'; readonly date: CalendarDay; readonly holiday: string }
  /** Unusually far ahead. */
  | { readonly kind: 'far-ahead'; readonly date: CalendarDay }
  /** The deployment would be done before it starts (I13). */
  | { readonly kind: 'completion-before-start'; readonly date: CalendarDay };

/** What a confirmation of this warning names: another date has to be confirmed again. */
export function warningKey({ kind, date }: Warning): string {
  return `${kind} ${date}`;
}
