import { verbTable } from '../../src/bot/verb-table.ts';
import type { Person } from '../../src/domain/person.ts';
import { aPerson, HOME_TENANT } from '../support/builders.ts';
import { startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import { buttonsOf, readable, sentBy, type CardNode } from '../support/cards.ts';
import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { putCustomer } from '../support/office.ts';
import type { Size, Trial } from '../support/trial.ts';
import {
  CHANGED,
  customerOf,
  MOVED_FMS,
  READING_VERBS,
  REMOVED,
  tenantOf,
  WRITING_ACTIONS,
  type WritingAction,
} from './revoked-actions.ts';

/** Each seed is another order of all clicks. */
const SEEDS = { ci: 1, full: 25 } as const satisfies Record<Size, number>;

/** Who takes the roles away. */
const BOSS = aPerson({ objectId: 'boss-1', name: 'Bo Boss', roles: ['admin'] });
const DUPLICATE = '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7b34';
const REFUSED =
  /You have no role in this bot yet|Your role does not allow that|or you may not see it|is not theirs|Only the assigned/;

/** What happens between the moment a card is opened and the click on it. */
const REVOCATIONS = ['removed', 'demoted', 'erased', 'other tenant'] as const;
type Revocation = (typeof REVOCATIONS)[number];

/** A role that is taken away while a card of its owner lies open. */
export const roleRevoked: Trial = {
  name: 'role-revoked',
  promise:
    'A card is opened, then its owner is removed by an administrator, made an FRP manager, erased, or writes from another tenant: every button that writes is refused at once, and nothing is written. With the role back, the same click writes',
  run: async (size) => {
    const failures = unknownVerbs();
    let clicks = 0;
    let written = 0;
    let controls = 0;
    for (let seed = 1; seed <= SEEDS[size]; seed += 1) {
      const underTest = await startBot();
      try {
        const fail = (failure: string): void => {
          failures.push(`role-revoked, seed ${String(seed)}: ${failure}`);
        };
        const cards = await openAll(underTest);
        for (const { action, revocation } of shuffled(attacks(), seededRandom(seed))) {
          const { verb, person } = action;
          await revoke(underTest, person, revocation);
          const before = await contents(underTest, person);
          const answer = await click(underTest, person, cards.get(verb) ?? {}, revocation);
          const changed = difference(before, await contents(underTest, person));
          await underTest.bot.people.putPerson(person);
          clicks += 1;
          written += changed.length;
          if (changed.length > 0) fail(`${verb}, ${revocation}: wrote ${changed.join(', ')}`);
          // The front door answers nobody of another tenant.
          const isRefused = revocation === 'other tenant' ? answer === '' : REFUSED.test(answer);
          if (!isRefused) fail(`${verb}, ${revocation}: not refused, but "${answer.slice(0, 200)}"`);
        }
        for (const { verb, person } of WRITING_ACTIONS) {
          const before = await contents(underTest, person);
          const answer = await click(underTest, person, cards.get(verb) ?? {}, undefined);
          if (difference(before, await contents(underTest, person)).length > 0) controls += 1;
          else fail(`${verb}: wrote nothing with the role either, so it proves nothing: "${answer.slice(0, 200)}"`);
        }
      } finally {
        await underTest.stop();
      }
    }
    const total = WRITING_ACTIONS.length * SEEDS[size];
    return {
      measured: `${String(WRITING_ACTIONS.length)} of ${String(verbTable.size)} buttons write; ${clicks.toLocaleString('en')} clicks after a revocation in ${String(SEEDS[size])} orders: ${String(written)} documents written; with the role back ${controls.toLocaleString('en')} of ${total.toLocaleString('en')} clicks wrote`,
      failures,
    };
  },
};

/** Buttons that are in none of the two lists, or in both: a new one has to be thought about. */
function unknownVerbs(): string[] {
  const listed = [...READING_VERBS, ...WRITING_ACTIONS.map(({ verb }) => verb)];
  return [
    ...[...verbTable.keys()].filter((verb) => !listed.includes(verb)).map((verb) => `${verb} is in no list`),
    ...listed.filter((verb) => !verbTable.has(verb)).map((verb) => `${verb} is no button`),
    ...listed.filter((verb, index) => listed.indexOf(verb) !== index).map((verb) => `${verb} is listed twice`),
  ];
}

function attacks(): readonly { readonly action: WritingAction; readonly revocation: Revocation }[] {
  return WRITING_ACTIONS.flatMap((action) =>
    REVOCATIONS.filter(
      // Their own language everybody may choose who has a role.
      (revocation) => action.verb !== 'choose-language' || revocation !== 'demoted',
    ).map((revocation) => ({ action, revocation })),
  );
}

/** Fills the store, opens every card and returns what its button would send, by verb. */
async function openAll(underTest: BotUnderTest): Promise<ReadonlyMap<string, CardNode>> {
  const { bot, clock } = underTest;
  for (const person of [BOSS, CHANGED, REMOVED, ...MOVED_FMS]) await bot.people.putPerson(person);
  for (const { verb, engagements } of WRITING_ACTIONS) {
    if (engagements) await putCustomer({ ...bot, clock }, engagements, tenantOf(verb));
  }
  await putCustomer({ ...bot, clock }, [], { ...tenantOf('merge-duplicate', '-2'), tenantId: DUPLICATE });
  // Who has no chat cannot be reached, and waits to be tried again.
  await bot.scheduler.runNow();
  await bot.scheduler.stop();
  const cards = new Map<string, CardNode>();
  for (const { verb, person, open, typed, likeButton } of WRITING_ACTIONS) {
    const card = await open(underTest.chat(person));
    const button = buttonsOf(card).find(({ action }) => action['verb'] === (likeButton ?? verb));
    if (!button) throw new Error(`${customerOf(verb)}: no button "${verb}" on the card: ${readable(card)}`);
    cards.set(verb, likeButton === undefined ? sentBy(button, typed) : { ...sentBy({ ...button, inputs: [] }), verb });
  }
  return cards;
}

let nonces = 0;

async function revoke(underTest: BotUnderTest, person: Person, revocation: Revocation): Promise<void> {
  const { people, store } = underTest.bot;
  const { objectId } = person;
  const boss = underTest.chat(BOSS);
  nonces += 1;
  const carried = {
    person: objectId,
    etag: (await people.getEntry(objectId))?.etag,
    nonce: `revoked-${String(nonces)}`,
  };
  const confirmed = ['customersLeft', 'ownAdminRole'];
  switch (revocation) {
    case 'removed':
      await boss.send({ verb: 'remove-person', ...carried, confirmed });
      break;
    case 'demoted': {
      const form = await boss.send({ verb: 'open-change-person', person: objectId });
      const save = buttonsOf(form).find(({ action }) => action['verb'] === 'save-person');
      if (!save) throw new Error(readable(form));
      await boss.send({ ...sentBy(save, { roles: 'frpManager' }), confirmed });
      break;
    }
    case 'erased': {
      const partition = `${HOME_TENANT}|${objectId}`;
      const { etag = '' } = (await store.get(partition, 'profile')) ?? {};
      await store.write(partition, [{ kind: 'delete', id: 'profile', etag }]);
      break;
    }
    case 'other tenant':
      return;
  }
  const roles = (await people.getPerson(objectId))?.roles ?? [];
  const [left] = roles.filter((role) => role !== 'frpManager');
  if (left !== undefined) throw new Error(`${objectId} is still ${left} after having been ${revocation}`);
}

/** The text of the answer to a click on an open card. */
async function click(
  underTest: BotUnderTest,
  person: Person,
  data: CardNode,
  revocation: Revocation | undefined,
): Promise<string> {
  const activity = underTest.chat(person).execute(data);
  const elsewhere = { channelData: { tenant: { id: 'another-tenant' } } };
  const { body } = await underTest.post(revocation === 'other tenant' ? { ...activity, ...elsewhere } : activity);
  return readable(body);
}

type Contents = ReadonlyMap<string, string>;

/** Every document and its version, but for where the person can be written to. */
async function contents({ bot: { store } }: BotUnderTest, { objectId }: Person): Promise<Contents> {
  const found = new Map<string, string>();
  let partition = await store.partitionAfter(undefined);
  while (partition !== undefined) {
    for (const { id, etag } of await store.readPartition(partition)) found.set(`${partition} ${id}`, etag);
    partition = await store.partitionAfter(partition);
  }
  found.delete(`${HOME_TENANT}|${objectId} conversation`);
  return found;
}

function difference(before: Contents, after: Contents): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
}

function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
