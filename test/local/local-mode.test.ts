import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { clearStore } from '../../src/local/clear-store.ts';
import { localRoutes } from '../../src/local/local-routes.ts';
import { SAMPLE_PEOPLE, SAMPLE_TENANT_ID, sampleCustomers } from '../../src/local/sample.ts';
import { hasSample, seedSample } from '../../src/local/seed-sample.ts';
import { SettableClock } from '../../src/local/settable-clock.ts';
import { assembleBot, type AssembledBot, type RunningBot } from '../../src/main.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { stateOn } from '../../src/domain/engagement.ts';
import { recordingLog } from '../support/recording-log.ts';
import { testConfig } from '../support/test-config.ts';

describe('the sample of local mode', () => {
  it('has the people one needs to try everything', () => {
    const withRole = (role: string): number =>
      SAMPLE_PEOPLE.filter(({ roles }) => roles.some((own) => own === role)).length;
    assert.deepEqual(['gateway', 'fm', 'lead', 'frpManager', 'admin'].map(withRole), [2, 3, 1, 1, 1]);
    assert.equal(SAMPLE_PEOPLE.filter(({ roles }) => roles.length === 0).length, 1);
    assert.equal(
      new Set(SAMPLE_PEOPLE.flatMap((person) => (person.roles.includes('fm') ? [person.timeZone] : []))).size,
      3,
    );
    assert.equal(new Set(SAMPLE_PEOPLE.map(({ objectId }) => objectId)).size, SAMPLE_PEOPLE.length);
  });

  it('has customers in all the states one meets first', () => {
    const today = calendarDay('2026-11-23');
    const states = new Set(
      sampleCustomers(today).flatMap(({ engagements }) => engagements.map((engagement) => stateOn(engagement, today))),
    );
    assert.deepEqual([...states].toSorted(), ['noDate', 'notApplicable', 'scheduled', 'started']);
  });

  it('stands in the documentation, person by person', () => {
    const table = readFileSync(join(import.meta.dirname, '../../docs/local-mode.md'), 'utf8');
    for (const { key, name, objectId, timeZone, language } of SAMPLE_PEOPLE) {
      const row = table.split('\n').find((line) => line.includes(`\`${key}\``));
      for (const part of [name, objectId, timeZone, language ?? '']) assert.ok(row?.includes(part), `${key}: ${part}`);
    }
    for (const { tenant } of sampleCustomers(calendarDay('2026-11-23'))) {
      const row = table.split('\n').find((line) => line.includes(tenant.customerName));
      assert.ok(row?.includes(tenant.tenantId), tenant.customerName);
    }
  });
});

describe('local mode', () => {
  const START = '2026-11-23T09:00:00Z';
  let clock: SettableClock;
  let bot: AssembledBot;
  let running: RunningBot;

  beforeEach(async () => {
    clock = new SettableClock(Date.parse(START));
    bot = await assembleBot(
      testConfig({
        homeTenantId: SAMPLE_TENANT_ID,
        store: { kind: 'sqlite', file: ':memory:' },
        door: { actionsPerMinute: 60, trustedProxies: 0 },
      }),
      { clock, log: recordingLog() },
    );
    await seedSample({ ...bot, clock });
    running = await bot.start(localRoutes({ ...bot, clock }));
  });
  afterEach(() => running.stop());

  const post = async (path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await fetch(`http://127.0.0.1:${String(running.port)}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const nameOf = async (): Promise<string | undefined> =>
    (await bot.customers.getCustomer('00000000-0000-4000-8000-000000000201'))?.tenant.customerName;

  it('knows whether its store holds the sample', async () => {
    assert.equal(await hasSample(bot), true);
    await clearStore(bot.store);
    assert.equal(await hasSample(bot), false);
  });

  it('moves its clock forward and says how many cards went out', async () => {
    const { status, body } = await post('/local/clock', { now: '2026-12-24T12:00:00+01:00' });
    assert.equal(status, 200);
    assert.equal(String(body['now']).slice(0, 19), '2026-12-24T11:00:00');
    // Nobody has a chat yet, so everything that is due waits for its FM.
    assert.equal(body['remindersSent'], 0);
  });

  it('does not move its clock back, and explains what it expects', async () => {
    const back = await post('/local/clock', { now: '2026-11-22T09:00:00Z' });
    assert.equal(back.status, 400);
    assert.match(String(back.body['error']), /only moves forward, and it shows 2026-11-23T09:00/);
    for (const body of [{}, { now: 'tomorrow' }, { now: '2026-12-24' }, 'x', null]) {
      const wrong = await post('/local/clock', body);
      assert.equal(wrong.status, 400);
      assert.match(String(wrong.body['error']), /Expected an instant, like \{"now": "2026-11-23T10:00:00\+01:00"\}/);
    }
  });

  it('restores the sample, at any time asked for, and keeps the open chats', async () => {
    const [first] = SAMPLE_PEOPLE;
    assert.ok(first);
    const conversation = {
      conversationId: 'c',
      serviceUrl: 'http://127.0.0.1:1',
      channelId: 'msteams',
      botId: 'b',
      userId: 'u',
    };
    await bot.people.saveConversation(first.objectId, conversation);
    await bot.people.saveLanguage(first.objectId, 'es');
    await bot.customers.putCustomer(
      { tenantId: 'mine', customerName: 'Mine', initialDomain: '', timeZone: 'UTC', customerId: 'mine' },
      [],
    );
    const { status, body } = await post('/local/reset', { now: '2027-01-04T10:00:00Z' });
    assert.equal(status, 200);
    assert.equal(String(body['now']).slice(0, 16), '2027-01-04T10:00');
    assert.equal(await bot.customers.getCustomer('mine'), undefined);
    assert.equal(await nameOf(), 'Contoso Traders');
    assert.equal((await bot.people.getPerson(first.objectId))?.language, first.language);
    assert.deepEqual(await bot.people.getConversation(first.objectId), conversation);
    assert.equal((await post('/local/reset', {})).status, 200);
    assert.equal((await post('/local/reset', { now: 'x' })).status, 400);
  });
});
