import assert from 'node:assert/strict';

import type { Language } from '../../src/domain/language.ts';
import { aDatedEngagement, CUSTOMER_TENANT, FM, FRP_MANAGER, GATEWAY, LEAD, OTHER_FM } from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { inputOf, readable } from '../support/cards.ts';
import { openReminders, putCustomer, stored } from '../support/office.ts';

const OPEN = { verb: 'open-assign-channel', customer: CUSTOMER_TENANT };

const WORDS = {
  en: {
    save: 'Save',
    present: 'FastTrack Center: Exchange Online and Microsoft Teams',
    required: 'Choose who delivers.',
    toPartner:
      /Delivery channel: FastTrack Ready Partner \(FRP\)\. The engagement start date stays, and nobody is reminded of it\./,
    toCenter: /Delivery channel: FastTrack Center\. The engagement start date stays as it is\./,
    split: ['FastTrack Center: Microsoft Teams', 'FastTrack Ready Partner (FRP): Exchange Online'],
    unchanged: /Exchange Online: that is the delivery channel already/,
  },
  es: {
    save: 'Guardar',
    present: 'Centro de FastTrack: Exchange Online y Microsoft Teams',
    required: 'Elija quién entrega.',
    toPartner:
      /Canal de entrega: Socio preparado para FastTrack \(FRP\)\. La fecha de inicio de la interacción se conserva y nadie recibe avisos de ella\./,
    toCenter: /Canal de entrega: Centro de FastTrack\. La fecha de inicio de la interacción queda como está\./,
    split: ['Centro de FastTrack: Microsoft Teams', 'Socio preparado para FastTrack (FRP): Exchange Online'],
    unchanged: /Exchange Online: ya es el canal de entrega/,
  },
} as const;

describe('deciding who delivers', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await putCustomer({ ...underTest.bot, clock: underTest.clock }, [
      aDatedEngagement('2026-12-01'),
      aDatedEngagement('2026-12-14', { workload: 'TEAMS' }),
    ]);
  });
  afterEach(() => underTest.stop());

  const gatewayIn = async (language: Language): Promise<Chat> => {
    await underTest.bot.people.putPerson({ ...GATEWAY, language: undefined });
    return underTest.chat(GATEWAY, localeFor(language));
  };
  const both = ['EXO|1 headsUp 2026-11-30 pending', 'TEAMS|1 headsUp 2026-12-11 pending'];

  for (const language of ['en', 'es'] satisfies Language[]) {
    describe(`by Gateway (${language})`, () => {
      const words = WORDS[language];

      it('stops the reminders of what goes to a partner, arms them again on the way back, and leaves the dates (E19)', async () => {
        const gateway = await gatewayIn(language);
        const before = await stored(underTest.bot, 'EXO|1');
        const form = await gateway.send(OPEN);
        assert.ok(readable(form).includes(words.present), readable(form));
        assert.equal(inputOf(form, 'workloads')['value'], 'EXO|1,TEAMS|1');
        const refused = await gateway.press(form, words.save, { workloads: 'EXO|1' });
        assert.ok(readable(refused).includes(words.required));
        assert.deepEqual(await openReminders(underTest.bot), both);
        const partner = await gateway.press(refused, words.save, { deliveryChannel: 'frp' });
        assert.match(readable(partner), words.toPartner);
        assert.deepEqual(await openReminders(underTest.bot), both.slice(1));
        const split = await gateway.send(OPEN);
        for (const line of words.split) assert.ok(readable(split).includes(line), readable(split));
        const unchanged = await gateway.press(split, words.save, { deliveryChannel: 'frp' });
        assert.match(readable(unchanged), words.unchanged);
        const center = await gateway.press(unchanged, words.save, { workloads: 'EXO|1', deliveryChannel: 'ftc' });
        assert.match(readable(center), words.toCenter);
        assert.deepEqual(await openReminders(underTest.bot), both);
        assert.deepEqual(await stored(underTest.bot, 'EXO|1'), { ...before, version: before.version + 2 });
        assert.deepEqual((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 9)).notes, []);
      });
    });
  }

  it('asks at once about a date that passed while a partner delivered', async () => {
    const lead = underTest.chat(LEAD);
    await lead.press(await lead.send(OPEN), 'Save', { workloads: 'EXO|1', deliveryChannel: 'frp' });
    underTest.clock.moveTo('2026-12-03T10:00:00Z');
    await lead.press(await lead.send(OPEN), 'Save', { workloads: 'EXO|1', deliveryChannel: 'ftc' });
    assert.deepEqual(await openReminders(underTest.bot), [
      'EXO|1 due 2026-12-03 pending',
      'TEAMS|1 headsUp 2026-12-11 pending',
    ]);
  });

  it("shows those who manage partners the partners' workloads alone", async () => {
    const partners = { verb: 'list-customers', filter: { kind: 'partners' }, page: 0 };
    const manager = underTest.chat(FRP_MANAGER);
    assert.doesNotMatch(readable(await manager.send(partners)), /Contoso/);
    const lead = underTest.chat(LEAD);
    await lead.press(await lead.send(OPEN), 'Save', { workloads: 'EXO|1', deliveryChannel: 'frp' });
    for (const card of [await manager.send(partners), await manager.say('contoso')]) {
      assert.match(readable(card), /Exchange Online/);
      assert.doesNotMatch(readable(card), /Microsoft Teams/);
    }
  });

  it('is not for FMs and not for those who manage partners', async () => {
    for (const person of [FM, OTHER_FM, FRP_MANAGER]) {
      assert.match(readable(await underTest.chat(person).send(OPEN)), /That did not work/);
    }
  });
});
