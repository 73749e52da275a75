import { FMS } from '../application/limits.ts';
import type { DeliverySwitch, Log, UseCaseMeter } from '../application/ports.ts';
import { repairReminders, type RepairDependencies } from '../application/repair-reminders.ts';
import { LEADS } from '../domain/reminder.ts';

/** How often missing reminders are looked for, by one of all processes. */
const INTERVAL_MS = 3_600_000;
/** A reminder that has waited for longer is late. */
const LATE_MS = 10 * 60_000;
const LOOK = 1000;

/** What looking for missing reminders works on. */
export interface RepairerDependencies extends RepairDependencies {
  readonly deliverySwitch: DeliverySwitch;
  readonly log: Log;
  readonly meter: UseCaseMeter;
}

/** Looks for missing and late reminders once an hour, in one of all processes. */
export class ReminderRepair {
  readonly #dependencies: RepairerDependencies;

  constructor(dependencies: RepairerDependencies) {
    this.#dependencies = dependencies;
  }

  /** Repairs everybody's reminders when that is due; a failure with one FM leaves the others'. */
  async repairWhenDue(): Promise<void> {
    const { deliverySwitch, clock, meter } = this.#dependencies;
    if (!(await deliverySwitch.claimRepair(clock.nowMs(), INTERVAL_MS))) return;
    await meter.during('repairReminders', () => this.#repair());
  }

  async #repair(): Promise<void> {
    const { people, log } = this.#dependencies;
    const fms = [...(await people.findByRole('fm', FMS)), ...(await people.findByRole('formerFm', FMS))];
    let opened = 0;
    let moved = 0;
    for (const recipient of [...fms.map(({ objectId }) => objectId), LEADS]) {
      try {
        const counts = await repairReminders(this.#dependencies, { recipient, recallsPutOff: false });
        opened += counts.opened;
        moved += counts.moved;
      } catch (error) {
        log.error('The reminders of one FM could not be looked after; they are in an hour', error);
      }
    }
    if (opened > 0) log.warn('Reminders were missing and have been planned', { opened });
    if (moved > 0) log.info('Reminders come at another time now', { moved });
    await this.#reportLate();
  }

  async #reportLate(): Promise<void> {
    const { reminders, log } = this.#dependencies;
    const { nowMs, reminders: due } = await reminders.findDue(LOOK);
    const late = due.filter(({ nextAtMs = nowMs }) => nextAtMs < nowMs - LATE_MS).length;
    const stuck = await reminders.findStuck(LOOK);
    const blocked = stuck.filter(({ state }) => state === 'blocked').length;
    const dead = stuck.length - blocked;
    if (late + dead > 0) log.warn('Reminders wait for somebody to look after them', { late, blocked, dead });
  }
}
