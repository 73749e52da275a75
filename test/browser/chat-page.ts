import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';

const SCREENSHOTS = join(import.meta.dirname, '../../screenshots/browser');

/** One person's chat in the browser. */
export class ChatPage {
  readonly #page: Page;
  readonly #name: string;

  private constructor(page: Page, name: string) {
    this.#page = page;
    this.#name = name;
  }

  /** Opens the chat and waits for the welcome; `name` goes before the names of its pictures. */
  static async open(browser: Browser, url: string, name: string): Promise<ChatPage> {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1100 } });
    await page.route('**/*', (route) =>
      /^https?:\/\/(127\.0\.0\.1|localhost)[:/]/.test(route.request().url()) ? route.continue() : route.abort(),
    );
    await page.goto(url);
    const chat = new ChatPage(page, name);
    await chat.card(0).waitFor();
    return chat;
  }

  /** The card that the bot sent as its `index`-th, counted from 0. */
  card(index: number): Locator {
    return this.#page.locator('.fai-OutputCard').nth(index);
  }

  /** The cards that say all of these texts now. */
  cardsSaying(...texts: readonly string[]): Locator {
    return texts.reduce((cards, hasText) => cards.filter({ hasText }), this.#page.locator('.fai-OutputCard'));
  }

  /** Writes a message and returns the card that comes back. */
  async say(text: string): Promise<Locator> {
    const before = await this.#page.locator('.fai-OutputCard').count();
    await this.#page.locator('[data-lexical-editor="true"]').fill(text);
    await this.#page.getByRole('button', { name: 'Send Message' }).click();
    const card = this.card(before);
    await card.waitFor();
    return card;
  }

  /** Keeps a picture of the page, with `card` in sight. */
  async picture(name: string, card: Locator): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await card.scrollIntoViewIfNeeded();
    await this.#page.screenshot({ path: join(SCREENSHOTS, `${this.#name}-${name}.png`) });
  }

  /** Keeps a picture of the card alone. */
  async pictureOfCard(name: string, card: Locator): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await card.screenshot({ path: join(SCREENSHOTS, `${this.#name}-${name}.png`) });
  }
}

/** Presses a button of a card and waits until the card says `then`. */
export async function press(card: Locator, button: string, then: string | RegExp): Promise<void> {
  await card.getByRole('button', { name: button, exact: true }).click();
  await card.getByText(then).first().waitFor();
}

/** Enters a day (`YYYY-MM-DD`) the way a person types it into this client. */
export async function enterDay(card: Locator, label: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await card.getByRole('combobox', { name: label }).fill(`${String(Number(month))}/${String(Number(date))}/${year}`);
  // Its calendar is open now and hides the rest of the page from roles.
  await card.page().keyboard.press('Enter');
  await card.page().keyboard.press('Escape');
}
