import { officeRole } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import type { Clock, DeliverySwitch, Log } from './ports.ts';

/** What stopping all reminders works on. */
export interface PauseDependencies {
  readonly deliverySwitch: DeliverySwitch;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Stops all reminders of everybody, in all processes, until somebody lets them go out again. Safe to repeat: who stopped them
 * first is kept, and the answer of one card (`nonce`) stops them once, even when they have been let go meanwhile.
 */
export async function pauseReminders(
  { deliverySwitch, clock, log }: PauseDependencies,
  person: Person,
  nonce?: string,
): Promise<{ readonly kind: 'paused' | 'alreadyPaused' | 'repeated' | 'forbidden' }> {
  if (!officeRole('manageDelivery', person)) return { kind: 'forbidden' };
  if (await deliverySwitch.getPause()) return { kind: 'alreadyPaused' };
  const at = new Date(clock.nowMs()).toISOString();
  const outcome = await deliverySwitch.savePause(
    { by: person.objectId, at },
    nonce === undefined ? nonce : { nonce, at },
  );
  if (outcome === 'repeated') return { kind: outcome };
  log.warn('All reminders have been stopped', { personId: person.objectId });
  return { kind: 'paused' };
}

/** Lets reminders go out again. Only the pause that began at `pausedAt` is ended, so that an old card does not end a later one. */
export async function resumeReminders(
  { deliverySwitch, log }: PauseDependencies,
  { person, pausedAt }: { readonly person: Person; readonly pausedAt: string },
): Promise<{ readonly kind: 'resumed' | 'notPaused' | 'pausedAgain' | 'forbidden' }> {
  if (!officeRole('manageDelivery', person)) return { kind: 'forbidden' };
  const pause = await deliverySwitch.getPause();
  if (!pause) return { kind: 'notPaused' };
  if (pause.at !== pausedAt) return { kind: 'pausedAgain' };
  await deliverySwitch.savePause(undefined);
  log.warn('Reminders go out again', { personId: person.objectId });
  return { kind: 'resumed' };
}
