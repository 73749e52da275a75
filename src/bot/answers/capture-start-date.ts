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
import type { FieldValues } from '../../cards/field.ts';
import { refusalErrors } from '../../cards/refusal-errors.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import { engagementKey, type EngagementKey } from '../../domain/engagement.ts';
import type { RequestedDate } from '../../domain/start-date.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { openForm } from './open-form.ts';

/** Opens the form for a customer's first dates. */
export function openCapture(turn: Turn, { customer }: z.infer<typeof openCaptureInput>): Promise<AdaptiveCard> {
  return openForm(turn, customer, 'capture', captureCard);
}

/** Saves the first dates that the form brings. */
export function answerCapture(turn: Turn, input: z.infer<typeof captureInput>): Promise<AdaptiveCard> {
  const { verb, customer, targets, nonce, workloads, ...values } = input;
  const typed: FieldValues = values;
  const dateFieldOf = (key: EngagementKey): string => (typed[separateDateId(key)] ? separateDateId(key) : 'date');
  return answerChange(turn, input, {
    values: typed,
    fields: { date: 'date' },
    render: captureCard,
    perform: (request) => {
      const dates = new Map<EngagementKey, RequestedDate>();
      const errors: Record<string, string> = {};
      for (const { key } of chosenTargets(input)) {
        const field = dateFieldOf(key);
        const read = readTypedDate(typed[field] ?? '', turn.language);
        const monthOnly = typed[field === 'date' ? 'monthOnly' : separateMonthOnlyId(key)] === 'true';
        if ('error' in read) errors[field] = read.error;
        else dates.set(key, { date: read.date, precision: monthOnly ? 'month' : 'day' });
      }
      if (Object.keys(errors).length > 0) return { kind: 'unreadable', errors };
      return captureStartDate(turn.services, { ...request, dates });
    },
    errorsOf: ({ refusals }) => {
      const asked = chosenTargets(input);
      const errors: Record<string, string | undefined> = {};
      const byField = Map.groupBy(refusals, ({ engagement }) => dateFieldOf(engagementKey(engagement)));
      for (const [field, ofField] of byField) {
        const askedThere = asked.filter(({ key }) => dateFieldOf(key) === field).length;
        Object.assign(errors, refusalErrors(ofField, askedThere, { date: field }, turn.language));
      }
      return errors;
    },
  });
}
