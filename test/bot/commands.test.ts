import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import {
  aDatedEngagement,
  anEngagement,
  aTenant,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';
import { startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import { readable } from '../support/cards.ts';
import { putCustomer } from '../support/office.ts';

describe('commands', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await putCustomer({ ...underTest.bot, clock: underTest.clock }, [anEngagement({ fmId: undefined })]);
    await putCustomer(
      { ...underTest.bot, clock: underTest.clock },
      [anEngagement({ fmId: undefined })],
      aTenant({ tenantId: 't2', customerName: 'Contoso Test Group' }),
    );
  });
  afterEach(() => underTest.stop());

  for (const [person, locale, command, says] of [
    [GATEWAY, 'en-US', 'assign', /Your role does not allow that/],
    [FM, 'es-ES', 'asignar', /Su función no le permite hacer eso/],
    [FRP_MANAGER, 'en-US', 'new date', /No customer is with a partner/],
    [FRP_MANAGER, 'en-US', 'new customer', /Your role does not allow that/],
    [GATEWAY, 'en-US', 'reassign', /Your role does not allow that/],
    [GATEWAY, 'es-ES', 'ausencia', /Su función no le permite hacer eso/],
  ] as const) {
    it(`tell a ${String(person.roles[0])} who may not "${command}" so, not that there is nothing to do`, async () => {
      await underTest.bot.people.putPerson({ ...person, language: undefined });
      assert.match(readable(await underTest.chat(person, locale).say(command)), says);
    });
  }

  for (const [locale, list, one, listed, opened] of [
    [
      'en-US',
      'assign',
      'assign to contoso test',
      /Customers without a FastTrack Manager/,
      /Assign a FastTrack Manager/,
    ],
    ['es-ES', 'asignar', 'asignar contoso test', /Clientes sin administrador/, /Asignar un administrador de FastTrack/],
  ] as const) {
    it(`list for a lead who waits for an FM, or open the customer that is named in full ("${one}")`, async () => {
      await underTest.bot.people.putPerson({ ...LEAD, language: undefined });
      const lead = underTest.chat(LEAD, locale);
      assert.match(readable(await lead.say(list)), listed);
      assert.match(readable(await lead.say(one)), opened);
      assert.match(readable(await lead.say(one.replace(' test', ''))), /Contoso Test Group/);
    });
  }

  for (const [person, knows, doesNotKnow] of [
    [GATEWAY, /"new customer"/, /"reassign"|"out of office"/],
    [FM, /"out of office"/, /"reassign"|"new customer"/],
    [LEAD, /"reassign"/, /^$/],
    [FRP_MANAGER, /"customers"/, /"reassign"|"new customer"|"out of office"/],
  ] as const) {
    it(`are explained to a ${String(person.roles[0])} as far as they may use them`, async () => {
      const help = readable(await underTest.chat(person).say('help'));
      assert.match(help, knows);
      assert.doesNotMatch(help, doesNotKnow);
    });
  }

  it('show a delegate for whom they stand in', async () => {
    const absence = {
      from: calendarDay('2026-11-20'),
      until: calendarDay('2026-11-27'),
      delegateId: OTHER_FM.objectId,
    };
    await underTest.bot.people.saveAbsence(FM.objectId, absence);
    await putCustomer(
      { ...underTest.bot, clock: underTest.clock },
      [aDatedEngagement('2026-11-24')],
      aTenant({ tenantId: 't3', customerName: 'Litware' }),
    );
    const list = await underTest.chat(OTHER_FM).say('customers');
    assert.match(readable(list), /Litware · for Fay Manager/);
  });
});

describe('what comes next', () => {
  for (const [name, delegateId, asked] of [
    ['the delegate', OTHER_FM.objectId, /you will be asked how it went/],
    ['the lead when nobody stands in', undefined, /Lee Lead will be asked how it went/],
  ] as const) {
    it(`E17: names ${name} as who is asked while the FM is away`, async () => {
      const underTest = await startBot();
      try {
        const absence = { from: calendarDay('2026-11-20'), until: calendarDay('2026-12-04'), delegateId };
        await underTest.bot.people.saveAbsence(FM.objectId, absence);
        await putCustomer({ ...underTest.bot, clock: underTest.clock }, [aDatedEngagement('2026-11-20')]);
        const person = delegateId === undefined ? FM : OTHER_FM;
        const chat = underTest.chat(person);
        const form = await chat.press(await chat.say('contoso'), 'What happened?');
        const saved = await chat.press(form, 'I tried, no answer > Save', { channel: 'email' });
        assert.match(readable(saved), asked);
      } finally {
        await underTest.stop();
      }
    });
  }
});
