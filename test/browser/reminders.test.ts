import assert from 'node:assert/strict';

import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ChatPage, enterDay, press } from './chat-page.ts';
import { withChromium } from './chromium.ts';
import { moveClock, startLocalBot, type LocalBot } from './local-bot.ts';

const TITLE = 'reminders in the real client';

/** Customers of Aiko's that all begin on Tuesday, 1 December. */
const SAME_DAY = ['Coho Winery', 'Lucerne Publishing', 'Margie’s Travel', 'Fourth Coffee'];

const WEDNESDAY = 'Wednesday, December 2, 2026';

describe(TITLE, () => {
  const folder = temporaryFolder();
  const chromium = withChromium(TITLE);
  let bot: LocalBot;
  let aiko: ChatPage;
  let frank: ChatPage;
  let marta: ChatPage;

  before(async () => {
    bot = await startLocalBot(['frank', 'marta', 'aiko'], {
      now: '2026-11-23T10:00:00+01:00',
      folder,
      port: await freePort(),
    });
    [frank, marta, aiko] = await Promise.all([
      ChatPage.open(chromium.browser, bot.chats[0] ?? '', 'reminders-frank'),
      ChatPage.open(chromium.browser, bot.chats[1] ?? '', 'reminders-marta'),
      ChatPage.open(chromium.browser, bot.chats[2] ?? '', 'reminders-aiko'),
    ]);
  });
  after(() => {
    bot.stop();
  });

  it('Frank is out of office, and Marta is asked in his place, in her language and her hours', async () => {
    const form = await frank.say('out of office');
    await enterDay(form, 'First day out of office', '2026-11-26');
    await enterDay(form, 'Last day out of office', '2026-12-01');
    await form.getByRole('combobox', { name: 'Who stands in?' }).click();
    await form.page().getByRole('option', { name: 'Marta Muestra' }).click();
    await press(form, 'Save', 'Marta Muestra');
    await frank.picture('out-of-office', form);

    // Nine in the morning of Frank's first working day after his holiday is six in the evening for Marta.
    await moveClock(bot, '2026-11-27T17:00:00Z');
    const instead = marta.cardsSaying('Northwind Foods', 'Frank Example está fuera de la oficina');
    assert.equal(await instead.count(), 0);
    await moveClock(bot, '2026-11-30T08:00:00Z');
    await instead.waitFor();
    await marta.pictureOfCard('delegate', instead);
    // It is midnight where Frank is: his copy comes in the morning.
    const copy = frank.cardsSaying('Northwind Foods', 'You are out of office. This is a copy');
    assert.equal(await copy.count(), 0);
    await moveClock(bot, '2026-11-30T17:00:00Z');
    await copy.waitFor();
    await instead.getByRole('button', { name: 'Lo intenté, sin respuesta', exact: true }).click();
    await instead.getByRole('radio', { name: 'Llamada' }).check();
    await instead.getByRole('button', { name: 'Guardar', exact: true }).click();
    await marta.cardsSaying('Northwind Foods', 'Intento 1 registrado').waitFor();
  });

  it('Aiko has more customers on one day than get a card each, and answers from a digest', async () => {
    await moveClock(bot, '2026-12-01T00:00:00Z');
    const digest = aiko.cardsSaying('customers need your attention', ...SAME_DAY, 'today, not tried yet').last();
    await digest.waitFor();
    await aiko.pictureOfCard('digest', digest);
    await digest.getByText('Coho Winery', { exact: true }).click();
    const answers = aiko.cardsSaying('The engagement start date has arrived', 'Coho Winery').last();
    await answers.waitFor();
    await answers.getByRole('button', { name: 'Not yet, ask me again', exact: true }).click();
    const snoozed = aiko.cardsSaying('Coho Winery', `On ${WEDNESDAY} at 09:00 you will be asked how it went`);
    await snoozed.waitFor();
    await aiko.picture('snoozed', snoozed);
    await snoozed.getByRole('button', { name: 'Back to the list', exact: true }).click();
    const rest = aiko.cardsSaying('4 customers need your attention', 'Lucerne Publishing', 'Fourth Coffee');
    await rest.waitFor();
    assert.equal(await rest.getByText('Coho Winery').count(), 0);
    await aiko.picture('rest-of-digest', rest);
  });

  it('what was put off comes again the next working day, and not before', async () => {
    const again = aiko.cardsSaying('Coho Winery', 'The engagement start date has arrived', '1 day ago');
    await moveClock(bot, '2026-12-01T23:59:00Z');
    assert.equal(await again.count(), 0);
    await moveClock(bot, '2026-12-02T00:00:00Z');
    await again.first().waitFor();
    await aiko.pictureOfCard('asked-again', again.first());
  });
});
