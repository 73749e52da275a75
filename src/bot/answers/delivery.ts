import type { z } from 'zod';

import { pauseReminders, resumeReminders } from '../../application/pause-reminders.ts';
import { retryReminders, type ReminderPlace } from '../../application/retry-reminders.ts';
import { showDelivery } from '../../application/show-delivery.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { deliveryCard, stopRemindersCard, type DeliveryContent } from '../../cards/delivery/card.ts';
import {
  tickedReminders,
  type ReminderPlaceInput,
  type resumeRemindersInput,
  type retryRemindersInput,
  type stopRemindersInput,
} from '../../cards/delivery/input.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { officeRole } from '../../domain/permission.ts';
import type { Turn } from '../turn.ts';

/** Shows whether reminders go out, and which do not arrive. */
export function openDelivery(turn: Turn): Promise<AdaptiveCard> {
  return showHow(turn, {});
}

/** Tries the ticked reminders again, and shows how things are then. */
export async function answerRetryReminders(
  turn: Turn,
  input: z.infer<typeof retryRemindersInput>,
): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const result = await retryReminders(services, {
    person,
    nonce: input.nonce,
    chosen: tickedReminders(input).map(placeOf),
    allBut: input.others === 'true' ? input.reminders.map(placeOf) : undefined,
  });
  switch (result.kind) {
    case 'retried':
      return showHow(turn, { notice: result });
    case 'nothingChosen':
      return showHow(turn, { isNothingTicked: true });
    case 'forbidden':
      return problemCard({ kind: 'forbidden' }, language);
  }
}

/** Asks whether all reminders are to be stopped. */
export function openStopReminders({ services, person, language }: Turn): Promise<AdaptiveCard> {
  return Promise.resolve(
    officeRole('manageDelivery', person)
      ? stopRemindersCard(language, services.newId())
      : problemCard({ kind: 'forbidden' }, language),
  );
}

/** Stops all reminders, and shows how things are then. */
export async function answerStopReminders(
  turn: Turn,
  { nonce }: z.infer<typeof stopRemindersInput>,
): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const { kind } = await pauseReminders(services, person, nonce);
  switch (kind) {
    case 'paused':
    case 'repeated':
      return showHow(turn, {});
    case 'alreadyPaused':
      return showHow(turn, { notice: { kind } });
    case 'forbidden':
      return problemCard({ kind }, language);
  }
}

/** Lets reminders go out again, and shows how things are then. */
export async function answerResumeReminders(
  turn: Turn,
  { pausedAt }: z.infer<typeof resumeRemindersInput>,
): Promise<AdaptiveCard> {
  const { services, person, language } = turn;
  const { kind } = await resumeReminders(services, { person, pausedAt });
  return kind === 'forbidden' ? problemCard({ kind }, language) : showHow(turn, { notice: { kind } });
}

async function showHow(
  { services, person, language }: Turn,
  said: Pick<DeliveryContent, 'notice' | 'isNothingTicked'>,
): Promise<AdaptiveCard> {
  const overview = await showDelivery(services, person);
  if (overview.kind === 'forbidden') return problemCard({ kind: 'forbidden' }, language);
  return deliveryCard({ ...overview, language, timeZone: person.timeZone, nonce: services.newId(), ...said });
}

function placeOf({ customer, reminder }: ReminderPlaceInput): ReminderPlace {
  return { tenantId: customer, id: reminder };
}
