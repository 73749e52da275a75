import { calendarDay } from '../../src/domain/calendar-day.ts';
import { engagementKey, type Origin, type WorkloadEngagement } from '../../src/domain/engagement.ts';
import { actingRole, ENGAGEMENT_ACTIONS, type EngagementAction } from '../../src/domain/permission.ts';
import type { Person, Role } from '../../src/domain/person.ts';
import { SeededRandom } from '../simulation/seeded-random.ts';
import { aDatedEngagement, anEngagement, aPerson, aTenant, ATTEMPT, FM, OTHER_FM } from '../support/builders.ts';
import { postActivity, startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import type { CardNode } from '../support/cards.ts';
import { commandOf, searchOf } from '../support/extension.ts';
import { putCustomer } from '../support/office.ts';
import type { Size, Trial } from '../support/trial.ts';
import { click, differencesOf, FOREIGN, restore, snapshotOf } from './staged-bot.ts';

const SEED = 6;
const WISHES = 10_000;
/** Wishes and looks that go the whole way over HTTP, and are compared with what the store holds then. */
const OVER_HTTP = { ci: 400, full: WISHES } as const satisfies Record<Size, number>;

const ROLES = ['gateway', 'fm', 'lead', 'frpManager', 'admin'] as const satisfies readonly Role[];

// The table of permissions, in the words of the rules. The daily work on a date is the assigned FM's, a lead's on their behalf,
// and the delegate's while the FM is out of office.
const DAILY: readonly EngagementAction[] = [
  ...(['reschedule', 'correct', 'reactivate', 'logAttempt', 'confirmStarted'] as const),
  ...(['markInactive', 'snooze', 'setKickoff', 'setCompletion'] as const),
];
const ASSIGNED_FM: readonly EngagementAction[] = ['capture', 'changeL1', ...DAILY];
const GATEWAY_ALWAYS: readonly EngagementAction[] = ['changeL1', 'assignChannel'];
const GATEWAY_UNASSIGNED: readonly EngagementAction[] = ['reschedule', 'correct'];
const GATEWAY_ORIGINS: readonly Origin[] = ['newCustomer', 'reengagement'];

/** Who asks, and how they stand to the engagement. */
interface Standing {
  readonly roles: readonly Role[];
  readonly isAssigned: boolean;
  /** Whether the assigned FM is out of office and has named them. */
  readonly standsIn: boolean;
  readonly engagement: Pick<WorkloadEngagement, 'origin' | 'fmId' | 'deliveryChannel'>;
  readonly frpUpdates: boolean;
}

function tableAllows(
  action: EngagementAction,
  { roles, isAssigned, standsIn, engagement, frpUpdates }: Standing,
): boolean {
  const { origin, fmId, deliveryChannel } = engagement;
  if (roles.includes('lead')) return true;
  if (roles.includes('fm') && isAssigned && ASSIGNED_FM.includes(action)) return true;
  if (roles.includes('fm') && standsIn && DAILY.includes(action)) return true;
  if (roles.includes('frpManager') && frpUpdates && deliveryChannel === 'frp' && DAILY.includes(action)) return true;
  if (!roles.includes('gateway')) return false;
  if (GATEWAY_ALWAYS.includes(action)) return true;
  if (action === 'capture') return GATEWAY_ORIGINS.includes(origin);
  return GATEWAY_UNASSIGNED.includes(action) && fmId === undefined;
}

const AWAY_FM = aPerson({
  objectId: 'fm-away',
  name: 'Anna Away',
  roles: ['fm'],
  absence: { from: calendarDay('2026-11-20'), until: calendarDay('2026-11-27'), delegateId: OTHER_FM.objectId },
});

/** Somebody with each set of roles, besides the FMs that are assigned. */
const PEOPLE: readonly Person[] = [
  FM,
  OTHER_FM,
  AWAY_FM,
  ...Array.from({ length: 2 ** ROLES.length }, (_, bits) =>
    aPerson({
      objectId: `person-${String(bits)}`,
      name: `Pat ${String(bits)}`,
      roles: ROLES.filter((__, index) => (bits & (1 << index)) !== 0),
    }),
  ),
];

const PARTNERS_READERS = PEOPLE.filter(({ roles }) => roles.length === 1 && roles.includes('frpManager'));

/** Everybody may ask for everything; what is not in the table is refused, and nobody is shown more than their role reads. */
export const permissionMatrix: Trial = {
  name: 'permission-matrix',
  promise: `${String(WISHES)} random wishes (tenant, person, roles, ownership, action) against the table of the rules, as a rule and over HTTP with the store compared before and after: nobody is allowed more than it says, nor less; nobody without a role or of another tenant reads anything, and FRP managers nothing of what no partner delivers`,
  run: async (size) => {
    const failures = [...asARule(new SeededRandom(SEED))];
    const underTest = await stage();
    try {
      const wishes = await overHttp(underTest, OVER_HTTP[size]);
      const looks = await reading(underTest, OVER_HTTP[size]);
      const searches = await searching(underTest, OVER_HTTP[size]);
      const errors = underTest.log.lines.flatMap(({ level, message }) =>
        level === 'error' ? [`logged: ${message}`] : [],
      );
      return {
        measured: `${String(WISHES)} as a rule; over HTTP ${wishes.measured}; ${looks.measured}; ${searches.measured}`,
        failures: [...failures, ...wishes.failures, ...looks.failures, ...searches.failures, ...new Set(errors)],
      };
    } finally {
      await underTest.stop();
    }
  },
};

function asARule(random: SeededRandom): readonly string[] {
  const failures: string[] = [];
  for (let wish = 0; wish < WISHES; wish += 1) {
    const action = random.pick(ENGAGEMENT_ACTIONS_LIST);
    const roles = ROLES.filter(() => random.happens(0.4));
    const person = aPerson({ objectId: random.pick([FM.objectId, OTHER_FM.objectId, 'person-x']), roles });
    const fm = random.pick([undefined, FM, OTHER_FM, AWAY_FM]);
    const engagement = anEngagement({
      origin: random.pick(['newCustomer', 'serial', 'successReview', 'reengagement', 'preexisting']),
      deliveryChannel: random.pick(['unassigned', 'ftc', 'frp']),
      fmId: fm?.objectId,
    });
    const frpUpdates = random.happens(0.5);
    const expected = tableAllows(action, {
      roles,
      isAssigned: fm?.objectId === person.objectId,
      standsIn: fm === AWAY_FM && person.objectId === OTHER_FM.objectId,
      engagement,
      frpUpdates,
    });
    const ownership = { engagement, fm, fmToday: calendarDay('2026-11-23') };
    const isAllowed = actingRole(action, person, ownership, { frpUpdates }) !== undefined;
    if (isAllowed !== expected) {
      failures.push(
        `wish ${String(wish)}: ${action} by ${person.objectId} (${roles.join(', ')}), assigned to ${fm?.objectId ?? 'nobody'}, ${engagement.origin}, ${engagement.deliveryChannel}: ${isAllowed ? 'allowed' : 'refused'}`,
      );
    }
  }
  return failures;
}

const ENGAGEMENT_ACTIONS_LIST: readonly [EngagementAction, ...EngagementAction[]] = ['capture', ...ENGAGEMENT_ACTIONS];

interface StagedEngagement {
  readonly engagement: WorkloadEngagement;
  /** Stands in its history, and nowhere else. */
  readonly secret: string;
}

interface StagedCustomer {
  readonly tenantId: string;
  readonly name: string;
  readonly engagements: readonly StagedEngagement[];
}

const CUSTOMERS: readonly StagedCustomer[] = [undefined, FM, OTHER_FM, AWAY_FM].flatMap((fm, owner) =>
  (['ftc', 'frp', 'both'] as const).map((delivery, index): StagedCustomer => {
    const tenantId = `customer-${String(owner)}-${delivery}`;
    const common = { tenantId, fmId: fm?.objectId };
    const states = [
      anEngagement({ ...common, workload: 'EXO' }),
      anEngagement({ ...common, workload: 'SPO', origin: 'serial' }),
      aDatedEngagement('2026-12-15', { ...common, workload: 'TEAMS' }),
      aDatedEngagement('2026-11-10', { ...common, workload: 'OD4B', attempts: [ATTEMPT] }),
      aDatedEngagement('2026-10-01', { ...common, workload: 'YAM', progress: 'inactive' }),
    ];
    return {
      tenantId,
      name: `Secret${String(owner)}${String(index)} Test`,
      engagements: states.map((engagement, n) => ({
        engagement: { ...engagement, deliveryChannel: delivery === 'both' ? (n % 2 === 0 ? 'frp' : 'ftc') : delivery },
        secret: `secret-${tenantId}-${engagement.workload}`,
      })),
    };
  }),
);

async function stage(): Promise<BotUnderTest> {
  const underTest = await startBot();
  await underTest.bot.scheduler.stop();
  for (const person of PEOPLE) await underTest.bot.people.putPerson(person);
  await underTest.bot.people.saveAbsence(AWAY_FM.objectId, AWAY_FM.absence);
  for (const { tenantId, name, engagements } of CUSTOMERS) {
    await putCustomer(
      { ...underTest.bot, clock: underTest.clock },
      engagements.map(({ engagement }) => engagement),
      aTenant({ tenantId, customerName: name, customerId: tenantId, initialDomain: `${tenantId}.onmicrosoft.example` }),
    );
    const events = engagements.map(({ engagement: { workload, sequence }, secret }) => ({
      id: `staged|${workload}`,
      tenantId,
      workload,
      sequence,
      at: ATTEMPT.at,
      by: ATTEMPT.by,
      facts: { type: 'contactAttemptLogged', attempt: { ...ATTEMPT, comment: secret } } as const,
    }));
    await underTest.bot.customers.save({ tenantId, events });
  }
  return underTest;
}

const REASON = 'They asked for a later week';
const TYPED: Readonly<Record<EngagementAction, { readonly workload: string; readonly data: CardNode }>> = {
  capture: { workload: 'EXO', data: { verb: 'capture-start-date', date: '2027-01-18' } },
  reschedule: {
    workload: 'TEAMS',
    data: {
      verb: 'reschedule-start-date',
      mode: 'reschedule',
      newDate: '2026-12-17',
      reasonCode: 'customerRequestedNewDate',
      reason: REASON,
    },
  },
  correct: { workload: 'TEAMS', data: { verb: 'correct-start-date', rightDate: '2026-12-18', correctReason: REASON } },
  reactivate: {
    workload: 'YAM',
    data: {
      verb: 'reschedule-start-date',
      mode: 'reactivate',
      newDate: '2026-12-17',
      reasonCode: 'reactivated',
      reason: REASON,
    },
  },
  logAttempt: { workload: 'OD4B', data: { verb: 'log-attempt', channel: 'phone' } },
  confirmStarted: {
    workload: 'OD4B',
    data: { verb: 'confirm-started', drawnOn: '2026-11-23', startedDate: '2026-11-20', startedReason: REASON },
  },
  markInactive: { workload: 'OD4B', data: { verb: 'mark-inactive', inactiveText: 'They never answered our messages' } },
  snooze: { workload: 'OD4B', data: { verb: 'snooze-reminder' } },
  changeL1: { workload: 'TEAMS', data: { verb: 'change-l1', l1: 'blocked' } },
  setKickoff: { workload: 'TEAMS', data: { verb: 'set-kickoff', kickoffDate: '2026-12-21' } },
  setCompletion: { workload: 'TEAMS', data: { verb: 'set-completion', plannedCompletion: '2027-03-01' } },
  assignFm: { workload: 'TEAMS', data: { verb: 'assign-fm', fmId: 'person-2' } },
  assignChannel: { workload: 'TEAMS', data: { verb: 'assign-channel', deliveryChannel: 'unassigned' } },
  void: { workload: 'TEAMS', data: { verb: 'void-start-date', voidReason: REASON } },
};

interface Found {
  readonly measured: string;
  readonly failures: readonly string[];
}

async function overHttp(underTest: BotUnderTest, wishes: number): Promise<Found> {
  const random = new SeededRandom(SEED + 1);
  const { store } = underTest.bot;
  const failures: string[] = [];
  let allowed = 0;
  let saved = 0;
  const before = await snapshotOf(store);
  for (let wish = 0; wish < wishes; wish += 1) {
    const person = drawn(random, PEOPLE);
    const isForeign = random.happens(0.1);
    const customer = drawn(random, CUSTOMERS);
    const action = random.pick(ENGAGEMENT_ACTIONS_LIST);
    const { workload, data } = TYPED[action];
    // Mostly of one to which it can be done; sometimes of any.
    const fitting = customer.engagements.filter((staged) => staged.engagement.workload === workload);
    const { engagement } = drawn(random, random.happens(0.9) ? fitting : customer.engagements);
    const key = engagementKey(engagement);
    const target = { key, esdVersion: engagement.esdVersion, version: engagement.version };
    const sent = { ...data, customer: customer.tenantId, targets: [target], nonce: `wish-${String(wish)}` };
    const isAllowed =
      !isForeign &&
      tableAllows(action, {
        roles: person.roles,
        isAssigned: engagement.fmId === person.objectId,
        standsIn: engagement.fmId === AWAY_FM.objectId && person.objectId === OTHER_FM.objectId,
        engagement,
        frpUpdates: false,
      });
    const { status, kind } = await click(underTest, person, sent, isForeign ? FOREIGN : {});
    const differences = differencesOf(before, await snapshotOf(store));
    const told = `wish ${String(wish)} of seed ${String(SEED + 1)}: ${action} to ${customer.tenantId} ${key} by ${person.objectId} (${person.roles.join(', ')})${isForeign ? ' of another tenant' : ''}`;
    if (!isAnsweredAs(isForeign, status, kind)) failures.push(`${told}: answered with ${String(status)} ${kind}`);
    if (isAllowed) allowed += 1;
    if (isAllowed && differences.length > 0) saved += 1;
    if (!isAllowed && differences.length > 0) failures.push(`${told}: saved, and the table does not allow it`);
    for (const { partition, id } of differences) {
      if (partition !== customer.tenantId) failures.push(`${told}: wrote ${partition} ${id}`);
    }
    // What its state refuses is saved by nobody; what can be done to it is saved for all who may.
    if (isAllowed && differences.length === 0 && isPossible(action, engagement)) failures.push(`${told}: refused`);
    await restore(store, differences);
  }
  return {
    measured: `${String(wishes)} wishes of ${String(PEOPLE.length)} people, ${String(allowed)} allowed by the table, ${String(saved)} saved, ${String(failures.length)} outside it`,
    failures,
  };
}

function isPossible(action: EngagementAction, { workload, deliveryChannel, fmId }: WorkloadEngagement): boolean {
  if (workload !== TYPED[action].workload) return false;
  // A partner's work has no FM and no reminders, and nothing is put off that nobody is asked.
  if (action === 'assignFm') return deliveryChannel !== 'frp';
  return action !== 'snooze' || (deliveryChannel !== 'frp' && fmId !== undefined);
}

const READING = [
  ...[
    'open-capture-start-date',
    'open-correct-start-date',
    'open-void-start-date',
    'open-change-l1',
    'open-set-kickoff',
  ],
  ...['open-set-completion', 'open-assign-fm', 'open-assign-channel', 'open-mark-inactive', 'open-add-workloads'],
  ...['open-merge-duplicate', 'open-answers', 'show-customer'],
];

async function reading(underTest: BotUnderTest, looks: number): Promise<Found> {
  const random = new SeededRandom(SEED + 2);
  const failures: string[] = [];
  let shown = 0;
  for (let look = 0; look < looks; look += 1) {
    // Of all roles only this one reads some and not all.
    const person = drawn(random, random.happens(0.4) ? PARTNERS_READERS : PEOPLE);
    const isForeign = random.happens(0.1);
    const { tenantId, name, engagements } = drawn(random, CUSTOMERS);
    const { engagement } = drawn(random, engagements);
    const key = engagementKey(engagement);
    const target = {
      key,
      esdVersion: engagement.esdVersion,
      version: engagement.version,
      reminderId: `rem|${key}|1|due|2026-11-23`,
    };
    const sent: CardNode = drawn(random, [
      { verb: drawn(random, READING), customer: tenantId },
      { verb: 'show-customer', customer: tenantId },
      { verb: 'show-engagement', customer: tenantId, engagement: key },
      { verb: 'open-answers', customer: tenantId, targets: [target] },
      { verb: 'open-reschedule-start-date', customer: tenantId, mode: 'reschedule' },
      { verb: 'list-customers', filter: { kind: 'named', text: name }, page: 0 },
      {
        verb: 'list-customers',
        filter: { kind: drawn(random, ['mine', 'withoutDate', 'withoutFm', 'notByGateway', 'partners']) },
        page: random.whole(0, 2),
      },
      { verb: 'open-digest', of: drawn(random, [FM.objectId, OTHER_FM.objectId, AWAY_FM.objectId, 'leads']) },
      {
        verb: 'preview-merge-duplicate',
        customer: tenantId,
        duplicateTenantId: '',
        candidate: drawn(random, CUSTOMERS).tenantId,
      },
      { verb: 'preview-reassign-customers', fromFmId: FM.objectId, toFmId: OTHER_FM.objectId },
    ]);
    const { status, kind, card } = await click(underTest, person, sent, isForeign ? FOREIGN : {});
    const text = JSON.stringify(card);
    const told = `look ${String(look)} of seed ${String(SEED + 2)}: ${JSON.stringify(sent)} by ${person.objectId} (${person.roles.join(', ')})${isForeign ? ' of another tenant' : ''}`;
    if (!isAnsweredAs(isForeign, status, kind)) failures.push(`${told}: answered with ${String(status)} ${kind}`);
    const readsAll = !isForeign && person.roles.some((role) => role !== 'frpManager');
    const readsPartners = !isForeign && person.roles.includes('frpManager');
    for (const customer of CUSTOMERS) {
      const isPartners = customer.engagements.some((one) => one.engagement.deliveryChannel === 'frp');
      const isShown = text.includes(customer.name);
      if (isShown) shown += 1;
      // A person who searches for a name is told that name.
      const isOwnWord = sent['verb'] === 'list-customers' && text.includes(`"text":"${customer.name}"`);
      if (isShown && !isOwnWord && !readsAll && !(readsPartners && isPartners))
        failures.push(`${told}: shows ${customer.name}`);
      for (const { engagement: staged, secret } of customer.engagements) {
        if (!text.includes(secret)) continue;
        shown += 1;
        if (!readsAll && !(readsPartners && staged.deliveryChannel === 'frp'))
          failures.push(`${told}: shows ${secret}`);
      }
    }
  }
  return {
    measured: `${String(looks)} looks, which showed ${String(shown)} names and texts, ${String(failures.length)} to those who may not read them`,
    failures,
  };
}

/** What people see who look for customers through the message extension. */
async function searching(underTest: BotUnderTest, looks: number): Promise<Found> {
  const random = new SeededRandom(SEED + 3);
  const failures: string[] = [];
  let shown = 0;
  for (const person of PEOPLE) await underTest.chat(person).say('help');
  for (let look = 0; look < looks; look += 1) {
    const person = drawn(random, random.happens(0.4) ? PARTNERS_READERS : PEOPLE);
    const isForeign = random.happens(0.1);
    const { tenantId, name: searched } = drawn(random, CUSTOMERS);
    const chat = underTest.chat(person);
    const activity = drawn(random, [
      searchOf(chat, undefined),
      searchOf(chat, drawn(random, ['Secret', searched, tenantId])),
      commandOf(chat, 'fetchTask', {}),
      commandOf(chat, 'submitAction', {
        data: { verb: 'choose-customer', customerSearch: drawn(random, ['', 'Secret', searched]) },
      }),
      commandOf(chat, 'submitAction', { data: { verb: 'open-capture-start-date', customer: tenantId } }),
    ]);
    const { status, body } = await postActivity(underTest.url, { ...activity, ...(isForeign ? FOREIGN : {}) });
    const told = `search ${String(look)} of seed ${String(SEED + 3)}: ${JSON.stringify(activity['value'])} by ${person.objectId} (${person.roles.join(', ')})${isForeign ? ' of another tenant' : ''}`;
    if (status !== (isForeign ? 403 : 200)) failures.push(`${told}: answered with ${String(status)}`);
    // What they searched for stands in the search field.
    const text = JSON.stringify(body).replaceAll(/"value":"[^"]*"/g, '');
    for (const { name, engagements } of CUSTOMERS) {
      const isSeen = engagements.some(({ engagement }) => mayRead(person, engagement));
      if (text.includes(name)) shown += 1;
      if (text.includes(name) && (isForeign || !isSeen)) failures.push(`${told}: shows ${name}`);
      for (const { secret } of engagements) if (text.includes(secret)) failures.push(`${told}: shows ${secret}`);
    }
  }
  return {
    measured: `${String(looks)} searches and dialogs, which showed ${String(shown)} names, ${String(failures.length)} to those who may not read them`,
    failures: shown === 0 ? [...failures, 'no search showed anything, which proves nothing'] : failures,
  };
}

function mayRead({ roles }: Person, { deliveryChannel }: WorkloadEngagement): boolean {
  return roles.some((role) => role !== 'frpManager' || deliveryChannel === 'frp');
}

function drawn<T>(random: SeededRandom, values: readonly T[]): T {
  const [first, ...others] = values;
  if (first === undefined) throw new Error('There is nothing to draw from');
  return random.pick([first, ...others]);
}

/** The front door answers nobody of another tenant; everybody else gets a card. */
function isAnsweredAs(isForeign: boolean, status: number, kind: string): boolean {
  return isForeign ? status === 403 && kind === 'nothing' : status === 200 && kind === 'card';
}
