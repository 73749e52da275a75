import { verbTable } from '../../src/bot/verb-table.ts';
import { postActivity, startBot, type ActivityChanges, type BotUnderTest } from '../support/bot-under-test.ts';
import {
  ADMIN,
  aDatedEngagement,
  anEngagement,
  aTenant,
  FM,
  FRP_MANAGER,
  GATEWAY,
  HOME_TENANT,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';
import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { putCustomer } from '../support/office.ts';
import type { Size, Trial } from '../support/trial.ts';
import { CuriousStaff, everyCommand } from './curious-staff.ts';

const CUSTOMER = 'Kestrel';
const STAFF = [GATEWAY, FM, OTHER_FM, LEAD, FRP_MANAGER, ADMIN];
/** What people do in their own chats first, to be repeated elsewhere. */
const STEPS = { ci: 100, full: 1000 } as const satisfies Record<Size, number>;

/** Conversations that are not, or not certainly, between the bot and one person. */
const PLACES: readonly (readonly [string, ActivityChanges])[] = [
  ['a group chat', { conversationType: 'groupChat', isGroup: true }],
  ['a channel', { conversationType: 'channel', isGroup: true }],
  ['a conversation of a kind nobody knows', { conversationType: 'meeting' }],
  ['a conversation whose kind is empty', { conversationType: '' }],
  ['a group without a kind', { isGroup: true }],
  ['a personal chat in other letters', { conversationType: 'Personal' }],
];

/** Everything the bot can be asked, where others read along. */
export const groupChats: Trial = {
  name: 'group-chats',
  promise:
    'Every command and every button, pressed as it was in a personal chat and without its data, from everybody with a role in group chats, channels and conversations of unknown kinds: 0 names, ids or texts of customers in what comes back or is sent, and nothing is written',
  run: async (size) => {
    const underTest = await startBot({ kind: 'sqlite', file: ':memory:' });
    try {
      return await repeatElsewhere(underTest, STEPS[size]);
    } finally {
      await underTest.stop();
    }
  },
};

async function repeatElsewhere(
  underTest: BotUnderTest,
  steps: number,
): Promise<{ readonly measured: string; readonly failures: readonly string[] }> {
  const { bot, clock, connector } = underTest;
  for (const [n, customerName] of ['Kestrel One', 'Kestrel Two', 'Kestrel Three'].entries()) {
    const tenantId = `beef0000-0000-4000-8000-00000000000${String(n)}`;
    const tenant = aTenant({ tenantId, customerName, initialDomain: `kestrel${String(n)}.example` });
    await putCustomer(
      { ...bot, clock },
      [aDatedEngagement('2026-12-15', { fmId: FM.objectId }), anEngagement({ workload: 'SPO', fmId: undefined })],
      tenant,
    );
  }
  let n = 0;
  const newText = (): string => `the ${CUSTOMER} said so ${String((n += 1))}`;
  const staff = new CuriousStaff({
    people: STAFF,
    underTest,
    random: seededRandom(1),
    anyText: newText,
    customerName: CUSTOMER,
    newCustomerName: () => `${CUSTOMER} ${String((n += 1))}`,
  });
  for (let step = 0; step < steps; step += 1) await staff.act();
  const isSeen = JSON.stringify(connector.calls).includes('Kestrel One');

  // Reminders are written about whoever asks; here the clock stands still, and none becomes due.
  await bot.scheduler.runNow();
  const before = await contents(underTest);
  const failures: string[] = isSeen
    ? []
    : ['group-chats: nobody saw a customer in their own chat, which proves nothing'];
  let asked = 0;
  for (const [place, kind] of PLACES) {
    for (const activity of [...staff.sent, ...everything(underTest)]) {
      const calls = connector.calls.length;
      const conversation = { id: `place-of-${place}`, tenantId: HOME_TENANT, ...kind };
      const { body } = await postActivity(underTest.url, { ...activity, conversation });
      asked += 1;
      const said = JSON.stringify([body, connector.calls.slice(calls)]);
      if (/kestrel|beef0000|customer-/i.test(said)) failures.push(`group-chats, in ${place}: ${said.slice(0, 300)}`);
    }
  }
  if ((await contents(underTest)) !== before) failures.push('group-chats: something was written');
  return {
    measured: `${String(asked)} requests in ${String(PLACES.length)} kinds of conversations, among them ${String(verbTable.size)} verbs without data and ${String(staff.verbs.size)} as they were pressed: ${String(failures.length)} with something of a customer`,
    failures,
  };
}

/** Every command and every verb from each person. */
function everything(underTest: BotUnderTest): readonly ActivityChanges[] {
  return STAFF.flatMap((person) => {
    const chat = underTest.chat(person);
    return [
      ...everyCommand(CUSTOMER).map((text) => chat.activity({ text })),
      ...[...verbTable.keys()].flatMap((verb) => [chat.execute({ verb }), chat.activity({ value: { verb } })]),
      chat.activity({ type: 'installationUpdate', action: 'add' }),
      chat.activity({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }),
    ];
  });
}

/** All that is stored, in one text. */
async function contents({ bot: { store } }: BotUnderTest): Promise<string> {
  const partitions: unknown[] = [];
  for (let next = await store.partitionAfter(undefined); next !== undefined; next = await store.partitionAfter(next)) {
    partitions.push(await store.readPartition(next));
  }
  return JSON.stringify(partitions);
}
