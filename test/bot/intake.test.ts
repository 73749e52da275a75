import assert from 'node:assert/strict';

import type { CustomerRecord } from '../../src/application/ports.ts';
import type { Language } from '../../src/domain/language.ts';
import {
  ADMIN,
  anEngagement,
  aTenant,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  NOBODY,
} from '../support/builders.ts';
import { localeFor, startBot, type BotUnderTest, type Chat } from '../support/bot-under-test.ts';
import { buttonOf, buttonsOf, inputOf, nodesOf, readable, sentBy, type CardNode } from '../support/cards.ts';

const NEW_TENANT = '11111111-2222-4333-8444-555555555555';
const OPEN = { verb: 'open-create-customer' };

const TYPED = {
  customerName: 'Fabrikam Test',
  tenantId: NEW_TENANT,
  initialDomain: 'fabrikamtest.onmicrosoft.com',
  tpid: '7654321',
  seatCount: '900',
  l1_EXO: 'inProgress',
  l1_TEAMS: 'inProgress',
  l1_SPO: 'statusUnknown',
  l1_INTUNE: 'blocked',
  l1_W365: 'noIntent',
};

const WORDS = {
  en: {
    save: 'Save',
    created: 'Fabrikam Test is recorded, with 5 workloads.',
    question: /Ask the customer: on which day will you be ready/,
    saved: /Saved/,
    january18: 'Monday, January 18, 2027',
    added: /Added: New customer, L1 Blocked\./,
    openCustomer: 'Open the customer',
    fewSeats: /FastTrack needs 150 licences; for this tenant 149 are recorded/,
    exists: 'That tenant is recorded already: Contoso Test',
    openContoso: 'Open Contoso Test',
    candidates: 'Is it one of these customers?',
    sameTpid: 'Same TPID: a tenant with that number belongs to the same customer.',
    alike: 'The name or the domain is alike.',
    open: 'Open',
    another: 'Another tenant of this customer',
    none: 'None of these: record it as a new customer',
    back: 'Back to the form',
    forbidden: /Your role does not allow that/,
    noRole: /You have no role/,
    wrong: {
      customerName: "Enter the customer's name.",
      tenantId: 'Enter the tenant id: 32 digits and letters from a to f, like',
      initialDomain: 'That is no domain.',
      tpid: 'A TPID has 1 to 12 digits and nothing else.',
      seatCount: 'Enter a whole number in digits alone',
      timeZone: 'Choose a time zone from the list.',
      origin: 'Choose one.',
      l1_EXO: 'Choose a value of the list.',
    },
    noWorkload: 'Choose L1 for at least one workload.',
  },
  es: {
    save: 'Guardar',
    created: 'Fabrikam Test ha quedado registrado con 5 cargas de trabajo.',
    question: /Pregunte al cliente: ¿qué día estarán preparados/,
    saved: /Guardado/,
    january18: 'lunes, 18 de enero de 2027',
    added: /Añadida: Cliente nuevo, L1 «Bloqueado»\./,
    openCustomer: 'Abrir el cliente',
    fewSeats: /FastTrack requiere 150 licencias; este inquilino tiene 149 registradas/,
    exists: 'Ese inquilino ya está registrado: Contoso Test',
    openContoso: 'Abrir Contoso Test',
    candidates: '¿Es uno de estos clientes?',
    sameTpid: 'Mismo TPID: un inquilino con ese número pertenece al mismo cliente.',
    alike: 'El nombre o el dominio se parecen.',
    open: 'Abrir',
    another: 'Otro inquilino de este cliente',
    none: 'Ninguno: registrarlo como cliente nuevo',
    back: 'Volver al formulario',
    forbidden: /Su función no le permite hacer eso/,
    noRole: /no tiene ninguna función/,
    wrong: {
      customerName: 'Indique el nombre del cliente.',
      tenantId: 'Indique el identificador de inquilino: 32 cifras y letras de la a a la f, como',
      initialDomain: 'Eso no es un dominio.',
      tpid: 'Un TPID tiene de 1 a 12 cifras y nada más.',
      seatCount: 'Indique un número entero solo con cifras',
      timeZone: 'Elija una zona horaria de la lista.',
      origin: 'Elija una opción.',
      l1_EXO: 'Elija un valor de la lista.',
    },
    noWorkload: 'Elija L1 en al menos una carga de trabajo.',
  },
} as const;

for (const language of ['en', 'es'] satisfies Language[]) {
  describe(`the intake of a customer (${language})`, () => {
    const words = WORDS[language];
    let underTest: BotUnderTest;
    let gateway: Chat;

    beforeEach(async () => {
      underTest = await startBot();
      for (const person of [GATEWAY, FM, LEAD, FRP_MANAGER, ADMIN]) {
        await underTest.bot.people.putPerson({ ...person, language: undefined });
      }
      gateway = underTest.chat(GATEWAY, localeFor(language));
    });
    afterEach(() => underTest.stop());

    const recorded = (tenantId = NEW_TENANT): Promise<CustomerRecord | undefined> =>
      underTest.bot.customers.getCustomer(tenantId);

    it('with five workloads, two of them In Progress, takes three cards: form, dates, confirmation', async () => {
      const form = await gateway.send(OPEN);
      const dates = await gateway.press(form, words.save, TYPED);
      const confirmation = await gateway.press(dates, words.save, { date: '2027-01-18' });

      assert.ok(readable(dates).includes(words.created), readable(dates));
      assert.match(readable(dates), words.question);
      assert.equal(inputOf(dates, 'workloads')['value'], 'EXO|1,TEAMS|1');
      assert.match(readable(confirmation), words.saved);
      assert.equal(readable(confirmation).split(words.january18).length - 1, 2);

      const customer = await recorded();
      assert.ok(customer);
      assert.deepEqual(customer.tenant, {
        tenantId: NEW_TENANT,
        customerId: customer.tenant.customerId,
        customerName: 'Fabrikam Test',
        initialDomain: 'fabrikamtest.onmicrosoft.com',
        tpid: '7654321',
        seatCount: 900,
        timeZone: 'Europe/Madrid',
      });
      assert.deepEqual(
        customer.engagements
          .map(({ value }) => `${value.workload} ${value.origin} ${value.l1} ${value.esd?.date ?? ''}`)
          .toSorted(),
        [
          'EXO newCustomer inProgress 2027-01-18',
          'INTUNE newCustomer blocked ',
          'SPO newCustomer statusUnknown ',
          'TEAMS newCustomer inProgress 2027-01-18',
          'W365 newCustomer noIntent ',
        ],
      );
    });

    it('without a workload In Progress ends with what was saved, and leads to the customer', async () => {
      const confirmation = await gateway.press(await gateway.send(OPEN), words.save, {
        ...TYPED,
        l1_EXO: 'blocked',
        l1_TEAMS: 'none',
      });
      assert.match(readable(confirmation), words.added);
      assert.doesNotMatch(readable(confirmation), /Microsoft Teams/);
      const customer = await gateway.press(confirmation, words.openCustomer);
      assert.match(readable(customer), /Fabrikam Test/);
    });

    it('says on the next card that licences are few, and stops nobody', async () => {
      const form = await gateway.send(OPEN);
      const dates = await gateway.press(form, words.save, { ...TYPED, seatCount: '149' });
      assert.match(readable(dates), words.fewSeats);
      const elsewhere = { ...TYPED, tenantId: '22222222-2222-4333-8444-555555555555', customerName: 'Litware Test' };
      const confirmation = await gateway.press(form, words.save, {
        ...elsewhere,
        initialDomain: '',
        tpid: '',
        seatCount: '149',
        l1_EXO: '',
        l1_TEAMS: '',
      });
      assert.match(readable(confirmation), words.fewSeats);
      assert.match(readable(confirmation), words.saved);
    });

    for (const [id, typed] of Object.entries({
      customerName: ' ',
      tenantId: 'fabrikam',
      initialDomain: 'https://fabrikamtest',
      tpid: '12a',
      seatCount: '1.500',
      timeZone: 'Europe/Atlantis',
      origin: 'serial',
      l1_EXO: 'started',
    })) {
      it(`comes back with the reason, and everything typed: ${id}`, async () => {
        const wrong = { ...TYPED, [id]: typed };
        const refused = await gateway.press(await gateway.send(OPEN), words.save, wrong);
        const reason = words.wrong[id as keyof typeof words.wrong];
        assert.ok(
          nodesOf(refused).some(({ type, text }) => type === 'TextBlock' && String(text).startsWith(reason)),
          readable(refused),
        );
        for (const [input, value] of Object.entries(wrong)) assert.equal(inputOf(refused, input)['value'], value);
        const allRight = { ...TYPED, timeZone: 'Europe/Madrid', origin: 'newCustomer' };
        assert.equal(await recorded(), undefined);
        assert.ok(readable(await gateway.press(refused, words.save, allRight)).includes(words.created));
      });
    }

    it('comes back when no workload was chosen', async () => {
      const none = { l1_EXO: '', l1_TEAMS: 'none', l1_SPO: '', l1_INTUNE: '', l1_W365: '' };
      const refused = await gateway.press(await gateway.send(OPEN), words.save, { ...TYPED, ...none });
      assert.ok(readable(refused).includes(words.noWorkload));
      assert.equal(inputOf(refused, 'customerName')['value'], TYPED.customerName);
    });

    it('of a tenant that is recorded already names the customer, and keeps everything typed', async () => {
      await underTest.bot.customers.putCustomer(aTenant(), [anEngagement()]);
      const typed = { ...TYPED, tenantId: `{${CUSTOMER_TENANT.toUpperCase()}}` };
      const refused = await gateway.press(await gateway.send(OPEN), words.save, typed);
      assert.ok(readable(refused).includes(words.exists));
      for (const [id, value] of Object.entries(typed)) assert.equal(inputOf(refused, id)['value'], value);
      assert.match(readable(await gateway.press(refused, words.openContoso)), /Exchange Online/);
    });

    it('asks about a customer whose name is alike, and can record it as a new one', async () => {
      await underTest.bot.customers.putCustomer(aTenant({ customerName: 'Contoso, S.A.' }), [anEngagement()]);
      const typed = { ...TYPED, customerName: 'contoso', tpid: '' };
      const asked = await gateway.press(await gateway.send(OPEN), words.save, typed);
      for (const text of [words.candidates, words.alike, 'Contoso, S.A.', CUSTOMER_TENANT]) {
        assert.ok(readable(asked).includes(text), readable(asked));
      }
      assert.deepEqual(
        buttonsOf(asked).map(({ action }) => action['style']),
        ['default', 'default', 'default', 'default'],
      );
      assert.equal(await recorded(), undefined);
      await gateway.press(asked, words.none);
      assert.equal((await recorded())?.tenant.customerName, 'contoso');
      assert.notEqual((await recorded())?.tenant.customerId, 'customer-1');
    });

    it('takes a tenant with the same TPID as another of the same customer', async () => {
      await underTest.bot.customers.putCustomer(aTenant({ tpid: TYPED.tpid }), [anEngagement()]);
      const asked = await gateway.press(await gateway.send(OPEN), words.save, TYPED);
      assert.ok(readable(asked).includes(words.sameTpid));
      assert.equal(buttonOf(asked, words.another).action['style'], 'positive');
      const dates = await gateway.press(asked, words.another);
      assert.ok(readable(dates).includes(words.created));
      assert.equal((await recorded())?.tenant.customerId, 'customer-1');
      const customer = await gateway.send({ verb: 'show-customer', customer: NEW_TENANT });
      assert.match(readable(customer), /Contoso Test/);
    });

    it('goes from the candidates to one of them, or back to the form with everything typed', async () => {
      await underTest.bot.customers.putCustomer(aTenant({ tpid: TYPED.tpid }), [anEngagement()]);
      const asked = await gateway.press(await gateway.send(OPEN), words.save, TYPED);
      assert.match(readable(await gateway.press(asked, words.open)), /Contoso Test/);
      const form = await gateway.press(asked, words.back);
      for (const [id, value] of Object.entries(TYPED)) assert.equal(inputOf(form, id)['value'], value);
      assert.ok(JSON.stringify(form).includes('"id":"moreWorkloads","isVisible":true'));
      const dates = await gateway.press(form, words.save, { tpid: '', customerName: 'Fabrikam Test' });
      assert.ok(readable(dates).includes(words.created));
    });

    it('is refused to everybody but Gateway and leads', async () => {
      const form = await gateway.send(OPEN);
      for (const person of [FM, FRP_MANAGER, ADMIN]) {
        const chat = underTest.chat(person, localeFor(language));
        assert.match(readable(await chat.send(OPEN)), words.forbidden);
        const sent = sentBy(buttonOf(form, words.save), { ...TYPED, origin: 'newCustomer' });
        assert.match(readable(await chat.send(sent)), words.forbidden);
        assert.equal(await recorded(), undefined);
      }
      await underTest.bot.people.putPerson({ ...NOBODY, language: undefined });
      const nobody = underTest.chat(NOBODY, localeFor(language));
      assert.match(readable(await nobody.send(OPEN)), words.noRole);
      const lead = underTest.chat(LEAD, localeFor(language));
      const dates = await lead.press(await lead.send(OPEN), words.save, TYPED);
      assert.ok(readable(dates).includes(words.created));
    });

    it('clicked twice makes one customer, and shows the same card', async () => {
      const data = sentBy(buttonOf(await gateway.send(OPEN), words.save), TYPED);
      for (const card of await Promise.all([gateway.send(data), gateway.send(data)])) {
        assert.ok(readable(card).includes(words.created), readable(card));
        assert.equal(inputOf(card, 'workloads')['value'], 'EXO|1,TEAMS|1');
      }
      assert.equal((await recorded())?.engagements.length, 5);
      assert.equal((await underTest.bot.customers.getHistory(NEW_TENANT, 20)).events.length, 5);
    });
  });
}

describe('the form of the intake', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
  });
  afterEach(() => underTest.stop());

  const choicesOf = (card: CardNode, id: string): readonly string[] =>
    nodesOf(inputOf(card, id)['choices']).map(({ value }) => String(value));

  it('proposes the time zone of who fills it in, whatever it is', async () => {
    const inMadrid = await underTest.chat(GATEWAY).send(OPEN);
    assert.equal(inputOf(inMadrid, 'timeZone')['value'], 'Europe/Madrid');
    const zones = choicesOf(inMadrid, 'timeZone');
    for (const zone of zones) assert.doesNotThrow(() => new Intl.DateTimeFormat('en', { timeZone: zone }), zone);
    assert.equal(new Set(zones).size, zones.length);
    await underTest.bot.people.putPerson({ ...GATEWAY, timeZone: 'Asia/Kathmandu' });
    const form = await underTest.chat(GATEWAY).send(OPEN);
    assert.equal(inputOf(form, 'timeZone')['value'], 'Asia/Kathmandu');
    assert.ok(choicesOf(form, 'timeZone').includes('Asia/Kathmandu'));
    await underTest.chat(GATEWAY).press(form, 'Save', TYPED);
    assert.equal((await underTest.bot.customers.getCustomer(NEW_TENANT))?.tenant.timeZone, 'Asia/Kathmandu');
  });

  it('folds the rarer workloads away until one of them has a value', async () => {
    const form = await underTest.chat(GATEWAY).send(OPEN);
    assert.ok(JSON.stringify(form).includes('"id":"moreWorkloads","isVisible":false'));
    const refused = await underTest.chat(GATEWAY).press(form, 'Save', { l1_VIVA: 'inProgress' });
    assert.ok(JSON.stringify(refused).includes('"id":"moreWorkloads","isVisible":true'));
  });

  it('does not ask for dates of what was under way before dates were kept (R12)', async () => {
    const form = await underTest.chat(LEAD).send(OPEN);
    const saved = await underTest.chat(LEAD).press(form, 'Save', { ...TYPED, origin: 'preexisting' });
    assert.match(readable(saved), /Added: Under way before dates were kept, L1 In Progress\./);
  });

  it('refuses a name nobody could read', async () => {
    const customerName = 'x'.repeat(201);
    const refused = await underTest.chat(GATEWAY).press(await underTest.chat(GATEWAY).send(OPEN), 'Save', {
      ...TYPED,
      customerName,
    });
    assert.match(readable(refused), /at most 200 characters/);
    assert.equal(inputOf(refused, 'customerName')['value'], customerName);
  });

  it('comes back with everything typed, and a number to tell of it, when saving fails (E24)', async () => {
    const write = underTest.bot.store.write.bind(underTest.bot.store);
    const form = await underTest.chat(GATEWAY).send(OPEN);
    underTest.bot.store.write = () => Promise.reject(new Error('disk full of Fabrikam'));
    const failed = await underTest.chat(GATEWAY).press(form, 'Save', TYPED);
    underTest.bot.store.write = write;
    assert.match(readable(failed), /What you entered is still here.*: [0-9A-F]{8}$/m);
    for (const [id, value] of Object.entries(TYPED)) assert.equal(inputOf(failed, id)['value'], value);
    assert.match(readable(await underTest.chat(GATEWAY).press(failed, 'Save')), /is recorded, with 5 workloads/);
  });

  it('shows the customer that goes on when the tenant was merged away as a duplicate', async () => {
    await underTest.bot.customers.putCustomer(aTenant({ tenantId: 't2', customerName: 'Contoso Group' }), [
      anEngagement({ tenantId: 't2' }),
    ]);
    await underTest.bot.customers.putCustomer(aTenant({ tenantId: NEW_TENANT, mergedInto: 't2' }), []);
    const form = await underTest.chat(GATEWAY).send(OPEN);
    const refused = await underTest.chat(GATEWAY).press(form, 'Save', TYPED);
    assert.match(readable(refused), /recorded already: Contoso Group/);
    assert.match(readable(await underTest.chat(GATEWAY).press(refused, 'Open Contoso Group')), /Exchange Online/);
  });
});
