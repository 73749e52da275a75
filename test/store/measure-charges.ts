import assert from 'node:assert/strict';

import { repairReminders } from '../../src/application/repair-reminders.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import { aDatedEngagement, anEngagement, aTenant, CUSTOMER_TENANT, FM, GATEWAY } from '../support/builders.ts';
import { startBot } from '../support/bot-under-test.ts';
import type { CardNode } from '../support/cards.ts';
import { startCosmosAccount } from '../support/cosmos-account.ts';

/** What one step of somebody's work, or of the bot's own, is charged. */
export interface StepCharge {
  readonly step: string;
  /** Requests to the account that are charged; a query plan is not. */
  readonly requests: number;
  readonly requestUnits: number;
}

const WORKLOADS = ['EXO', 'TEAMS', 'SPO', 'ODB'];
/** Customers of one FM, besides the one that the steps are about. */
const OTHER_CUSTOMERS = 9;

/**
 * Goes through the bot's work over HTTP and the Cosmos double, and notes what each step is charged by the double's price
 * list. The FM has ten customers with four workloads each.
 */
export async function measureCharges(): Promise<readonly StepCharge[]> {
  const account = await startCosmosAccount();
  const underTest = await startBot({ kind: 'cosmos', ...account.newSettings() });
  try {
    const { bot, clock } = underTest;
    const workloads = (make: (workload: string) => WorkloadEngagement): readonly WorkloadEngagement[] =>
      WORKLOADS.map(make);
    await bot.customers.putCustomer(aTenant(), [
      anEngagement(),
      ...WORKLOADS.slice(1).map((workload) => aDatedEngagement('2027-03-01', { workload })),
    ]);
    for (let n = 0; n < OTHER_CUSTOMERS; n += 1) {
      const tenantId = `00000000-0000-4000-8000-00000000010${String(n)}`;
      await bot.customers.putCustomer(
        aTenant({ tenantId, customerId: tenantId, customerName: `Fabrikam Test ${String(n)}` }),
        workloads((workload) => aDatedEngagement('2027-03-01', { tenantId, workload })),
      );
    }
    // Customers of everyday life have their reminders.
    const planned = await repairReminders(
      { ...bot, reminders: bot.customers, clock },
      { recipient: FM.objectId, recallsPutOff: false },
    );
    assert.ok(planned.opened > 0);
    const gateway = underTest.chat(GATEWAY);
    const fm = underTest.chat(FM);
    // Whoever writes for the first time is remembered, which is charged once.
    await gateway.say('help');
    await fm.say('help');

    const steps: StepCharge[] = [];
    const measure = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
      bot.charges.take();
      const result = await work();
      const charged = bot.charges.take();
      steps.push({
        step,
        requests: charged.reduce((sum, { requests }) => sum + requests, 0),
        requestUnits: charged.reduce((sum, { requestUnits }) => sum + requestUnits, 0),
      });
      return result;
    };

    const form = await measure('capture: open the form by "new date contoso"', () => gateway.say('new date contoso'));
    await measure('capture: save the date', () => gateway.press(form, 'Save', { date: '2026-12-01' }));
    await measure('list: "customers", ten of four workloads', () => fm.say('customers'));
    const customer = await measure('find one by its name', () => fm.say('contoso'));
    const dateForm = await measure('reschedule: open the form', () => fm.press(customer, 'Change the date'));
    await measure('reschedule: save the date with its reason', () =>
      fm.press(dateForm, 'Save', { newDate: '2026-12-02', reason: 'They asked for a later day', workloads: 'EXO|1' }),
    );
    clock.tick(60_000);
    await measure('idle poll: nothing is due', () => bot.scheduler.runNow());
    clock.moveTo('2026-12-01T09:00:00Z');
    await measure('one announcement, from due to recorded', () => bot.scheduler.runNow());
    clock.moveTo('2026-12-01T12:00:00Z');
    // What the customers above lack is planned once.
    await bot.repair.repairWhenDue();
    clock.moveTo('2026-12-02T07:00:00Z');
    await measure('once a day: are reminders of the FM missing?', () => bot.repair.repairWhenDue());
    clock.moveTo('2026-12-02T09:00:00Z');
    const sent = await measure('one reminder, from due to recorded', () => bot.scheduler.runNow());
    assert.equal(sent, 1);
    const reminder: CardNode = fm.cards().at(-1) ?? {};
    await measure('answer: "We exchanged information"', () =>
      fm.press(reminder, 'We exchanged information > Save', { startedDate: '2026-12-02' }),
    );

    const record = await bot.customers.getCustomer(CUSTOMER_TENANT);
    const engagement = record?.engagements.find(({ value }) => value.workload === 'EXO')?.value;
    assert.deepEqual(
      { date: engagement?.esd?.date, progress: engagement?.progress },
      { date: calendarDay('2026-12-02'), progress: 'started' },
    );
    return steps;
  } finally {
    await underTest.stop();
    await account.close();
  }
}

if (import.meta.main) {
  process.stdout.write('| step | requests | RU |\n|---|---|---|\n');
  for (const { step, requests, requestUnits } of await measureCharges()) {
    process.stdout.write(`| ${step} | ${String(requests)} | ${requestUnits.toFixed(1)} |\n`);
  }
}
