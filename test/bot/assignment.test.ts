import assert from 'node:assert/strict';

import { isAlarm } from '../../src/domain/reminder.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Person } from '../../src/domain/person.ts';
import {
  aDatedEngagement,
  anEngagement,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonOf, buttonsOf, inputOf, readable, sentBy, type CardNode } from '../support/cards.ts';
import { putCustomer, stored } from '../support/office.ts';

const WITHOUT_FM = { verb: 'list-customers', filter: { kind: 'withoutFm' }, page: 0 };
const OPEN_ASSIGN = { verb: 'open-assign-fm', customer: CUSTOMER_TENANT };

const WORDS = {
  en: {
    assign: 'Assign',
    save: 'Save',
    row: /Microsoft Teams: Monday, January 18, 2027 · Scheduled/,
    unassigned: 'No FastTrack Manager yet: Microsoft Teams',
    assigned: 'Fay Manager: Exchange Online',
    load: ['Fay Manager · Jan 2027: 1', 'Finn Other · Jan 2027: 0 of 1 · out of office', 'No FastTrack Manager'],
    required: 'Choose a FastTrack Manager.',
    confirmed: /FastTrack Manager: Finn Other\. The engagement start date stays as it is\./,
    asked: /On Monday, January 18, 2027 at 09:00 their time, Finn Other will be asked how it went/,
    over: /Finn Other now has 2 to start in Jan 2027; their capacity is 1\./,
    list: 'Customers without an FM',
    nothing: /has its FastTrack Manager\. Nothing to do/,
    removed: /No FastTrack Manager any more/,
    notByGateway: /First dates that Gateway did not enter/,
  },
  es: {
    assign: 'Asignar',
    save: 'Guardar',
    row: /Microsoft Teams: lunes, 18 de enero de 2027 · Programada/,
    unassigned: 'Aún sin administrador de FastTrack: Microsoft Teams',
    assigned: 'Fay Manager: Exchange Online',
    load: [
      'Fay Manager · ene 2027: 1',
      'Finn Other · ene 2027: 0 de 1 · fuera de la oficina',
      'Sin administrador de FastTrack',
    ],
    required: 'Elija un administrador de FastTrack.',
    confirmed: /Administrador de FastTrack: Finn Other\. La fecha de inicio de la interacción queda como está\./,
    asked: /El lunes, 18 de enero de 2027, a las 09:00 \(su hora local\) se preguntará a Finn Other cómo ha ido/,
    over: /Finn Other tiene ahora 2 por iniciar en ene 2027; su capacidad es 1\./,
    list: 'Clientes sin FM',
    nothing: /tienen su administrador de FastTrack\. No hay nada pendiente/,
    removed: /Sin administrador de FastTrack/,
    notByGateway: /Primeras fechas que no anotó Gateway/,
  },
} as const;

describe('assigning a FastTrack Manager', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await putCustomer({ ...underTest.bot, clock: underTest.clock }, [
      aDatedEngagement('2027-01-18'),
      aDatedEngagement('2027-01-18', { workload: 'TEAMS', fmId: undefined }),
    ]);
  });
  afterEach(() => underTest.stop());

  const chatOf = async (person: Person, language: Language): Promise<Chat> => {
    await underTest.bot.people.putPerson({ ...person, language: undefined });
    return underTest.chat(person, localeFor(language));
  };
  const reminders = async (): Promise<readonly string[]> => {
    const record = await underTest.bot.customers.getCustomer(CUSTOMER_TENANT);
    return (record?.openReminders ?? [])
      .filter(({ value }) => !isAlarm(value.kind))
      .map(({ value }) => `${value.engagement} ${value.kind} ${value.localDay} to ${value.recipient}`)
      .sort();
  };
  const titlesOf = (input: CardNode): readonly string[] => {
    const choices = input['choices'] as readonly { readonly title: string }[];
    return choices.map(({ title }) => title);
  };

  for (const language of ['en', 'es'] satisfies Language[]) {
    describe(`by a lead (${language})`, () => {
      const words = WORDS[language];

      it('starts from the customers without one, with dates and states, and shows who has room', async () => {
        await underTest.bot.people.putPerson({ ...OTHER_FM, capacityPerMonth: 1 });
        await underTest.bot.people.saveAbsence(OTHER_FM.objectId, {
          from: calendarDay('2027-01-18'),
          until: calendarDay('2027-01-22'),
        });
        underTest.clock.moveTo('2027-01-18T09:00:00Z');
        const lead = await chatOf(LEAD, language);
        const list = await lead.send(WITHOUT_FM);
        const form = await lead.press(list, words.assign);
        assert.equal(inputOf(form, 'workloads')['value'], 'TEAMS|1');
        assert.ok(readable(form).includes(words.unassigned), readable(form));
        assert.ok(readable(form).includes(words.assigned), readable(form));
        assert.deepEqual(titlesOf(inputOf(form, 'fmId')), words.load);
      });

      it('moves nothing but the reminders', async () => {
        const lead = await chatOf(LEAD, language);
        const list = await lead.send(WITHOUT_FM);
        assert.match(readable(list), words.row);
        const before = await stored(underTest.bot, 'EXO|1');
        const refused = await lead.press(await lead.press(list, words.assign), words.save, {
          workloads: 'EXO|1,TEAMS|1',
        });
        assert.ok(readable(refused).includes(words.required));
        assert.equal(inputOf(refused, 'workloads')['value'], 'EXO|1,TEAMS|1');
        assert.deepEqual(await reminders(), ['EXO|1 headsUp 2027-01-15 to fm-1']);
        const confirmation = await lead.press(refused, words.save, { fmId: OTHER_FM.objectId });
        assert.match(readable(confirmation), words.confirmed);
        assert.match(readable(confirmation), words.asked);
        assert.deepEqual(await reminders(), ['EXO|1 headsUp 2027-01-15 to fm-2', 'TEAMS|1 headsUp 2027-01-15 to fm-2']);
        const after = await stored(underTest.bot, 'EXO|1');
        assert.deepEqual(after, { ...before, fmId: OTHER_FM.objectId, version: before.version + 1 });
        assert.deepEqual((await underTest.bot.customers.getHistory(CUSTOMER_TENANT, 9)).notes, []);
        assert.match(readable(await lead.press(confirmation, words.list)), words.nothing);
      });

      it('says when that is more than the FM can start (U26)', async () => {
        await underTest.bot.people.putPerson({ ...OTHER_FM, capacityPerMonth: 1 });
        const lead = await chatOf(LEAD, language);
        const form = await lead.send(OPEN_ASSIGN);
        const one = await lead.press(form, words.save, { fmId: OTHER_FM.objectId });
        assert.doesNotMatch(readable(one), words.over);
        const other = await lead.send(OPEN_ASSIGN);
        assert.equal(inputOf(other, 'workloads')['value'], 'EXO|1,TEAMS|1');
        const two = await lead.press(other, words.save, { workloads: 'EXO|1', fmId: OTHER_FM.objectId });
        assert.match(readable(two), words.confirmed);
        assert.match(readable(two), words.over);
      });

      it('takes an FM off, and then nobody is asked', async () => {
        const lead = await chatOf(LEAD, language);
        const confirmation = await lead.press(await lead.send(OPEN_ASSIGN), words.save, {
          workloads: 'EXO|1',
          fmId: 'none',
        });
        assert.match(readable(confirmation), words.removed);
        assert.equal((await stored(underTest.bot, 'EXO|1')).fmId, undefined);
        assert.deepEqual(await reminders(), []);
      });

      it('lists the first dates that Gateway did not enter', async () => {
        await putCustomer(
          { ...underTest.bot, clock: underTest.clock },
          [aDatedEngagement('2027-02-01', { firstEnteredRole: 'fm' })],
          aTenant({ tenantId: 't2', customerName: 'Fabrikam Test' }),
        );
        for (const person of [LEAD, GATEWAY]) {
          const list = await (
            await chatOf(person, language)
          ).send({
            verb: 'list-customers',
            filter: { kind: 'notByGateway' },
            page: 0,
          });
          assert.match(readable(list), words.notByGateway);
          assert.match(readable(list), /Fabrikam Test/);
          assert.doesNotMatch(readable(list), /Contoso Test/);
        }
      });
    });
  }

  it('is refused for somebody who is no FM any more, and for what a partner delivers', async () => {
    await putCustomer({ ...underTest.bot, clock: underTest.clock }, [
      anEngagement({ workload: 'SPO', fmId: undefined, deliveryChannel: 'frp' }),
      anEngagement({ workload: 'YAM', fmId: undefined }),
    ]);
    const lead = underTest.chat(LEAD);
    const form = await lead.send(OPEN_ASSIGN);
    assert.match(String(inputOf(form, 'workloads')['value']), /^(?:TEAMS\|1,YAM\|1|YAM\|1,TEAMS\|1)$/);
    await underTest.bot.people.putPerson({ ...OTHER_FM, roles: [] });
    const gone = await lead.press(form, 'Save', { workloads: 'SPO|1,YAM|1', fmId: OTHER_FM.objectId });
    assert.match(readable(gone), /That person is no FastTrack Manager any more/);
    const partner = await lead.press(gone, 'Save', { fmId: FM.objectId });
    assert.match(readable(partner), /SharePoint: a partner delivers it\. Change the delivery channel first/);
    assert.equal(inputOf(partner, 'fmId')['value'], FM.objectId);
    assert.equal((await stored(underTest.bot, 'YAM|1')).fmId, undefined);
  });

  it('is for leads alone', async () => {
    const lead = underTest.chat(LEAD);
    const stolen = sentBy(buttonOf(await lead.send(OPEN_ASSIGN), 'Save'), { fmId: OTHER_FM.objectId });
    await putCustomer({ ...underTest.bot, clock: underTest.clock }, [
      aDatedEngagement('2027-01-18', { workload: 'SPO', deliveryChannel: 'frp', fmId: undefined }),
    ]);
    for (const person of [GATEWAY, FM, FRP_MANAGER]) {
      const chat = underTest.chat(person);
      assert.doesNotMatch(
        buttonsOf(await chat.say('contoso'))
          .map(({ title }) => title)
          .join(),
        /Assign/,
      );
      for (const data of [OPEN_ASSIGN, stolen]) {
        assert.match(readable(await chat.send(data)), /That did not work/);
      }
      assert.doesNotMatch(readable(await chat.send(WITHOUT_FM)), /Contoso/);
    }
    assert.equal((await stored(underTest.bot, 'TEAMS|1')).fmId, undefined);
  });

  it('shows no FM to those who may not assign one, whatever they send', async () => {
    await putCustomer({ ...underTest.bot, clock: underTest.clock }, [
      aDatedEngagement('2027-01-18', { workload: 'SPO', deliveryChannel: 'frp', fmId: undefined }),
    ]);
    const target = { key: 'SPO|1', esdVersion: 1, version: 1 };
    for (const person of [GATEWAY, FRP_MANAGER]) {
      const chat = underTest.chat(person);
      for (const fmId of ['', 'nobody-knows', LEAD.objectId, OTHER_FM.objectId]) {
        const sent = { verb: 'assign-fm', customer: CUSTOMER_TENANT, targets: [target], nonce: 'n', fmId };
        const card = readable(await chat.send(sent));
        assert.match(card, /Your role does not allow that/);
        assert.doesNotMatch(card, /Finn Other|Fay Manager/);
      }
    }
    assert.equal((await stored(underTest.bot, 'SPO|1')).fmId, undefined);
  });

  it('ends what the old FM can do, also on a card that is still open (E16)', async () => {
    const old = underTest.chat(FM);
    const open = await old.press(await old.say('contoso'), 'Change the date');
    const lead = underTest.chat(LEAD);
    await lead.press(await lead.send(OPEN_ASSIGN), 'Save', { workloads: 'EXO|1', fmId: OTHER_FM.objectId });
    const refused = await old.press(open, 'Save', { newDate: '2027-02-01', reason: 'They want to start later' });
    assert.match(readable(refused), /Only the assigned FastTrack Manager, Finn Other, or a lead/);
    const renewed = await old.press(refused, 'Open the customer');
    assert.match(readable(renewed), /FastTrack Manager: Finn Other/);
    assert.equal((await stored(underTest.bot, 'EXO|1')).esd?.date, '2027-01-18');
  });

  it('by two leads at once tells the slower one', async () => {
    const lead = underTest.chat(LEAD);
    const [first, second] = [await lead.send(OPEN_ASSIGN), await lead.send(OPEN_ASSIGN)];
    await lead.press(first, 'Save', { fmId: FM.objectId });
    const late = await lead.press(second, 'Save', { fmId: OTHER_FM.objectId });
    assert.match(readable(late), /Microsoft Teams: changed by Lee Lead/);
    assert.equal((await stored(underTest.bot, 'TEAMS|1')).fmId, FM.objectId);
  });
});
