import assert from 'node:assert/strict';

import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ChatPage, enterDay, press } from './chat-page.ts';
import { withChromium } from './chromium.ts';
import { moveClock, startLocalBot, type LocalBot } from './local-bot.ts';

const TITLE = 'the main job in the real client';

const STORIES = {
  English: {
    people: ['grace', 'frank'],
    customer: 'Contoso Traders',
    workloads: ['Exchange Online', 'Microsoft Teams'],
    newDate: 'new date contoso',
    sameDate: 'Same engagement start date for all',
    save: 'Save',
    saved: 'Saved',
    captured: 'Monday, November 30, 2026',
    customers: 'customers',
    changeDate: 'Change the date',
    changeTitle: 'Change the engagement start date',
    newDateLabel: 'New engagement start date',
    reason: /^Reason/,
    noReason: 'Give the reason: it is saved with the date.',
    shortReason: 'Say why in at least 10 characters',
    why: 'Their network change was moved by two days',
    moved: 'Engagement start date moved from Monday, November 30, 2026 to Wednesday, December 2, 2026',
    due: 'The engagement start date has arrived',
    tried: 'I tried, no answer',
    voicemail: 'Voicemail',
    logged: 'Attempt 1 logged: Voicemail',
    followUp: 'Not started yet: has the customer answered?',
    replied: 'They replied: new date',
    whyReplied: 'They called back, we talk next Wednesday',
    agreed: 'to Wednesday, December 9, 2026',
    openCustomer: 'Open the customer',
    record: 'History and notes',
    told: [
      'Grace Intake: entered the date: Monday, November 30, 2026',
      'Frank Example: moved the date from Monday, November 30, 2026 to Wednesday, December 2, 2026. Their network change was moved by two days',
      'the bot: asked how it went',
      'Frank Example: tried: Voicemail',
      'Frank Example: the customer replied, moved the date from Wednesday, December 2, 2026 to Wednesday, December 9, 2026. They called back, we talk next Wednesday',
    ],
    noted: 'Reason (customer replied, discussion agreed): They called back, we talk next Wednesday.',
    // Nine in the morning in Los Angeles.
    dueAt: '2026-12-02T17:00:00Z',
    followUpAt: '2026-12-04T17:00:00Z',
  },
  Spanish: {
    people: ['gabriela', 'marta'],
    customer: 'Fabrikam Textiles',
    workloads: ['Exchange Online', 'SharePoint'],
    newDate: 'nueva fecha fabrikam',
    sameDate: 'La misma fecha de inicio de la interacción para todas',
    save: 'Guardar',
    saved: 'Guardado',
    captured: 'lunes, 30 de noviembre de 2026',
    customers: 'clientes',
    changeDate: 'Cambiar la fecha',
    changeTitle: 'Cambiar la fecha de inicio de la interacción',
    newDateLabel: 'Nueva fecha de inicio de la interacción',
    reason: /^Motivo/,
    noReason: 'Indique el motivo: se guarda con la fecha.',
    shortReason: 'Explique el motivo con al menos 10 caracteres',
    why: 'Su cambio de red se aplazó dos días',
    moved:
      'Fecha de inicio de la interacción: antes lunes, 30 de noviembre de 2026; ahora miércoles, 2 de diciembre de 2026',
    due: 'Ha llegado la fecha de inicio de la interacción',
    tried: 'Lo intenté, sin respuesta',
    voicemail: 'Mensaje en el buzón de voz',
    logged: 'Intento 1 registrado: Mensaje en el buzón de voz',
    followUp: 'Aún sin iniciar: ¿ha respondido el cliente?',
    replied: 'El cliente respondió: nueva fecha',
    whyReplied: 'Devolvieron la llamada, hablamos el miércoles',
    agreed: 'ahora miércoles, 9 de diciembre de 2026',
    openCustomer: 'Abrir el cliente',
    record: 'Historial y notas',
    told: [
      'Gabriela Entrada: anotó la fecha: lunes, 30 de noviembre de 2026',
      'Marta Muestra: cambió la fecha: antes lunes, 30 de noviembre de 2026; ahora miércoles, 2 de diciembre de 2026. Su cambio de red se aplazó dos días',
      'el bot: preguntó cómo ha ido',
      'Marta Muestra: intento: Mensaje en el buzón de voz',
      'Marta Muestra: el cliente respondió; cambió la fecha: antes miércoles, 2 de diciembre de 2026; ahora miércoles, 9 de diciembre de 2026. Devolvieron la llamada, hablamos el miércoles',
    ],
    noted: 'Motivo (el cliente respondió y se acordó la conversación): Devolvieron la llamada, hablamos el miércoles.',
    // Nine in the morning in Madrid.
    dueAt: '2026-12-02T08:00:00Z',
    followUpAt: '2026-12-04T08:00:00Z',
  },
} as const;

function minuteBefore(instant: string): string {
  return new Date(Date.parse(instant) - 60_000).toISOString();
}

describe(TITLE, () => {
  const folder = temporaryFolder();
  const chromium = withChromium(TITLE);

  for (const [language, story] of Object.entries(STORIES)) {
    describe(`in ${language}`, () => {
      const started: LocalBot[] = [];
      let port: number;
      let bot: LocalBot;
      let gateway: ChatPage;
      let fm: ChatPage;

      before(async () => {
        port = await freePort();
        bot = await startLocalBot(story.people, {
          now: '2026-11-23T10:00:00+01:00',
          folder: `${folder}/${language}`,
          port,
        });
        started.push(bot);
        [gateway, fm] = await Promise.all([
          ChatPage.open(chromium.browser, bot.chats[0] ?? '', `${language}-gateway`),
          ChatPage.open(chromium.browser, bot.chats[1] ?? '', `${language}-fm`),
        ]);
      });
      after(() => {
        for (const one of started) one.stop();
      });

      it('Gateway captures two workloads with one date', async () => {
        const card = await gateway.say(story.newDate);
        await card.getByText(story.customer).waitFor();
        for (const workload of story.workloads)
          assert.ok(await card.getByRole('checkbox', { name: workload }).isChecked());
        await gateway.picture('capture', card);
        await enterDay(card, story.sameDate, '2026-11-30');
        await press(card, story.save, story.saved);
        for (const workload of story.workloads)
          assert.equal(await card.getByText(workload, { exact: true }).count(), 1);
        await card.getByText(story.captured).first().waitFor();
        await gateway.picture('captured', card);
      });

      it('the FM sees the customer, and moves the date with a reason, not without', async () => {
        const list = await fm.say(story.customers);
        await list.getByText(story.customer).waitFor();
        await fm.picture('customers', list);

        const card = await fm.say(story.customer);
        await fm.picture('customer', card);
        await press(card, story.changeDate, story.changeTitle);
        await enterDay(card, story.newDateLabel, '2026-12-02');
        await press(card, story.save, story.noReason);
        await card.getByRole('textbox', { name: story.reason }).fill('late');
        await press(card, story.save, story.shortReason);
        assert.equal(await card.getByRole('textbox', { name: story.reason }).inputValue(), 'late');
        assert.match(await card.getByRole('combobox', { name: story.newDateLabel }).inputValue(), /2026|Dec/);
        await fm.picture('reason-refused', card);
        await card.getByRole('textbox', { name: story.reason }).fill(story.why);
        await press(card, story.save, story.moved);
        await fm.picture('moved', card);
      });

      it('the bot is killed and started again, and nothing is lost', async () => {
        await bot.kill();
        bot = await startLocalBot(story.people, {
          now: '2026-11-30T10:00:00+01:00',
          folder: `${folder}/${language}`,
          port,
        });
        started.push(bot);
        await moveClock(bot, minuteBefore(story.dueAt));
        assert.equal(await fm.cardsSaying(story.due, story.customer).count(), 0);
      });

      it('the day comes: the FM is asked, once, and says that they tried', async () => {
        await moveClock(bot, story.dueAt);
        const asked = fm.cardsSaying(story.due, story.customer);
        await asked.waitFor();
        await fm.pictureOfCard('reminder', asked);
        await moveClock(bot, new Date(Date.parse(story.dueAt) + 3_600_000).toISOString());
        assert.equal(await asked.count(), 1);
        await asked.getByRole('button', { name: story.tried, exact: true }).click();
        await asked.getByRole('radio', { name: story.voicemail }).check();
        await fm.picture('tried', asked);
        await asked.getByRole('button', { name: story.save, exact: true }).click();
        await fm.cardsSaying(story.logged, story.customer).waitFor();
        assert.equal(await asked.count(), 0);
      });

      it('two working days later the FM is asked again: they replied and will talk', async () => {
        await moveClock(bot, minuteBefore(story.followUpAt));
        assert.equal(await fm.cardsSaying(story.followUp, story.customer).count(), 0);
        await moveClock(bot, story.followUpAt);
        const asked = fm.cardsSaying(story.followUp, story.customer);
        await asked.waitFor();
        await press(asked, story.replied, story.newDateLabel);
        await enterDay(asked, story.newDateLabel, '2026-12-09');
        await asked.getByRole('textbox', { name: story.reason }).fill(story.whyReplied);
        await fm.picture('replied', asked);
        await asked.getByRole('button', { name: story.save, exact: true }).click();
        await fm.cardsSaying(story.agreed, story.customer).first().waitFor();
      });

      it('the history and the notes tell it all', async () => {
        const card = await fm.say(story.customer);
        await press(card, story.record, story.told[0]);
        for (const line of story.told) assert.ok((await card.getByText(line).count()) >= 1, line);
        await card.getByText(story.noted).waitFor();
        await fm.picture('history', card);
      });
    });
  }
});
