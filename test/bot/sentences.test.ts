import assert from 'node:assert/strict';

import type { Person } from '../../src/domain/person.ts';
import { startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import {
  aDatedEngagement,
  anEngagement,
  aPerson,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  GATEWAY,
  LEAD,
} from '../support/builders.ts';
import { buttonsOf, inputOf, readable, type CardNode } from '../support/cards.ts';
import { putCustomer } from '../support/office.ts';

const OTHER_TENANT = '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a0777';
const SPANISH_FM: Person = aPerson({ ...FM, language: 'es' });

describe('a sentence to the bot', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    const office = { ...underTest.bot, clock: underTest.clock };
    await putCustomer(office, [aDatedEngagement('2026-12-15'), aDatedEngagement('2026-12-15', { workload: 'TEAMS' })]);
    await putCustomer(
      office,
      [anEngagement(), aDatedEngagement('2026-11-20', { workload: 'TEAMS' })],
      aTenant({ tenantId: OTHER_TENANT, customerName: 'Northwind Test', customerId: 'customer-9', initialDomain: '' }),
    );
  });
  afterEach(() => underTest.stop());

  const chat = (person: Person): Chat => underTest.chat(person);
  const valueOf = (card: CardNode, id: string): unknown => inputOf(card, id)['value'];
  const dateOf = async (workload: string, tenantId = CUSTOMER_TENANT): Promise<string | undefined> => {
    const record = await underTest.bot.customers.getCustomer(tenantId);
    return record?.engagements.find(({ value }) => value.workload === workload)?.value.esd?.date;
  };

  for (const [language, person, sentence, save, reason] of [
    [
      'English',
      FM,
      'Move contoso test teams to January 18 because their migration partner is only free from then.',
      'Save',
      'their migration partner is only free from then',
    ],
    [
      'Spanish',
      SPANISH_FM,
      'pasa contoso test teams al 18 de enero porque su socio de migración no está libre antes',
      'Guardar',
      'su socio de migración no está libre antes',
    ],
  ] as const) {
    it(`moves a date in one sentence and one click (${language})`, async () => {
      await underTest.bot.people.putPerson(person);
      await underTest.bot.people.saveLanguage(person.objectId, person.language ?? 'en');
      const form = await chat(person).say(sentence);
      assert.equal(valueOf(form, 'newDate'), '2027-01-18');
      assert.equal(valueOf(form, 'reason'), reason);
      assert.equal(valueOf(form, 'workloads'), 'TEAMS|1');
      assert.match(readable(form), /2027/);
      assert.equal(await dateOf('TEAMS'), '2026-12-15');
      await chat(person).press(form, save);
      assert.equal(await dateOf('TEAMS'), '2027-01-18');
      assert.equal(await dateOf('EXO'), '2026-12-15');
      const { notes } = await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 10);
      assert.ok(notes.some(({ text }) => text.includes(reason)));
    });
  }

  it('enters the first date where there is none yet, and moves it where there is one', async () => {
    const first = await chat(GATEWAY).say('northwind exchange 12 January');
    assert.equal(valueOf(first, 'date'), '2027-01-12');
    const other = await chat(FM).say('northwind teams 12 January');
    assert.equal(valueOf(other, 'newDate'), '2027-01-12');
  });

  it('says what is no day, and keeps the rest', async () => {
    const form = await chat(FM).say('move contoso test teams to 31 April because they asked for it');
    assert.match(readable(form), /"31 April" is no day of the calendar/);
    assert.equal(valueOf(form, 'reason'), 'they asked for it');
  });

  it('says which workloads it names are not there', async () => {
    const form = await chat(FM).say('move contoso test intune to 12 January');
    assert.match(readable(form), /There is nothing here for Microsoft Intune/);
    assert.equal(valueOf(form, 'workloads'), '');
  });

  it('about a voicemail opens the attempt, never a start (R19)', async () => {
    const form = await chat(FM).say('left a voicemail for northwind about teams');
    assert.equal(valueOf(form, 'channel'), 'voicemail');
    assert.equal(valueOf(form, 'outcome'), 'noReply');
  });

  it('of what has happened means the last such day', async () => {
    const form = await chat(FM).say('had the first call with northwind about teams on Friday');
    assert.equal(valueOf(form, 'startedDate'), '2026-11-20');
  });

  it('that could mean several customers asks which, and goes on with all that was said', async () => {
    await putCustomer(
      { ...underTest.bot, clock: underTest.clock },
      [aDatedEngagement('2026-12-15', { workload: 'TEAMS' })],
      aTenant({
        tenantId: '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a0778',
        customerName: 'Contoso Twin',
        customerId: 'customer-10',
      }),
    );
    const question = await chat(FM).say('move contoso teams to January 18 because of their holidays');
    assert.match(readable(question), /Which customer do you mean\?/);
    assert.match(readable(question), /Reason: their holidays/);
    const [, second] = buttonsOf(question).filter(({ action }) => action['verb'] === 'wish-customer');
    assert.ok(second);
    const form = await chat(FM).send(second.action['data'] as CardNode);
    assert.match(readable(form), /Contoso Twin/);
    assert.equal(valueOf(form, 'reason'), 'their holidays');
  });

  it('that names nobody asks for whom, and finds them by what is typed', async () => {
    const question = await chat(LEAD).say('postpone teams to 18 January');
    assert.match(readable(question), /For which customer\?/);
    const missed = await chat(LEAD).press(question, 'Find', { customerText: 'wingtip' });
    assert.match(readable(missed), /No customer found like that/);
    assert.equal(valueOf(missed, 'customerText'), 'wingtip');
    const form = await chat(LEAD).press(missed, 'Find', { customerText: 'norhtwind' });
    assert.match(readable(form), /Northwind Test/);
    assert.equal(valueOf(form, 'newDate'), '2027-01-18');
  });

  it('switches the language at once, in either language', async () => {
    assert.match(readable(await chat(FM).say('please talk to me in Spanish from now on')), /Fecha de inicio/);
    assert.match(readable(await chat(FM).say('prefiero el inglés')), /Engagement Start Date/);
  });

  it('stores nothing by itself, whatever it says', async () => {
    const count = async (): Promise<number> =>
      (await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 100)).events.length;
    const before = await count();
    for (const sentence of [
      'mark contoso test inactive because they never answered',
      'contoso test started yesterday',
      'delete the date of contoso test teams, it was a test',
      'set contoso test exchange to blocked',
      'forget it',
      'undo',
    ]) {
      await chat(LEAD).say(sentence);
    }
    assert.equal(await count(), before);
    assert.equal(await dateOf('TEAMS'), '2026-12-15');
  });
});
