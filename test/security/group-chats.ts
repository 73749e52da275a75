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
import { commandOf, searchOf } from '../support/extension.ts';
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

/** The chat of two people looks like the own one, but for its id. Messages reach the bot from its own chats alone. */
const CHAT_OF_TWO: (typeof PLACES)[number] = ['the chat of two people', { conversationType: 'personal' }];

/** What may not even stand in a dialog, which its person alone sees: what somebody wrote, who does what, and days. */
const NOT_IN_DIALOGS = new RegExp(
  ['the Kestrel said', ...STAFF.map(({ name }) => name), String.raw`20\d\d-\d\d-\d\d`, String.raw`\d, 20\d\d`].join(
    '|',
  ),
  'i',
);

/** Everything the bot can be asked, where others read along. */
export const groupChats: Trial = {
  name: 'group-chats',
  promise:
    'Every command and every button, pressed as it was in a personal chat and without its data, and every search of the message extension, from everybody with a role in group chats, channels, chats of two people and conversations of unknown kinds: 0 names, ids or texts of customers in what comes back or is sent, and nothing is written; in the dialog, which its person alone sees, 0 texts, days and people',
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
  for (const person of STAFF) await underTest.chat(person).say('help');
  const before = await contents(underTest);
  const failures: string[] = isSeen
    ? []
    : ['group-chats: nobody saw a customer in their own chat, which proves nothing'];
  let asked = 0;
  let dialogs = 0;
  let withNames = 0;
  for (const [place, kind] of [...PLACES, CHAT_OF_TWO]) {
    const conversation = { id: `place-of-${place}`, tenantId: HOME_TENANT, ...kind };
    const post = async (activity: ActivityChanges): Promise<readonly [unknown, readonly unknown[]]> => {
      const calls = connector.calls.length;
      const { body } = await postActivity(underTest.url, { ...activity, conversation });
      asked += 1;
      return [body, connector.calls.slice(calls)];
    };
    const all = [...staff.sent, ...everything(underTest), ...searches(underTest)];
    for (const activity of place === CHAT_OF_TWO[0] ? all.filter(({ type }) => type === 'invoke') : all) {
      const said = JSON.stringify(await post(activity));
      if (/kestrel|beef0000|customer-/i.test(said)) failures.push(`group-chats, in ${place}: ${said.slice(0, 300)}`);
    }
    for (const activity of dialogSteps(underTest, staff)) {
      const [dialog, sent] = await post(activity);
      const said = JSON.stringify(dialog);
      dialogs += 1;
      if (/kestrel/i.test(said)) withNames += 1;
      if (NOT_IN_DIALOGS.test(said)) failures.push(`group-chats, in a dialog in ${place}: ${said.slice(0, 300)}`);
      if (sent.length > 0) failures.push(`group-chats, by a dialog in ${place}: ${JSON.stringify(sent).slice(0, 300)}`);
    }
  }
  if (withNames === 0) failures.push('group-chats: no dialog showed a customer, which proves nothing');
  if ((await contents(underTest)) !== before) failures.push('group-chats: something was written');
  return {
    measured: `${String(asked)} requests in ${String(PLACES.length + 1)} kinds of conversations, among them ${String(verbTable.size)} verbs without data and ${String(staff.verbs.size)} as they were pressed, and ${String(dialogs)} steps of dialogs, ${String(withNames)} of them with the name of a customer: ${String(failures.length)} with something that may not be there`,
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

/** Every search of the message extension from each person, and commands that nobody knows. */
function searches(underTest: BotUnderTest): readonly ActivityChanges[] {
  return STAFF.flatMap((person) => {
    const chat = underTest.chat(person);
    return [
      ...[undefined, '', CUSTOMER, 'beef0000-0000-4000-8000-000000000000'].map((text) => searchOf(chat, text)),
      ...(['query', 'fetchTask', 'submitAction'] as const).map((invoke) =>
        commandOf(chat, invoke, { commandId: 'nobodyKnows' }),
      ),
    ];
  });
}

/** Everything that dialogs can be asked but for saving: what leads to the form from each person, and all else as it was pressed. */
function dialogSteps(underTest: BotUnderTest, staff: CuriousStaff): readonly ActivityChanges[] {
  const pressed = staff.sent.flatMap((activity) => {
    const { action } = (activity['value'] ?? {}) as {
      readonly action?: { readonly data: Readonly<Record<string, unknown>> };
    };
    if (!action || action.data['verb'] === 'capture-start-date') return [];
    const value = { commandId: 'captureStartDate', data: action.data };
    return [{ ...activity, name: 'composeExtension/submitAction', value }];
  });
  const press = (person: (typeof STAFF)[number], data: object): ActivityChanges =>
    commandOf(underTest.chat(person), 'submitAction', { data });
  const searchesFor = ['', CUSTOMER, 'Kestrel One'].map((customerSearch) => ({
    verb: 'choose-customer',
    customerSearch,
  }));
  const forms = [0, 1, 2].map((n) => ({
    verb: 'open-capture-start-date',
    customer: `beef0000-0000-4000-8000-00000000000${String(n)}`,
  }));
  const messagePayload = { body: { content: `<p>${CUSTOMER}</p>` } };
  return [
    ...STAFF.flatMap((person) => [
      commandOf(underTest.chat(person), 'fetchTask', {}),
      commandOf(underTest.chat(person), 'fetchTask', { messagePayload }),
      ...[...searchesFor, ...forms].map((data) => press(person, data)),
    ]),
    ...[...verbTable.keys()].map((verb) => press(GATEWAY, { verb })),
    ...pressed,
  ];
}

/** All that is stored, in one text. */
async function contents({ bot: { store } }: BotUnderTest): Promise<string> {
  const partitions: unknown[] = [];
  for (let next = await store.partitionAfter(undefined); next !== undefined; next = await store.partitionAfter(next)) {
    partitions.push(await store.readPartition(next));
  }
  return JSON.stringify(partitions);
}
