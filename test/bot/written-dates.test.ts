import assert from 'node:assert/strict';

import { anEngagement, aTenant, CUSTOMER_TENANT, GATEWAY } from '../support/builders.ts';
import { startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import { inputOf, readable } from '../support/cards.ts';

/** The clock stands on 23 November 2026. */
const WRITTEN = [
  {
    says: 'new date contoso test 04/05/2027',
    locale: 'en-US',
    date: '2027-04-05',
    monthOnly: 'false',
    read: /"04\/05\/2027" was read as Monday, April 5, 2027\./,
    save: 'Save',
  },
  {
    says: 'new date for Contoso Test 04/05/2027',
    locale: 'en-GB',
    date: '2027-05-04',
    monthOnly: 'false',
    read: /"04\/05\/2027" was read as Tuesday, May 4, 2027\./,
    save: 'Save',
  },
  {
    says: 'Nueva fecha para Contoso el 7 de enero',
    locale: 'es-ES',
    date: '2027-01-07',
    monthOnly: 'false',
    read: /«7 de enero» se ha entendido como jueves, 7 de enero de 2027: compruebe el año\./,
    save: 'Guardar',
  },
  {
    says: 'nueva fecha contoso en marzo',
    locale: 'es-MX',
    date: '2027-03-01',
    monthOnly: 'true',
    read: /«marzo» se ha entendido como marzo de 2027 \(estimación: aún no se sabe el día\): compruebe el año\./,
    save: 'Guardar',
  },
] as const;

describe('a date written with the command', () => {
  let underTest: BotUnderTest;

  beforeEach(async () => {
    underTest = await startBot();
    await underTest.bot.people.putPerson({ ...GATEWAY, language: undefined });
    await underTest.bot.customers.putCustomer(aTenant(), [anEngagement({ fmId: undefined })]);
  });
  afterEach(() => underTest.stop());

  for (const { says, locale, date, monthOnly, read, save } of WRITTEN) {
    it(`E25 E26 E27: "${says}" fills the form in (${locale}), and nothing is stored before it is saved`, async () => {
      const gateway = underTest.chat(GATEWAY, locale);
      const form = await gateway.say(says);
      assert.match(readable(form), read);
      assert.equal(inputOf(form, 'date')['value'], date);
      assert.equal(inputOf(form, 'monthOnly')['value'], monthOnly);
      assert.equal(await dateOf(underTest), undefined);
      await gateway.press(form, save);
      assert.equal(await dateOf(underTest), date);
    });
  }

  for (const [says, locale, error] of [
    ['new date contoso 31/02/2027', 'en-GB', '"31/02/2027" is no day of the calendar. Choose one.'],
    ['nueva fecha contoso 31/02', 'es-ES', '«31/02» no es un día del calendario. Elija uno.'],
  ] as const) {
    it(`E28: "${says}" is refused beside the date, never rolled over`, async () => {
      const form = await underTest.chat(GATEWAY, locale).say(says);
      assert.ok(readable(form).includes(error));
      assert.equal(inputOf(form, 'date')['value'], '');
    });
  }

  it('waits for its customer when it is all there is', async () => {
    const card = await underTest.chat(GATEWAY).say('new date in May');
    assert.match(readable(card), /For which customer\?/);
    assert.match(readable(card), /"May" was read as May 2027/);
  });
});

async function dateOf({ bot }: BotUnderTest): Promise<string | undefined> {
  const record = await bot.customers.getCustomer(CUSTOMER_TENANT);
  return record?.engagements[0]?.value.esd?.date;
}
