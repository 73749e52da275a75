import type { z } from 'zod';

import { captureStartDate } from '../../application/capture-start-date.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { chosenTargets } from '../../cards/answer-input.ts';
import { captureCard } from '../../cards/capture-start-date/card.ts';
import {
  separateDateId,
  separateMonthOnlyId,
  type captureInput,
  type openCaptureInput,
} from '../../cards/capture-start-date/input.ts';
import { texts } from '../../cards/capture-start-date/texts.ts';
import type { FieldValues } from '../../cards/field.ts';
import { refusalErrors } from '../../cards/refusal-errors.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import { engagementKey, type EngagementKey } from '../../domain/engagement.ts';
import type { RequestedDate } from '../../domain/start-date.ts';
import { workloadName } from '../../domain/workload.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { offerCorrection } from './correct-start-date.ts';
import { all, onlyOr, openForm } from './open-form.ts';

/** Opens the form for a customer's first dates. */
export function openCapture(
  turn: Turn,
  { customer, engagement: key }: z.infer<typeof openCaptureInput>,
): Promise<AdaptiveCard> {
  return openForm(turn, { customer }, 'capture', onlyOr(key, all), captureCard);
}

/** Saves the first dates that the form brings. */
export function answerCapture(turn: Turn, input: z.infer<typeof captureInput>): Promise<AdaptiveCard> {
  const { verb, customer, targets, nonce, workloads, confirmed, ...values } = input;
  const typed: FieldValues = values;
  const dateFieldOf = (key: EngagementKey): string => (typed[separateDateId(key)] ? separateDateId(key) : 'date');
  const onlyMonth = (key: EngagementKey): boolean =>
    typed[separateMonthOnlyId(key)] === 'true' || (dateFieldOf(key) === 'date' && typed['monthOnly'] === 'true');
  return answerChange(turn, input, {
    values: typed,
    fields: {},
    render: captureCard,
    next: (saved) => offerCorrection(turn, saved),
    perform: (request) => {
      const dates = new Map<EngagementKey, RequestedDate>();
      const errors: Record<string, string> = {};
      const chosen = new Set(chosenTargets(input).map(({ key }) => key));
      for (const { key } of input.targets) {
        if (chosen.has(key)) {
          const field = dateFieldOf(key);
          const read = readTypedDate(typed[field] ?? '', turn.language);
          if ('error' in read) errors[field] = read.error;
          else dates.set(key, { date: read.date, precision: onlyMonth(key) ? 'month' : 'day' });
        } else if (typed[separateDateId(key)]) {
          const workload = workloadName(key.split('|')[0] ?? key, turn.language);
          errors[separateDateId(key)] = texts[turn.language].notPicked(workload);
        }
      }
      if (chosen.size > 0 && Object.keys(errors).length > 0) return { kind: 'unreadable', errors };
      return captureStartDate(turn.services, { ...request, dates, comment: typed['captureComment'] ?? '' });
    },
    errorsOf: ({ refusals }) => {
      const asked = chosenTargets(input);
      // Refusals of dates stand beside the date they are about, all others above the form.
      const isAboutDate = Map.groupBy(
        refusals,
        ({ refusal }) => refusal.startsWith('date-') || refusal.startsWith('month-'),
      );
      const errors: Record<string, string | undefined> = {
        ...refusalErrors(isAboutDate.get(false) ?? [], asked.length, { text: 'captureComment' }, turn.language),
      };
      const byField = Map.groupBy(isAboutDate.get(true) ?? [], ({ engagement }) =>
        dateFieldOf(engagementKey(engagement)),
      );
      for (const [field, ofField] of byField) {
        const askedThere = asked.filter(({ key }) => dateFieldOf(key) === field).length;
        Object.assign(errors, refusalErrors(ofField, askedThere, { date: field }, turn.language));
      }
      return errors;
    },
  });
}
