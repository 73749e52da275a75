import type { z } from 'zod';

import { setCompletion } from '../../application/set-completion.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { chosenTargets } from '../../cards/answer-input.ts';
import { refusalErrors } from '../../cards/refusal-errors.ts';
import { setCompletionCard } from '../../cards/set-completion/card.ts';
import type { openCompletionInput, setCompletionInput } from '../../cards/set-completion/input.ts';
import { readTypedDate } from '../../cards/typed-date.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { engagementKey } from '../../domain/engagement.ts';
import type { Turn } from '../turn.ts';
import { answerChange } from './answer-change.ts';
import { none, onlyOr, openForm } from './open-form.ts';

/** Opens the form for a deployment's completion, with the days that the workloads it is opened for share, if they do. */
export function openCompletion(
  turn: Turn,
  { customer, engagement: key }: z.infer<typeof openCompletionInput>,
): Promise<AdaptiveCard> {
  return openForm(turn, { customer }, 'setCompletion', onlyOr(key, none), (form) => {
    const engagements = form.options.map(({ engagement }) => engagement);
    const only = engagements.find((engagement) => engagementKey(engagement) === key);
    const completions = (only ? [only] : engagements).map(({ completion }) => completion);
    return setCompletionCard({
      ...form,
      initial: {
        planned: shared(completions.map(({ planned }) => planned)),
        actual: shared(completions.map(({ actual }) => actual)),
      },
    });
  });
}

/** Sets or clears the completion as the form says. */
export function answerCompletion(turn: Turn, input: z.infer<typeof setCompletionInput>): Promise<AdaptiveCard> {
  const { plannedCompletion, actualCompletion } = input;
  return answerChange(turn, input, {
    values: { plannedCompletion, actualCompletion },
    fields: {},
    errorsOf: ({ refusals }) => {
      const askedCount = chosenTargets(input).length;
      const isAboutActual = Map.groupBy(refusals, ({ refusal }) => refusal === 'completion-in-future');
      return {
        ...refusalErrors(isAboutActual.get(true) ?? [], askedCount, { date: 'actualCompletion' }, turn.language),
        ...refusalErrors(isAboutActual.get(false) ?? [], askedCount, { date: 'plannedCompletion' }, turn.language),
      };
    },
    render: (form) => setCompletionCard({ ...form, initial: {} }),
    perform: (request) => {
      const planned = readOptional(plannedCompletion);
      const actual = readOptional(actualCompletion);
      if ('error' in planned || 'error' in actual) {
        const errors = {
          ...('error' in planned ? { plannedCompletion: planned.error } : {}),
          ...('error' in actual ? { actualCompletion: actual.error } : {}),
        };
        return { kind: 'unreadable', errors };
      }
      return setCompletion(turn.services, {
        ...request,
        completion: { planned: planned.date, actual: actual.date },
      });
    },
  });

  function readOptional(typed: string): { readonly date: CalendarDay | undefined } | { readonly error: string } {
    return typed.trim() === '' ? { date: undefined } : readTypedDate(typed, turn.language);
  }
}

function shared(days: readonly (CalendarDay | undefined)[]): CalendarDay | undefined {
  return new Set(days).size === 1 ? days[0] : undefined;
}
