import assert from 'node:assert/strict';

import { digestCard, type DigestContent } from '../../src/cards/reminder-digest/card.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { engagementKey } from '../../src/domain/engagement.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { LEADS } from '../../src/domain/reminder.ts';
import { aDatedEngagement, FM } from '../support/builders.ts';
import { nodesOf, readable } from '../support/cards.ts';

/** What the strictest clients take. */
const CARD_BYTES = 28 * 1024;

describe('the digest card', () => {
  const workloads = ['EXO', 'OLM', 'TEAMS', 'SPO', 'OD4B', 'YAM', 'OPP', 'PBI', 'SDS', 'OATP', 'INTUNE', 'PROJPRO'];
  const customersOf = (count: number, customerName: string, codes: readonly string[]): DigestContent['customers'] =>
    Array.from({ length: count }, (_, index) => ({
      tenant: { tenantId: `7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7${String(index).padStart(3, '0')}`, customerName },
      questions: codes.map((workload) => {
        const engagement = aDatedEngagement('2027-01-18', { workload });
        const key = engagementKey(engagement);
        const target = { key, esdVersion: 1, version: 1, reminderId: `rem|${key}|1|followUp|2027-01-20` };
        return { kind: 'followUp', engagement, target } as const;
      }),
    }));
  const cardOf = (
    customers: DigestContent['customers'],
    changes: Partial<DigestContent> = {},
  ): ReturnType<typeof digestCard> =>
    digestCard({
      language: 'en',
      of: FM.objectId,
      customers,
      total: customers.length,
      mayBeRepeated: false,
      names: new Map(),
      today: calendarDay('2027-01-20'),
      list: 'mine',
      ...changes,
    });
  const rowsOf = (card: unknown): number => nodesOf(card).filter(({ type }) => type === 'ColumnSet').length;

  for (const language of LANGUAGES) {
    it(`of a hundred customers fits on every client, however long their names are (${language})`, () => {
      for (const name of ['Contoso', 'x'.repeat(500), '客戶'.repeat(250), '👩‍👩‍👧‍👦'.repeat(120), '"\\'.repeat(250)]) {
        for (const codes of [workloads.slice(0, 1), workloads]) {
          const customers = customersOf(100, name, codes);
          for (const card of [cardOf(customers, { language }), cardOf(customers, { language, fmName: name })]) {
            assert.ok(Buffer.byteLength(JSON.stringify(card)) < CARD_BYTES);
            assert.ok(rowsOf(card) >= 1);
          }
        }
      }
    });
  }

  it('has a row for each of fifteen customers, and names the others', () => {
    const card = cardOf(customersOf(40, 'Contoso', workloads.slice(0, 1)));
    assert.equal(rowsOf(card), 15);
    assert.match(readable(card), /And 25 more, who move up as the others are dealt with: (Contoso, ){10}…/);
    assert.equal(rowsOf(cardOf(customersOf(15, 'Contoso', workloads.slice(0, 1)))), 15);
  });

  it('counts those it was not told of', () => {
    const card = cardOf(customersOf(20, 'Contoso', workloads.slice(0, 1)), { total: 120 });
    assert.match(readable(card), /120 customers need your attention/);
    assert.match(readable(card), /And 105 more, .*: (Contoso, ){5}…/);
  });

  it('says when nothing is left, and asks for nothing', () => {
    assert.match(readable(cardOf([])), /All answered/);
    assert.match(readable(cardOf([], { of: LEADS })), /Nobody is left waiting/);
  });
});
