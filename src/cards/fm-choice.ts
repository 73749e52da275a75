import { shortMonthInWords } from '../domain/day-in-words.ts';
import { firstDayOf, type Month } from '../domain/fm-load.ts';
import type { ByLanguage, Language } from '../domain/language.ts';
import { plainText } from './adaptive-card.ts';
import type { Choice } from './field.ts';

/** An FM as somebody who shares out work needs to see them. */
export interface FmOption {
  readonly fm: {
    readonly objectId: string;
    readonly name: string;
    /** Engagements they can start in one month; `undefined` when nobody set a number. */
    readonly capacityPerMonth?: number | undefined;
    readonly skills?: readonly string[] | undefined;
  };
  readonly isAway: boolean;
  /** Engagements that are theirs, whatever has become of them. */
  readonly assigned: number;
  /** Engagements to start in each month; months without any are absent. */
  readonly byMonth: ReadonlyMap<Month, number>;
}

/** So many choices are in sight at once; more are searched by typing. */
const FOLDED_CHOICES = 12;

/** More skills would push the load out of sight. */
const SHOWN_SKILLS = 3;

interface Texts {
  readonly load: (month: string, count: number) => string;
  readonly loadOfCapacity: (month: string, count: number, capacity: number) => string;
  readonly away: string;
}

const texts: ByLanguage<Texts> = {
  en: {
    load: (month, count) => `${month}: ${String(count)}`,
    loadOfCapacity: (month, count, capacity) => `${month}: ${String(count)} of ${String(capacity)}`,
    away: 'out of office',
  },
  es: {
    load: (month, count) => `${month}: ${String(count)}`,
    loadOfCapacity: (month, count, capacity) => `${month}: ${String(count)} de ${String(capacity)}`,
    away: 'fuera de la oficina',
  },
};

/** The FM as a choice, with their load in that month: "Fay Manager · Jan 2027: 3 of 8 · out of office · Exchange, Teams". */
export function fmChoice({ fm, isAway, byMonth }: FmOption, month: Month, language: Language): Choice {
  const words = texts[language];
  const { objectId, name, capacityPerMonth, skills = [] } = fm;
  const count = byMonth.get(month) ?? 0;
  const inWords = monthName(month, language);
  const load =
    capacityPerMonth === undefined
      ? words.load(inWords, count)
      : words.loadOfCapacity(inWords, count, capacityPerMonth);
  const isMore = skills.length > SHOWN_SKILLS;
  const shownSkills = `${skills.slice(0, SHOWN_SKILLS).map(plainText).join(', ')}${isMore ? ' …' : ''}`;
  return {
    title: [plainText(name), load, ...(isAway ? [words.away] : []), ...(skills.length > 0 ? [shownSkills] : [])].join(
      ' · ',
    ),
    value: objectId,
  };
}

/** The month in short words. */
export function monthName(month: Month, language: Language): string {
  return shortMonthInWords(firstDayOf(month), language);
}

/** How that many people are offered to choose from. */
export function peopleStyle(choices: readonly unknown[]): 'compact' | 'filtered' {
  return choices.length > FOLDED_CHOICES ? 'filtered' : 'compact';
}
