import { LATE_MS, REMINDERS_OF_LOOK } from '../application/limits.ts';
import type { DeliverySwitch, Log, UseCaseMeter } from '../application/ports.ts';
import { repairReminders, type RepairDependencies } from '../application/repair-reminders.ts';
import { LEADS } from '../domain/reminder.ts';
import { dayIn, instantAt, type TimeOfDay, type TimeZone } from '../domain/time-zone.ts';

/** How often one of all processes looks. */
const INTERVAL_MS = 3_600_000;
/** When an FM's day is looked through: before anybody is reminded. */
const EARLY: TimeOfDay = '06:00';
const DAY_MS = 86_400_000;
/** More FMs than one bot serves. */
const FMS = 1000;

/** What looking for missing reminders works on. */
export interface RepairerDependencies extends RepairDependencies {
  readonly deliverySwitch: DeliverySwitch;
  readonly log: Log;
  readonly meter: UseCaseMeter;
}

/**
 * Looks for missing and late reminders every hour, in one of all processes: for what has no FM, and for the FMs whose day has
 * begun since the last look. So each is looked through once a day, which keeps it cheap.
 */
export class ReminderRepair {
  readonly #dependencies: RepairerDependencies;
  #isStopping = false;

  constructor(dependencies: RepairerDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Repairs everybody's reminders when that is due. A failure with one FM leaves the others', and what was not finished is
   * begun again an hour later.
   */
  async repairWhenDue(): Promise<void> {
    const { deliverySwitch, clock, meter } = this.#dependencies;
    const nowMs = clock.nowMs();
    const claim = await deliverySwitch.claimRepair(nowMs, INTERVAL_MS);
    if (!claim) return;
    const isDone = await meter.during('repairReminders', () => this.#repair(claim.lastMs, nowMs));
    if (isDone) await deliverySwitch.finishRepair(nowMs);
  }

  /** Lets a running `repairWhenDue` end after the FM it is at. */
  stop(): void {
    this.#isStopping = true;
  }

  /** Whether everybody's reminders were looked after. */
  async #repair(lastMs: number, nowMs: number): Promise<boolean> {
    const { people, log } = this.#dependencies;
    const fms = [...(await people.findByRole('fm', FMS)), ...(await people.findByRole('formerFm', FMS))].filter(
      ({ timeZone }) => hasDayBegun(timeZone, lastMs, nowMs),
    );
    let opened = 0;
    let moved = 0;
    let failures = 0;
    for (const recipient of [...fms.map(({ objectId }) => objectId), LEADS]) {
      if (this.#isStopping) return false;
      try {
        const counts = await repairReminders(this.#dependencies, { recipient, recallsPutOff: false });
        opened += counts.opened;
        moved += counts.moved;
      } catch (error) {
        failures += 1;
        log.error('The reminders of one FM could not be looked after; they are in an hour', error);
      }
    }
    if (opened > 0) log.warn('Reminders were missing and have been planned', { opened });
    if (moved > 0) log.info('Reminders come at another time now', { moved });
    await this.#reportLate();
    return failures === 0;
  }

  async #reportLate(): Promise<void> {
    const { reminders, log } = this.#dependencies;
    const { nowMs, reminders: due } = await reminders.findDue(REMINDERS_OF_LOOK);
    const late = due.filter(({ nextAtMs = nowMs }) => nextAtMs < nowMs - LATE_MS).length;
    const stuck = await reminders.findStuck(REMINDERS_OF_LOOK);
    const blocked = stuck.filter(({ state }) => state === 'blocked').length;
    const dead = stuck.length - blocked;
    if (late + dead > 0) log.warn('Reminders wait for somebody to look after them', { late, blocked, dead });
  }
}

/** Whether a day has begun in that zone after `lastMs`. */
function hasDayBegun(timeZone: TimeZone, lastMs: number, nowMs: number): boolean {
  // A clock that has been set back knows nothing of what came after.
  if (nowMs - lastMs >= DAY_MS || lastMs > nowMs) return true;
  const begunAtMs = instantAt(dayIn(timeZone, nowMs), EARLY, timeZone);
  return lastMs < begunAtMs && begunAtMs <= nowMs;
}
