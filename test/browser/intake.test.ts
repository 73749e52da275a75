import assert from 'node:assert/strict';

import type { Locator } from 'playwright-core';

import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ChatPage, enterDay, press } from './chat-page.ts';
import { withChromium } from './chromium.ts';
import { startLocalBot, type LocalBot } from './local-bot.ts';

const TITLE = 'the intake of a customer in the real client';

const STORIES = {
  English: {
    person: 'grace',
    newCustomer: 'new customer',
    title: 'Record a new customer',
    name: 'Customer',
    customer: 'Wingtip Toys',
    tenantLabel: 'Tenant id',
    noTenantId: /32 digits and letters from a to f/,
    moreWorkloads: 'More workloads',
    l1: { inProgress: 'In Progress', unknown: 'Status Unknown', blocked: 'Blocked', noIntent: 'No Intent' },
    lastWorkload: 'Power BI',
    save: 'Save',
    recorded: /Wingtip Toys is recorded, with 5 workloads/,
    sameDate: 'Same engagement start date for all',
    warned: /Friday, December 25, 2026 is a public holiday: Christmas Day/,
    saveAnyway: 'Save anyway',
    saved: 'Saved',
    date: 'Tuesday, January 19, 2027',
    openCustomer: 'Open the customer',
    details: 'Details',
    basis: /Tuesday, January 19, 2027 · asked for by the customer/,
  },
  Spanish: {
    person: 'gabriela',
    newCustomer: 'nuevo cliente',
    title: 'Registrar un cliente nuevo',
    name: 'Cliente',
    customer: 'Juguetes Wingtip',
    tenantLabel: 'Identificador de inquilino',
    noTenantId: /32 cifras y letras de la a a la f/,
    moreWorkloads: 'Más cargas de trabajo',
    l1: { inProgress: 'En progreso', unknown: 'Estado desconocido', blocked: 'Bloqueado', noIntent: 'Sin intención' },
    lastWorkload: 'Power BI',
    save: 'Guardar',
    recorded: /Juguetes Wingtip/,
    sameDate: 'La misma fecha de inicio de la interacción para todas',
    warned: /Viernes, 25 de diciembre de 2026: es festivo \(Navidad\)/,
    saveAnyway: 'Guardar de todos modos',
    saved: 'Guardado',
    date: 'martes, 19 de enero de 2027',
    openCustomer: 'Abrir el cliente',
    details: 'Detalles',
    basis: /martes, 19 de enero de 2027 · pedida por el cliente/,
  },
} as const;

const TENANT_ID = '00000000-0000-4000-8000-000000000299';

/** Picks from a folded list the way a person does. */
async function choose(card: Locator, label: string, option: string): Promise<void> {
  await card.getByRole('combobox', { name: label, exact: true }).click();
  await card.page().getByRole('option', { name: option, exact: true }).click();
}

describe(TITLE, () => {
  const folder = temporaryFolder();
  const chromium = withChromium(TITLE);

  for (const [language, story] of Object.entries(STORIES)) {
    describe(`in ${language}`, () => {
      let bot: LocalBot | undefined;
      let gateway: ChatPage;
      let card: Locator;

      before(async () => {
        bot = await startLocalBot([story.person], {
          now: '2026-11-23T10:00:00+01:00',
          folder: `${folder}/intake-${language}`,
          port: await freePort(),
        });
        gateway = await ChatPage.open(chromium.browser, bot.chats[0] ?? '', `${language}-intake`);
      });
      after(() => bot?.stop());

      it('five workloads and their L1 go on the first card, which keeps what is typed when something is wrong', async () => {
        card = await gateway.say(story.newCustomer);
        await card.getByRole('textbox', { name: story.name }).fill(story.customer);
        await card.getByRole('textbox', { name: story.tenantLabel }).fill('not-an-id');
        await choose(card, 'Exchange Online', story.l1.inProgress);
        await choose(card, 'Microsoft Teams', story.l1.inProgress);
        await choose(card, 'SharePoint', story.l1.unknown);
        await choose(card, 'OneDrive', story.l1.blocked);
        await card.getByRole('button', { name: story.moreWorkloads, exact: true }).click();
        await choose(card, story.lastWorkload, story.l1.noIntent);
        await gateway.picture('form', card);
        await press(card, story.save, story.noTenantId);
        assert.equal(await card.getByRole('textbox', { name: story.name }).inputValue(), story.customer);
        await gateway.picture('refused', card);
        await card.getByRole('textbox', { name: story.tenantLabel }).fill(TENANT_ID);
        await press(card, story.save, story.recorded);
      });

      it('the dates of the two that are In Progress go on the second, and a holiday is confirmed or changed', async () => {
        assert.equal(await card.getByRole('checkbox', { name: /Exchange Online|Microsoft Teams/ }).count(), 2);
        assert.equal(await card.getByRole('checkbox', { name: /SharePoint|OneDrive|Power BI/ }).count(), 0);
        await enterDay(card, story.sameDate, '2026-12-25');
        await press(card, story.save, story.warned);
        await gateway.picture('holiday', card);
        await card.getByRole('button', { name: story.saveAnyway, exact: true }).waitFor();
        await enterDay(card, story.sameDate, '2027-01-19');
        await card.getByRole('button', { name: story.saveAnyway, exact: true }).click();
      });

      it('the third confirms them: three cards in all', async () => {
        await card.getByText(story.date).first().waitFor();
        await gateway.picture('confirmed', card);
      });

      it('the details of a workload are one click away', async () => {
        await press(card, story.openCustomer, story.customer);
        await card.getByRole('button', { name: story.details, exact: true }).first().click();
        await card.getByText(story.basis).first().waitFor();
        await gateway.picture('details', card);
      });
    });
  }
});
