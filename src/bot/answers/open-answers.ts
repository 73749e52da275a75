import type { z } from 'zod';

import { answerId } from '../../application/change-engagements.ts';
import { isAbout } from '../../application/plan-reminders.ts';
import type { Submission } from '../../application/ports.ts';
import { showCustomer, type SeenCustomer } from '../../application/show-customer.ts';
import { workCalendarOf } from '../../application/work-calendar.ts';
import type { ActionView, AdaptiveCard } from '../../cards/adaptive-card.ts';
import type { TargetInput } from '../../cards/answer-input.ts';
import { dueReminderCard, type AskedWorkload } from '../../cards/due-reminder/card.ts';
import type { openAnswersInput } from '../../cards/due-reminder/input.ts';
import type { ChangeForm } from '../../cards/form/form-card.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { momentInWords } from '../../cards/wording.ts';
import type { WorkloadOption } from '../../cards/workloads-field.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { engagementKey, type WorkloadEngagement } from '../../domain/engagement.ts';
import { suggestsInactive, type QuestionKind } from '../../domain/reminder.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { Turn } from '../turn.ts';
import { backToList } from './back-to-list.ts';
import { all, formFor } from './open-form.ts';

/**
 * Asks how it went with a customer: about everything that can be answered, or about what reminders have asked. A reminder
 * that somebody has answered meanwhile is left out.
 */
export async function openAnswers(turn: Turn, input: z.infer<typeof openAnswersInput>): Promise<AdaptiveCard> {
  const { language, services, person } = turn;
  const toList = backToList(input.digestOf, language);
  const seen = await showCustomer(services, person, input.customer);
  if (!seen) return problemCard({ kind: 'notFound' }, language, toList);
  const { open, answered } = await unansweredOf(turn, input, seen);
  if (answered && open.length === 0) return answeredCard(turn, input.customer, answered, toList);
  const offer = { action: 'confirmStarted', picked: all, digestOf: input.digestOf } as const;
  const render = async (form: ChangeForm, customer: SeenCustomer): Promise<AdaptiveCard> => {
    const options = form.options.flatMap((option) => {
      if (!input.targets) return [option];
      const target = open.find(({ key }) => key === option.target.key);
      return target ? [{ ...option, target }] : [];
    });
    if (options.length === 0) {
      return problemCard({ kind: 'nothingToDo', tenantId: input.customer }, language, toList);
    }
    return dueReminderCard({
      language,
      customer: customer.tenant,
      questions: await askedNow(turn, options, customer),
      occasion: input.targets ? 'reminder' : 'asked',
      mayBeRepeated: false,
      offersL1: customer.engagements.some(({ allowed }) => allowed.has('changeL1')),
      today: customer.today,
      nowMs: services.clock.nowMs(),
      timeZone: person.timeZone,
      nonce: form.nonce,
      digestOf: form.digestOf,
    });
  };
  return formFor(turn, seen, { ...offer, render });
}

/** Those of the targets that the person may see and whose reminders nobody has answered, and who has answered one of the others. */
async function unansweredOf(
  { services }: Turn,
  { customer, targets: sent = [] }: z.infer<typeof openAnswersInput>,
  { engagements }: SeenCustomer,
): Promise<{ readonly open: readonly TargetInput[]; readonly answered: Submission | undefined }> {
  const visible = new Set(engagements.map(({ engagement }) => engagementKey(engagement)));
  const targets = sent.filter(
    ({ key, reminderId }) => visible.has(key) && (reminderId === undefined || isAbout(reminderId, key)),
  );
  const answers = await Promise.all(
    targets.map(({ reminderId }) =>
      reminderId === undefined
        ? Promise.resolve(undefined)
        : services.customers.getSubmission(customer, answerId(reminderId)),
    ),
  );
  return {
    open: targets.filter((_, index) => answers[index] === undefined),
    answered: answers.find((answer) => answer !== undefined),
  };
}

async function answeredCard(
  { services, person, language }: Turn,
  tenantId: string,
  { by, at }: Submission,
  next: readonly ActionView[],
): Promise<AdaptiveCard> {
  const savedBy = (await services.people.getPerson(by.objectId))?.name;
  const savedAt = momentInWords(Date.parse(at), person.timeZone, language);
  return problemCard({ kind: 'repeated', savedBy, savedAt, tenantId }, language, next);
}

/** What there is to ask about these workloads now. */
async function askedNow(
  { services: { people, holidays, clock } }: Turn,
  options: readonly WorkloadOption[],
  { today }: SeenCustomer,
): Promise<readonly AskedWorkload[]> {
  return Promise.all(
    options.map(async ({ engagement, target }) => {
      const fm = engagement.fmId === undefined ? undefined : await people.getPerson(engagement.fmId);
      const fmToday = fm ? dayIn(fm.timeZone, clock.nowMs()) : today;
      return {
        engagement,
        target,
        kind: kindNow(engagement, fmToday),
        suggestsInactive: fm && suggestsInactive(engagement, fmToday, workCalendarOf(fm, holidays)),
      };
    }),
  );
}

function kindNow({ esd, attempts }: WorkloadEngagement, today: CalendarDay): QuestionKind {
  if (esd && esd.date > today) return esd.precision === 'month' ? 'estimate' : 'headsUp';
  return esd?.date === today && attempts.length === 0 ? 'due' : 'followUp';
}
