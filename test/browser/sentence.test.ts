import assert from 'node:assert/strict';

import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ChatPage } from './chat-page.ts';
import { withChromium } from './chromium.ts';
import { startLocalBot } from './local-bot.ts';

const TITLE = 'a sentence in the real client';

const STORIES = {
  English: {
    person: 'frank',
    sentence: 'Move northwind teams to January 19 because their key user is away until then.',
    read: /"January 19" was read as Tuesday, January 19, 2027/,
    reason: 'their key user is away until then',
    save: 'Save',
    saved: 'Saved',
    voicemail: 'left a voicemail for northwind about onedrive',
    isAttempt: /is an attempt/,
    question: 'does a voicemail count as the start?',
  },
  Spanish: {
    person: 'marta',
    sentence: 'Pasa alpine teams al 19 de enero porque su responsable está de viaje hasta entonces',
    read: /«19 de enero» se ha entendido como martes, 19 de enero de 2027/,
    reason: 'su responsable está de viaje hasta entonces',
    save: 'Guardar',
    saved: 'Guardado',
    voicemail: 'le dejé un mensaje en el buzón a alpine',
    isAttempt: /es un intento|son un intento|intento/,
    question: '¿cuenta un mensaje en el buzón como inicio?',
  },
} as const;

describe(TITLE, () => {
  const folder = temporaryFolder();
  const chromium = withChromium(TITLE);

  for (const [language, story] of Object.entries(STORIES)) {
    it(`in ${language}: one sentence and one click move a date, and a voicemail is no start`, async () => {
      const bot = await startLocalBot([story.person], {
        now: '2026-11-23T10:00:00+01:00',
        folder: `${folder}/sentence-${language}`,
        port: await freePort(),
      });
      try {
        const chat = await ChatPage.open(chromium.browser, bot.chats[0] ?? '', `${language}-sentence`);
        const form = await chat.say(story.sentence);
        await form.getByText(story.read).waitFor();
        await chat.picture('understood', form);
        const typed = await Promise.all((await form.getByRole('textbox').all()).map((input) => input.inputValue()));
        assert.ok(typed.includes(story.reason), typed.join(' | '));
        await form.getByRole('button', { name: story.save, exact: true }).click();
        await form.getByText(story.saved, { exact: true }).first().waitFor();
        assert.equal(await form.getByRole('button', { name: story.save, exact: true }).count(), 0);
        await chat.picture('saved', form);

        const attempt = await chat.say(story.voicemail);
        await attempt.getByText(story.isAttempt).first().waitFor();
        await chat.picture('attempt', attempt);
        const answer = await chat.say(story.question);
        await answer.getByText(story.isAttempt).first().waitFor();
        await chat.picture('question', answer);
      } finally {
        bot.stop();
      }
    });
  }
});
