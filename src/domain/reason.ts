/** Why a date changed. */
export type ReasonCode =
  | 'customerRequestedNewDate'
  | 'customerReplied'
  | 'actualDiffersFromPlan'
  | 'serialPlanChanged'
  | 'successReviewPlan'
  | 'estimateRefined'
  | 'reactivated'
  | 'correction'
  | 'other';

/** A code to count by and the author's own words (U20). */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
}

const REASON_MIN_CHARACTERS = 10;
const REASON_MAX_CHARACTERS = 1000;

/** One character can be many code units; what is kept has to fit on cards. */
const MAX_CODE_UNITS = 4 * REASON_MAX_CHARACTERS;

const graphemes = new Intl.Segmenter();

/** Characters as people count them: an emoji is one. */
function characterCount(text: string): number {
  return Array.from(graphemes.segment(text)).length;
}

/** Whether a text, without the blanks around it, is longer than what is kept. */
export function isTooLong(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length <= REASON_MAX_CHARACTERS) return false;
  return trimmed.length > MAX_CODE_UNITS || characterCount(trimmed) > REASON_MAX_CHARACTERS;
}

/** What is wrong with a person's explanation, without the blanks around it; `undefined` when nothing is. */
export function explanationProblem(text: string): 'text-too-short' | 'text-too-long' | undefined {
  if (isTooLong(text)) return 'text-too-long';
  return characterCount(text.trim()) < REASON_MIN_CHARACTERS ? 'text-too-short' : undefined;
}
