import assert from 'node:assert/strict';

import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ChatPage, press } from './chat-page.ts';
import { withChromium } from './chromium.ts';
import { startLocalBot, type LocalBot } from './local-bot.ts';

const TITLE = 'people and their roles in the real client';

const STORIES = {
  English: {
    language: 'english',
    people: 'people',
    withoutRole: 'Without a role',
    nameless: 'People without a role',
    open: 'Open',
    giveRole: 'Give a role',
    change: 'Change a person',
    name: 'Name, as colleagues see it on cards',
    nameMissing: 'Type a name.',
    skills: 'For FastTrack Managers: skills, with commas between them',
    save: 'Save',
    saved: /Saved\. It counts from their next message/,
    remove: 'Remove',
    isMeant: /Remove this person\?/,
  },
  Spanish: {
    language: 'español',
    people: 'personas',
    withoutRole: 'Sin función',
    nameless: 'Personas sin función',
    open: 'Abrir',
    giveRole: 'Dar una función',
    change: 'Cambiar una persona',
    name: 'Nombre, como lo verán en las tarjetas',
    nameMissing: 'Escriba un nombre.',
    skills: 'Para administradores de FastTrack: especialidades, separadas con comas',
    save: 'Guardar',
    saved: /Guardado\. Cuenta desde su próximo mensaje/,
    remove: 'Dar de baja',
    isMeant: /¿Dar de baja a esta persona\?/,
  },
} as const;

/** What Nora, who writes English, is told. */
const NO_ROLE = /You have no role in this bot yet/;
const GATEWAY = /New customer/;

describe(TITLE, () => {
  const folder = temporaryFolder();
  const chromium = withChromium(TITLE);

  for (const [language, story] of Object.entries(STORIES)) {
    it(`in ${language}: an administrator gives somebody a role, who has it at once, and takes it away again`, async () => {
      const bot: LocalBot = await startLocalBot(['nora', 'ada'], {
        now: '2026-11-23T10:00:00Z',
        folder: `${folder}/people-${language}`,
        port: await freePort(),
      });
      try {
        const admin = await ChatPage.open(chromium.browser, bot.chats[1] ?? '', `${language}-people`);
        const nora = await ChatPage.open(chromium.browser, bot.chats[0] ?? '', `${language}-people-nora`);
        await admin.say(story.language);
        await (await nora.say('customers')).getByText(NO_ROLE).waitFor();

        const card = await admin.say(story.people);
        await press(card, story.withoutRole, story.nameless);
        await admin.picture('without-role', card);
        await press(card, story.open, 'Nora Newcomer');
        await press(card, story.giveRole, story.change);
        await card.getByRole('checkbox', { name: /Gateway$/ }).check();
        await card.getByRole('textbox', { name: story.name }).fill(' ');
        await card.getByRole('textbox', { name: story.skills }).fill('Exchange, Intune');
        await press(card, story.save, story.nameMissing);
        await admin.picture('refused', card);
        assert.equal(await card.getByRole('textbox', { name: story.skills }).inputValue(), 'Exchange, Intune');
        assert.ok(await card.getByRole('checkbox', { name: /Gateway$/ }).isChecked());
        await card.getByRole('textbox', { name: story.name }).fill('Nora Newcomer');
        await press(card, story.save, story.saved);
        await admin.picture('saved', card);
        await (await nora.say('help')).getByText(GATEWAY).first().waitFor();

        await press(card, story.remove, story.isMeant);
        await admin.picture('remove', card);
        await press(card, story.remove, story.saved);
        await (await nora.say('customers')).getByText(NO_ROLE).waitFor();
      } finally {
        bot.stop();
      }
    });
  }
});
