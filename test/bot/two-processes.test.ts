import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { dayInWords } from '../../src/domain/day-in-words.ts';
import { addDays, calendarDay } from '../../src/domain/calendar-day.ts';
import type { Person } from '../../src/domain/person.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import type { CosmosSettings } from '../../src/store/open-cosmos-store.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { startCosmosAccount, type CosmosAccount } from '../support/cosmos-account.ts';
import { Chat, postActivity } from '../support/bot-under-test.ts';
import { aDatedEngagement, aPerson, aTenant, CUSTOMER_TENANT, FM, HOME_TENANT } from '../support/builders.ts';
import { inputOf, readable, type CardNode } from '../support/cards.ts';
import { startFakeConnector, type FakeConnector } from '../support/fake-connector.ts';

/** A hundred rounds are the real thing and take minutes; see CONTRIBUTING.md. */
const ROUNDS = Number(process.env['CONCURRENT_ROUNDS'] ?? 2);
const EDITORS = 100;
const NOW = '2026-11-23T09:00:00Z';
const REASON = 'They asked for a later week';

const PROGRAM = join(import.meta.dirname, '../support/bot-process.ts');

async function startBotProcess(settings: CosmosSettings): Promise<{ process: ChildProcess; url: string }> {
  const bot = spawn(process.execPath, [PROGRAM], {
    env: {
      ...process.env,
      NOW,
      COSMOS_ENDPOINT: settings.endpoint,
      COSMOS_KEY: settings.key,
      COSMOS_DATABASE: settings.database,
      COSMOS_CONTAINER: settings.container,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of bot.stdout) {
    const port = /port (\d+)/.exec(String(chunk))?.[1];
    if (port !== undefined) return { process: bot, url: `http://127.0.0.1:${port}` };
  }
  throw new Error('The bot ended before it listened');
}

describe('two processes of the bot over one container', function () {
  this.timeout(60_000 + ROUNDS * 60_000);

  const leads = Array.from({ length: EDITORS }, (_, n) =>
    aPerson({ objectId: `lead-${String(n)}`, name: `Lena Lead ${String(n)}`, roles: ['lead'] }),
  );
  let account: CosmosAccount;
  let connector: FakeConnector;
  let customers: CustomerDocumentRecords;
  let processes: readonly { readonly process: ChildProcess; readonly url: string }[] = [];
  let close: () => Promise<void>;

  before(async () => {
    account = await startCosmosAccount({ physicalPartitions: 2 });
    connector = await startFakeConnector();
    const settings = account.newSettings();
    const store = await account.openStore({ settings });
    close = () => store.close();
    customers = new CustomerDocumentRecords(store);
    const people = new PersonDocumentRecords(store, HOME_TENANT);
    for (const person of [FM, ...leads]) await people.putPerson(person);
    await customers.putCustomer(aTenant(), [aDatedEngagement('2027-01-12')]);
    processes = await Promise.all([startBotProcess(settings), startBotProcess(settings)]);
  });
  after(async () => {
    for (const { process: bot } of processes) {
      bot.kill('SIGKILL');
      if (bot.exitCode === null && bot.signalCode === null) await once(bot, 'exit');
    }
    await close();
    await connector.close();
    await account.close();
  });

  /** Half of the people are answered by one process, half by the other. */
  const chatOf = (person: Person, n: number): Chat => {
    const url = processes[n % processes.length]?.url ?? '';
    return new Chat({ connector, post: (activity) => postActivity(url, activity) }, person, 'en-US');
  };
  const openForm = async (chat: Chat): Promise<CardNode> => chat.press(await chat.say('contoso'), 'Change the date');

  it(`let one of ${String(EDITORS)} who edit one date at once win, and tell all others who and what, ${String(ROUNDS)} times`, async () => {
    const chats = leads.map(chatOf);
    // From a Tuesday on, one working day of the week for everybody: nobody asks for the date that is set.
    const dateFor = (round: number, n: number): string => addDays(calendarDay('2027-01-19'), 7 * ((round + n) % 20));
    let forms: CardNode[] = [];
    for (const chat of chats) forms.push(await openForm(chat));

    for (let round = 0; round < ROUNDS; round += 1) {
      const before = (await customers.getCustomer(CUSTOMER_TENANT))?.engagements[0]?.value;
      const wishes = chats.map((_, n) => {
        const date = dateFor(round, n);
        return date === before?.esd?.date ? dateFor(round, n + 1) : date;
      });
      const answers = await Promise.all(
        chats.map((chat, n) => chat.press(forms[n] ?? {}, 'Save', { newDate: wishes[n] ?? '', reason: REASON })),
      );

      const texts = answers.map((card) => readable(card));
      const winners = texts.flatMap((text, n) => (text.includes('Engagement start date moved from') ? [n] : []));
      assert.equal(
        winners.length,
        1,
        `round ${String(round)}: ${String(winners.length)} were told that they had saved`,
      );
      const [winner = 0] = winners;
      const after = (await customers.getCustomer(CUSTOMER_TENANT))?.engagements[0]?.value;
      assert.equal(after?.esd?.date, wishes[winner]);
      assert.equal(after?.version, (before?.version ?? 0) + 1);
      const words = dayInWords(calendarDay(wishes[winner] ?? ''), 'en');
      for (const [n, text] of texts.entries()) {
        if (n === winner) continue;
        assert.ok(text.includes(`changed by ${leads[winner]?.name ?? ''} on`), text);
        assert.ok(text.includes(`it is now: ${words}`), text);
        assert.equal(inputOf(answers[n] ?? {}, 'newDate')['value'], wishes[n]);
        assert.equal(inputOf(answers[n] ?? {}, 'reason')['value'], REASON);
      }
      // Whoever lost goes on from the card that came back.
      forms = answers;
      forms[winner] = await openForm(chats[winner] ?? chatOf(FM, 0));
    }

    const { events, notes } = await customers.getHistory(CUSTOMER_TENANT, 1000);
    assert.equal(events.filter(({ facts }) => facts.type === 'startDateRescheduled').length, ROUNDS);
    assert.equal(notes.length, ROUNDS);
  });
});
