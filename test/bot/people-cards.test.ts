import assert from 'node:assert/strict';

import type { Language } from '../../src/domain/language.ts';
import type { Person } from '../../src/domain/person.ts';
import { ADMIN, aDatedEngagement, aPerson, FM, FRP_MANAGER, GATEWAY, LEAD, NOBODY } from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonOf, buttonsOf, errorBeside, inputOf, readable, sentBy, type CardNode } from '../support/cards.ts';
import { putCustomer } from '../support/office.ts';
import { storeSettings } from '../support/store-settings.ts';

const NEW_ID = '00000000-0000-4000-8000-00000000d001';
const APPOINTED_ID = '00000000-0000-4000-8000-00000000d002';

const WORDS = {
  en: {
    commands: ['people', 'People'],
    list: 'People and their roles',
    find: 'Find',
    without: 'Without a role',
    add: 'Add a person',
    save: 'Save',
    saveAnyway: 'Save anyway',
    open: 'Open',
    change: 'Change',
    remove: 'Remove',
    giveAgain: 'Give a role',
    all: 'All people',
    saved: /Saved\. It counts from their next message/,
    unchanged: /Nothing was different/,
    who: /Search for somebody, or type their object id below/,
    differs: /somebody else than the person picked above/,
    noId: /That is no object id/,
    noName: 'Type a name.',
    regions: /no such region. There are: ES-AN/,
    noCalendar: /There is no such calendar/,
    known: /Fay Manager is in the directory already/,
    openThem: 'Open them',
    overtaken: /Somebody was faster .*Ada Admin.*Engagements they can start in a month: not set → 4/,
    lastAdmin: /There is no other administrator/,
    own: /You take the administrator role from yourself/,
    left: /1 engagement that is still to start is assigned to this person/,
    leftBehind: /no FastTrack Manager any more, and 1 engagement .*"reassign"/,
    appointed: /An administrator by the settings of the bot/,
    forbidden: /Your role does not allow that/,
    noRole: /You have no role in this bot yet/,
    hello: /Hello, Nina New/,
    entered: /Entered\. Name: Nina New\. Roles: FastTrack Manager/,
    removed: /Roles: FastTrack Manager \(FM\) → none/,
    failed: /Saving failed on our side/,
  },
  es: {
    commands: ['personas', '¿Personas?'],
    list: 'Personas y sus funciones',
    find: 'Buscar',
    without: 'Sin función',
    add: 'Dar de alta a una persona',
    save: 'Guardar',
    saveAnyway: 'Guardar de todos modos',
    open: 'Abrir',
    change: 'Cambiar',
    remove: 'Dar de baja',
    giveAgain: 'Dar una función',
    all: 'Todas las personas',
    saved: /Guardado\. Cuenta desde su próximo mensaje/,
    unchanged: /No había nada distinto/,
    who: /Busque a alguien, o escriba abajo su identificador/,
    differs: /otra persona que la elegida arriba/,
    noId: /No es un identificador de objeto/,
    noName: 'Escriba un nombre.',
    regions: /no tiene esa región. Existen: ES-AN/,
    noCalendar: /No existe ese calendario/,
    known: /Fay Manager ya está en el directorio/,
    openThem: 'Abrir esa persona',
    overtaken: /Alguien se ha adelantado .*Ada Admin.*Interacciones que puede iniciar en un mes: sin indicar → 4/,
    lastAdmin: /No hay ningún otro administrador del bot/,
    own: /Se quita usted la función de administrador/,
    left: /tiene asignada 1 interacción por iniciar/,
    leftBehind: /ya no es administrador de FastTrack y tiene asignada 1 interacción.*«reasignar»/,
    appointed: /Es administrador por la configuración del bot/,
    forbidden: /Su función no le permite hacer eso/,
    noRole: /Usted aún no tiene ninguna función/,
    hello: /Hola, Nina New/,
    entered: /Alta\. Nombre: Nina New\. Funciones: Administrador de FastTrack/,
    removed: /Funciones: Administrador de FastTrack \(FM\) → ninguna/,
    failed: /Ha fallado el guardado por nuestra parte/,
  },
} as const;

describe('the cards about people', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot(storeSettings(), { adminObjectIds: [APPOINTED_ID] });
  });
  afterEach(() => underTest.stop());

  const chatOf = async (person: Person, language: Language): Promise<Chat> => {
    await underTest.bot.people.putPerson({ ...person, language: undefined });
    return underTest.chat(person, localeFor(language));
  };
  const openFm = (chat: Chat): Promise<CardNode> => chat.send({ verb: 'open-person', person: FM.objectId });

  for (const language of ['en', 'es'] as const) {
    describe(`in ${language}`, () => {
      const words = WORDS[language];
      let admin: Chat;

      beforeEach(async () => {
        admin = await chatOf(ADMIN, language);
      });

      it('list everybody by command, find somebody, and turn to those without a role', async () => {
        for (const command of words.commands) {
          const list = readable(await admin.say(command));
          for (const says of [words.list, FM.name, LEAD.name]) assert.ok(list.includes(says), list);
          assert.ok(!list.includes(NOBODY.name));
        }
        const list = await admin.say(words.commands[0]);
        const found = readable(await admin.press(list, words.find, { text: 'mana' }));
        assert.ok(found.includes(FM.name) && !found.includes(LEAD.name), found);
        assert.ok(readable(await admin.press(list, words.without)).includes(NOBODY.name));
        const named = readable(await admin.say(`${words.commands[0]} lee`));
        assert.ok(named.includes(LEAD.name) && !named.includes(FM.name), named);
      });

      it('enter somebody by id, who is served from the next message on', async () => {
        const nina = underTest.chat(aPerson({ objectId: NEW_ID, name: 'Nina in Teams' }), localeFor(language));
        assert.match(readable(await nina.say('hi')), words.noRole);
        const form = await admin.press(await admin.say(words.commands[0]), words.add);
        const picker = inputOf(form, 'picked');
        assert.deepEqual(picker['choices.data'], { type: 'Data.Query', dataset: 'graph.microsoft.com/users' });
        const typed = { objectId: NEW_ID.toUpperCase(), name: 'Nina New', roles: 'fm', skills: 'Exchange, Teams' };
        const saved = readable(await admin.press(form, words.save, typed));
        assert.match(saved, words.saved);
        assert.match(saved, words.entered);
        assert.match(readable(await nina.say('hi')), words.hello);
        const person = await underTest.bot.people.getPerson(NEW_ID);
        assert.deepEqual([person?.roles, person?.skills], [['fm'], ['Exchange', 'Teams']]);
      });

      it('enter whom Teams’ people picker names', async () => {
        const form = await admin.send({ verb: 'open-add-person' });
        const typed = { picked: NEW_ID, name: 'Nina New', roles: 'gateway,lead', language: 'es' };
        assert.match(readable(await admin.press(form, words.save, typed)), words.saved);
        const person = await underTest.bot.people.getPerson(NEW_ID);
        assert.deepEqual([person?.roles, person?.language], [['gateway', 'lead'], 'es']);
      });

      it('come back with what was typed and what is wrong beside it', async () => {
        const form = await admin.send({ verb: 'open-add-person' });
        const typed = { name: ' ', holidayCalendar: 'es-xx', capacityPerMonth: 'many', roles: 'fm' };
        const again = await admin.press(form, words.save, typed);
        assert.match(errorBeside(again, 'picked'), words.who);
        assert.equal(errorBeside(again, 'name'), words.noName);
        assert.match(errorBeside(again, 'holidayCalendar'), words.regions);
        assert.notEqual(errorBeside(again, 'capacityPerMonth'), '');
        for (const [id, value] of Object.entries(typed)) assert.equal(inputOf(again, id)['value'], value);
        const differing = await admin.press(again, words.save, { picked: APPOINTED_ID, objectId: NEW_ID });
        assert.match(errorBeside(differing, 'objectId'), words.differs);
        const wrong = await admin.press(again, words.save, { objectId: 'nina@contoso.example', holidayCalendar: 'xx' });
        assert.match(errorBeside(wrong, 'objectId'), words.noId);
        assert.match(errorBeside(wrong, 'holidayCalendar'), words.noCalendar);
        assert.equal(await underTest.bot.people.getPerson(NEW_ID), undefined);
      });

      it('lead to somebody who is there already', async () => {
        await underTest.bot.people.putPerson({ ...FM, objectId: NEW_ID });
        const form = await admin.send({ verb: 'open-add-person' });
        const again = await admin.press(form, words.save, { objectId: NEW_ID, name: 'Fay Again', roles: 'lead' });
        assert.match(readable(again), words.known);
        assert.equal(inputOf(again, 'name')['value'], 'Fay Again');
        assert.ok(readable(await admin.press(again, words.openThem)).includes(NEW_ID));
      });

      it('change somebody at once, and say when nothing is different', async () => {
        const fm = await chatOf(FM, language);
        await fm.say('hi');
        const form = await admin.press(await openFm(admin), words.change);
        assert.equal(inputOf(form, 'roles')['value'], 'fm');
        const same = readable(await admin.press(form, words.save));
        assert.match(same, words.unchanged);
        const saved = readable(await admin.press(form, words.save, { roles: 'frpManager' }));
        assert.match(saved, words.saved);
        assert.match(readable(await fm.send({ verb: 'open-reassign-customers' })), words.forbidden);
        assert.deepEqual((await underTest.bot.people.getPerson(FM.objectId))?.roles, ['frpManager']);
      });

      it('tell the second of two administrators who was faster, with what they typed still there', async () => {
        const other = await chatOf({ ...LEAD, roles: ['admin'] }, language);
        const [one, two] = [
          await admin.press(await openFm(admin), words.change),
          await other.press(await openFm(other), words.change),
        ];
        await admin.press(one, words.save, { capacityPerMonth: '4' });
        const late = await other.press(two, words.save, { capacityPerMonth: '9', skills: 'Exchange' });
        assert.match(readable(late), words.overtaken);
        assert.equal(inputOf(late, 'capacityPerMonth')['value'], '9');
        assert.equal(inputOf(late, 'skills')['value'], 'Exchange');
        assert.equal((await underTest.bot.people.getPerson(FM.objectId))?.capacityPerMonth, 4);
        assert.match(readable(await other.press(late, words.save)), words.saved);
        assert.equal((await underTest.bot.people.getPerson(FM.objectId))?.capacityPerMonth, 9);
      });

      it('remove somebody after saying what stays with them, and give them a role again', async () => {
        await putCustomer({ ...underTest.bot, clock: underTest.clock }, [aDatedEngagement('2026-12-01')]);
        const fm = await chatOf(FM, language);
        const question = await admin.press(await openFm(admin), words.remove);
        assert.match(readable(question), words.left);
        const removed = await admin.press(question, words.remove);
        assert.match(readable(removed), words.leftBehind);
        assert.match(readable(removed), words.removed);
        assert.match(readable(await fm.say('hi')), words.noRole);
        const form = await admin.press(removed, words.giveAgain);
        assert.match(readable(await admin.press(form, words.save, { roles: 'fm' })), words.saved);
      });

      it('ask before customers stay with somebody who is no FM any more', async () => {
        await putCustomer({ ...underTest.bot, clock: underTest.clock }, [aDatedEngagement('2026-12-01')]);
        const form = await admin.press(await openFm(admin), words.change);
        const warned = await admin.press(form, words.save, { roles: 'gateway' });
        assert.match(readable(warned), words.left);
        assert.deepEqual((await underTest.bot.people.getPerson(FM.objectId))?.roles, ['fm']);
        assert.equal(inputOf(warned, 'roles')['value'], 'gateway');
        assert.match(readable(await admin.press(warned, words.saveAnyway)), words.leftBehind);
      });

      it('keep an administrator from locking themselves out by accident', async () => {
        underTest = await restarted(underTest, []);
        admin = await chatOf(ADMIN, language);
        const own = { verb: 'open-change-person', person: ADMIN.objectId };
        const refused = await admin.press(await admin.send(own), words.save, { roles: '' });
        assert.match(readable(refused), words.lastAdmin);
        const question = await admin.send({ verb: 'open-remove-person', person: ADMIN.objectId });
        assert.match(readable(await admin.press(question, words.remove)), words.lastAdmin);
        await underTest.bot.people.putPerson({ ...LEAD, roles: ['admin'] });
        const warned = await admin.press(await admin.send(own), words.save, { roles: '' });
        assert.match(readable(warned), words.own);
        await admin.press(warned, words.saveAnyway);
        assert.match(readable(await admin.say('hi')), words.noRole);
      });

      it('keep what was typed when saving fails', async () => {
        const form = await admin.press(await openFm(admin), words.change);
        const { store } = underTest.bot;
        const write = store.write.bind(store);
        store.write = () => Promise.reject(new Error('the disk is full'));
        const failed = await admin.press(form, words.save, { name: 'Fay Renamed' });
        assert.match(readable(failed), words.failed);
        assert.equal(inputOf(failed, 'name')['value'], 'Fay Renamed');
        const question = await admin.press(await openFm(admin), words.remove);
        assert.match(readable(await admin.press(question, words.remove)), words.failed);
        store.write = write;
        assert.match(readable(await admin.press(failed, words.save)), words.saved);
      });

      it('let leads look, and nobody else', async () => {
        const lead = await chatOf(LEAD, language);
        const list = await lead.say(words.commands[0]);
        assert.ok(readable(list).includes(FM.name));
        assert.ok(!buttonsOf(list).some(({ title }) => title === words.add));
        const seen = await openFm(lead);
        const forbiddenTitles: readonly string[] = [words.change, words.remove];
        assert.ok(!buttonsOf(seen).some(({ title }) => forbiddenTitles.includes(title)));
        for (const person of [GATEWAY, FM, FRP_MANAGER]) {
          const chat = await chatOf(person, language);
          assert.match(readable(await chat.say(words.commands[0])), words.forbidden);
          assert.match(readable(await openFm(chat)), words.forbidden);
        }
        const stolen = sentBy(buttonOf(await admin.press(await openFm(admin), words.change), words.save), {
          roles: 'admin',
        });
        for (const person of [GATEWAY, FM, FRP_MANAGER, LEAD]) {
          const chat = await chatOf(person, language);
          for (const data of [
            stolen,
            { verb: 'open-add-person' },
            { verb: 'open-change-person', person: FM.objectId },
            { verb: 'open-remove-person', person: FM.objectId },
            { verb: 'remove-person', person: FM.objectId, nonce: 'n' },
          ]) {
            assert.match(readable(await chat.send(data)), words.forbidden);
          }
        }
        assert.deepEqual((await underTest.bot.people.getPerson(FM.objectId))?.roles, ['fm']);
      });

      it('let the first administrator in, whom the settings name, under their name in Teams', async () => {
        const ada = underTest.chat(aPerson({ objectId: APPOINTED_ID, name: 'Nina New' }), localeFor(language));
        const hello = await ada.say('hi', { localTimezone: 'America/Mexico_City' });
        assert.match(readable(hello), words.hello);
        const own = await ada.send({ verb: 'open-person', person: APPOINTED_ID });
        assert.match(readable(own), words.appointed);
        assert.ok(!buttonsOf(own).some(({ title }) => title === words.remove));
        const person = await underTest.bot.people.getPerson(APPOINTED_ID);
        assert.deepEqual(
          [person?.name, person?.roles, person?.timeZone],
          ['Nina New', ['admin'], 'America/Mexico_City'],
        );
      });
    });
  }

  it('take somebody whose name begins like the command for a customer where people are not to be seen', async () => {
    const card = readable(await underTest.chat(FM).say('people first'));
    assert.match(card, /No customer has a name that begins like that/);
  });

  it('say so when the directory does not know somebody', async () => {
    const admin = underTest.chat(ADMIN);
    for (const data of [
      { verb: 'open-person', person: 'unknown' },
      { verb: 'open-change-person', person: 'unknown' },
      { verb: 'open-remove-person', person: 'unknown' },
      { verb: 'remove-person', person: 'unknown', nonce: 'n', etag: 'e' },
    ]) {
      assert.match(readable(await admin.send(data)), /The directory does not know that person/);
    }
  });

  it('enter nobody for an account of another tenant, whatever the settings say', async () => {
    const foreign = underTest.chat(aPerson({ objectId: APPOINTED_ID, name: 'Not Ada' }));
    for (const changes of [
      { channelData: { tenant: { id: 'another-tenant' } } },
      { conversation: { id: foreign.conversationId, conversationType: 'personal', tenantId: 'another-tenant' } },
      { channelData: undefined, conversation: { id: foreign.conversationId, conversationType: 'personal' } },
    ]) {
      const { status } = await underTest.post(foreign.activity({ text: 'people', ...changes }));
      assert.equal(status, 403);
    }
    const from = { id: '29:x', aadObjectId: APPOINTED_ID, name: 'Not Ada', tenantId: 'another-tenant' };
    assert.match(readable(await foreign.say('people', { from })), /the account you write with is not theirs/);
    assert.equal(await underTest.bot.people.getPerson(APPOINTED_ID), undefined);
  });
});

async function restarted(underTest: BotUnderTest, adminObjectIds: readonly string[]): Promise<BotUnderTest> {
  await underTest.stop();
  return startBot(storeSettings(), { adminObjectIds });
}
