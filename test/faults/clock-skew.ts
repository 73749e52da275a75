import type { ReminderMessage, SendOutcome } from '../../src/application/ports.ts';
import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import type { Trial, Size } from '../support/trial.ts';
import { openQuestions, openVirtualOffice, putFmWithCustomer, VirtualWorker } from './virtual-office.ts';

const SEEDS = { ci: 2, full: 50 } as const satisfies Record<Size, number>;
const REMINDERS = 60;
/** One minute after another, so that some are always about to be due. */
const FIRST_MINUTE = 9 * 60;
const SKEWS_MS = [-600_000, 0, 600_000] as const;
const LIMITS = { sendsPerSecond: 10, secondsPerChat: 2 } as const;
const EVE = '2026-11-30T20:00:00Z';
const DAY = '2026-12-01';
const END_MS = Date.parse(`${DAY}T10:00:00Z`);
const ANSWER_MS = 300;

/** Machines whose clocks are wrong. */
export const clockSkew: Trial = {
  name: 'clock-skew',
  promise:
    'Three processes over one store, the clocks of two machines 10 minutes slow and fast: nothing is sent before it is due by the clock of the store, nothing twice, nothing lost',
  run: async (size) => {
    const failures: string[] = [];
    let sends = 0;
    let latestMs = 0;
    for (let seed = 1; seed <= SEEDS[size]; seed += 1) {
      const random = seededRandom(seed);
      const office = openVirtualOffice(EVE, random);
      const { time } = office;
      const tenantIds: string[] = [];
      for (let n = 0; n < REMINDERS; n += 1) {
        const minute = FIRST_MINUTE + n;
        const reminderTime = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        tenantIds.push(await putFmWithCustomer(office, { n, day: DAY, reminderTime }));
      }
      const sent: string[] = [];
      const fail = (failure: string): void => {
        failures.push(`clock-skew, seed ${String(seed)}: ${failure}`);
      };
      const notifier = {
        async remind({ customers, mayBeRepeated }: ReminderMessage): Promise<SendOutcome> {
          for (const { tenant, questions } of customers) {
            sent.push(tenant.tenantId);
            const lateMs = time.nowMs() - Math.max(...questions.map(({ reminder }) => reminder.dueAtMs));
            latestMs = Math.max(latestMs, lateMs);
            if (lateMs < 0) fail(`${tenant.tenantId} ${String(-lateMs)} ms early`);
            if (mayBeRepeated) fail(`${tenant.tenantId} marked as a repeat`);
          }
          await time.sleep(ANSWER_MS);
          return { kind: 'delivered' };
        },
      };
      const workers = SKEWS_MS.map(
        (skewMs) =>
          new VirtualWorker(office, { notifier, limits: LIMITS, clock: { nowMs: () => time.nowMs() + skewMs } }),
      );
      await time.passUntil(END_MS);
      for (const tenantId of tenantIds) {
        const times = sent.filter((one) => one === tenantId).length;
        if (times !== 1) fail(`${tenantId} sent ${String(times)} times`);
      }
      for (const { tenantId, state } of await openQuestions(office, tenantIds)) fail(`${tenantId} is ${state}`);
      for (const error of workers.flatMap(({ errors }) => errors)) fail(error);
      sends += sent.length;
      await office.store.close();
    }
    return {
      measured: `${String(SEEDS[size])} seeds, ${(SEEDS[size] * REMINDERS).toLocaleString('en')} reminders: ${sends.toLocaleString('en')} sends, the latest ${(latestMs / 1000).toFixed(0)} s after it was due`,
      failures,
    };
  },
};
