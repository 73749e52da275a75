import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import {
  mergedKey,
  mergeNeed,
  decideMerge,
  pairWorkloads,
  type MergedEngagement,
  type MergePair,
} from '../../src/domain/decide-merge.ts';
import { engagementKey } from '../../src/domain/engagement.ts';
import {
  aContext,
  aDatedEngagement,
  anEngagement,
  aStartDate,
  ATTEMPT,
  CUSTOMER_TENANT,
  FM,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';

const DUPLICATE_TENANT = '11111111-4a6b-4d2e-9b0f-2c5d8e1a7b34';

describe('what a merge needs', () => {
  const dated = aDatedEngagement('2027-01-18');
  const theirs = aDatedEngagement('2027-02-01', { tenantId: DUPLICATE_TENANT });
  const started = aDatedEngagement('2026-11-18', { progress: 'started' });

  for (const [name, surviving, duplicate, expected] of [
    ['the surviving record lacks the workload', undefined, theirs, 'adopt'],
    ['it lacks the workload, which has no date', undefined, anEngagement(), 'adopt'],
    ['it lacks the date', anEngagement(), theirs, 'fill'],
    ['it lacks the date, and the duplicate has started', anEngagement(), started, 'fill'],
    ['neither has a date', anEngagement(), anEngagement(), 'keep'],
    ['only the surviving one has a date', dated, anEngagement(), 'keep'],
    ['both have the same date', dated, aDatedEngagement('2027-01-18'), 'keep'],
    ['both have the same date, and the duplicate has started', dated, { ...dated, progress: 'started' }, 'fill'],
    ['both have different dates', dated, theirs, 'ask'],
    [
      'one is an estimate of the other',
      aDatedEngagement('2027-02-01', { esd: aStartDate('2027-02-01', { precision: 'month' }) }),
      theirs,
      'ask',
    ],
    ['the duplicate has started on another day', dated, { ...theirs, progress: 'started' }, 'ask'],
    ['E31: the surviving one has started, and the duplicate is planned', started, theirs, 'adopt'],
    ['both have started', started, { ...theirs, progress: 'started' }, 'keep'],
    ['it has started, and the duplicate is frozen', started, { ...theirs, l1: 'blocked' }, 'keep'],
    ['R33: the duplicate is inactive', dated, { ...theirs, progress: 'inactive' }, 'keep'],
    [
      'R33: the duplicate is inactive, and it lacks the date',
      anEngagement(),
      { ...theirs, progress: 'inactive' },
      'keep',
    ],
    ['R33 I7: it is inactive, and the duplicate lives', { ...dated, progress: 'inactive' }, theirs, 'blocked'],
    [
      'R33: it is inactive, and so is the duplicate',
      { ...dated, progress: 'inactive' },
      { ...theirs, progress: 'inactive' },
      'keep',
    ],
    ['R33: it is inactive, and the duplicate has no date', { ...dated, progress: 'inactive' }, anEngagement(), 'keep'],
    ['I1: it is not In Progress, and the duplicate lives', { ...dated, l1: 'blocked' }, theirs, 'blocked'],
    [
      'I1: it has no date and is not In Progress, and the duplicate lives',
      anEngagement({ l1: 'blocked' }),
      theirs,
      'blocked',
    ],
    ['I1: it is not In Progress, and the duplicate has started', { ...dated, l1: 'blocked' }, started, 'blocked'],
    ['I1: neither is In Progress', { ...dated, l1: 'blocked' }, { ...theirs, l1: 'noIntent' }, 'keep'],
  ] as const) {
    it(`E21: is ${expected} when ${name}`, () => {
      assert.equal(mergeNeed({ surviving, duplicate, nextSequence: 2 }), expected);
    });
  }
});

describe('pairing two records', () => {
  const second = anEngagement({ sequence: 2 });
  const started = aDatedEngagement('2026-11-18', { progress: 'started' });
  const inDuplicate = { tenantId: DUPLICATE_TENANT } as const;

  const keysOf = ({ surviving, duplicate, nextSequence }: MergePair): readonly unknown[] => [
    surviving && engagementKey(surviving),
    engagementKey(duplicate),
    nextSequence,
  ];

  for (const [name, surviving, duplicate, expected] of [
    [
      'the one under way with the one under way',
      [started, second],
      [{ ...started, ...inDuplicate }, second],
      [['EXO|2', 'EXO|2', 3]],
    ],
    [
      'the latest when none is under way',
      [started, { ...started, sequence: 2 }],
      [anEngagement(inDuplicate)],
      [['EXO|2', 'EXO|1', 3]],
    ],
    [
      'all of a workload that one lacks with nothing',
      [anEngagement({ workload: 'SPO' })],
      [started, second],
      [
        [undefined, 'EXO|1', 1],
        [undefined, 'EXO|2', 2],
      ],
    ],
    ['nothing of what only the surviving one has', [started], [], []],
  ] as const) {
    it(`E21 E31: pairs ${name}`, () => {
      assert.deepEqual(pairWorkloads(surviving, duplicate).map(keysOf), expected);
    });
  }
});

describe('merging two records of an engagement', () => {
  const by = { objectId: LEAD.objectId, role: 'lead' } as const;
  const context = aContext({ by });
  const reason = { code: 'correction', text: 'The same company, recorded twice' } as const;
  const fromName = 'Contoso Tset';
  const merge = (pair: Omit<MergePair, 'nextSequence'>, taken = false): MergedEngagement => {
    const order = { tenantId: CUSTOMER_TENANT, fromName, taken, reason };
    return decideMerge({ nextSequence: pair.surviving ? 2 : 1, ...pair }, order, context);
  };
  const theirs = aDatedEngagement('2027-02-01', {
    tenantId: DUPLICATE_TENANT,
    esdVersion: 3,
    version: 5,
    fmId: OTHER_FM.objectId,
    attempts: [ATTEMPT],
    kickoffDate: calendarDay('2027-02-03'),
  });
  const merged = { type: 'duplicateMerged', from: DUPLICATE_TENANT, fromName } as const;

  it('E21: adopts a workload as it is', () => {
    assert.deepEqual(merge({ duplicate: theirs }), {
      engagement: { ...theirs, tenantId: CUSTOMER_TENANT, version: 6 },
      events: [{ ...merged, after: theirs.esd, reason }],
      isNew: true,
      hasNewDate: true,
    });
    assert.equal(merge({ duplicate: anEngagement({ tenantId: DUPLICATE_TENANT }) }).hasNewDate, false);
  });

  it('E21 E31: adopts what is planned after one that has started as an engagement of its own', () => {
    const surviving = aDatedEngagement('2026-11-18', { progress: 'started' });
    const pair = { surviving, duplicate: theirs, nextSequence: 3 };
    assert.equal(mergedKey(pair), 'EXO|3');
    const { engagement, isNew } = merge(pair);
    assert.deepEqual([engagement, isNew], [{ ...theirs, tenantId: CUSTOMER_TENANT, sequence: 3, version: 6 }, true]);
  });

  it('E21: fills a missing date, with all that belongs to it', () => {
    const surviving = anEngagement({ fmId: undefined, version: 1 });
    const { engagement, events, isNew, hasNewDate } = merge({ surviving, duplicate: theirs });
    assert.deepEqual(engagement, {
      ...surviving,
      esd: theirs.esd,
      esdVersion: 1,
      firstRequestedDate: '2027-02-01',
      firstEnteredRole: 'gateway',
      completion: { planned: undefined, actual: undefined },
      fmId: OTHER_FM.objectId,
      kickoffDate: '2027-02-03',
      attempts: [ATTEMPT],
      version: 2,
    });
    assert.deepEqual(events, [
      { ...merged, before: undefined, after: theirs.esd, reason },
      { type: 'kickoffSet', before: undefined, after: '2027-02-03' },
      { type: 'fmAssigned', before: undefined, after: OTHER_FM.objectId },
    ]);
    assert.deepEqual([isNew, hasNewDate], [false, true]);
  });

  it('E21: keeps the surviving date unless told otherwise', () => {
    const surviving = aDatedEngagement('2027-01-18', { kickoffDate: calendarDay('2027-01-20') });
    for (const [pair, taken] of [
      [{ surviving, duplicate: theirs }, false],
      [{ surviving: { ...surviving, progress: 'inactive' }, duplicate: theirs }, true],
      [{ surviving: { ...surviving, l1: 'blocked' }, duplicate: theirs }, true],
      [{ surviving, duplicate: { ...theirs, progress: 'inactive' } }, true],
    ] as const) {
      const { engagement, events, isNew, hasNewDate } = merge(pair, taken);
      const { completion, ...rest } = engagement;
      assert.deepEqual(completion, { planned: undefined, actual: undefined });
      const { completion: before, ...kept } = pair.surviving;
      assert.deepEqual([before, rest], [{}, { ...kept, version: 2 }]);
      assert.deepEqual(events, [{ ...merged, reason }]);
      assert.deepEqual([isNew, hasNewDate], [false, false]);
    }
  });

  it('E21 U12: takes the other date when told so; the first requested one stays', () => {
    const surviving = aDatedEngagement('2027-01-18');
    const { engagement, events } = merge({ surviving, duplicate: theirs }, true);
    assert.deepEqual(engagement.esd, {
      ...theirs.esd,
      entry: 'later',
      enteredBy: by,
      enteredAt: context.at,
    });
    assert.deepEqual(
      [engagement.esdVersion, engagement.firstRequestedDate, engagement.fmId, engagement.attempts],
      [2, '2027-01-18', FM.objectId, [ATTEMPT]],
    );
    assert.deepEqual(events[0], { ...merged, before: surviving.esd, after: engagement.esd, reason });
  });

  for (const [name, surviving, taken] of [
    ['where there is no date', anEngagement(), false],
    ['on the very day', aDatedEngagement('2026-11-18', { attempts: [ATTEMPT] }), false],
    ['on another day that was chosen', aDatedEngagement('2026-11-20'), true],
  ] as const) {
    it(`E21: takes over that it has started ${name}`, () => {
      const esd = aStartDate('2026-11-18', { basis: 'actual' });
      const started = { ...theirs, esd, kickoffDate: undefined, progress: 'started' } as const;
      const { engagement } = merge({ surviving, duplicate: started }, taken);
      assert.deepEqual(
        [engagement.progress, engagement.esd?.basis, engagement.esd?.date],
        ['started', 'actual', '2026-11-18'],
      );
    });
  }

  it('R33: leaves one open whose duplicate was given up', () => {
    const duplicate = { ...theirs, progress: 'inactive' } as const;
    assert.equal(merge({ surviving: aDatedEngagement('2027-01-18'), duplicate }).engagement.progress, 'open');
  });

  it('E21: completes the FM and the completion where they are missing, and tells of it', () => {
    const completion = { planned: calendarDay('2027-06-30'), actual: calendarDay('2027-07-07') };
    const duplicate = { ...theirs, kickoffDate: undefined, completion };
    const own = { planned: calendarDay('2027-05-31') };
    const surviving = aDatedEngagement('2027-01-18', { fmId: undefined, completion: own });
    const { engagement, events } = merge({ surviving, duplicate });
    const after = { planned: '2027-05-31', actual: '2027-07-07' };
    assert.deepEqual([engagement.fmId, engagement.completion], [OTHER_FM.objectId, after]);
    assert.deepEqual(events.slice(1), [
      { type: 'fmAssigned', before: undefined, after: OTHER_FM.objectId },
      { type: 'completionSet', before: own, after },
    ]);
  });

  it('R44: gives no FM to what a partner delivers', () => {
    const surviving = aDatedEngagement('2027-01-18', { fmId: undefined, deliveryChannel: 'frp' });
    assert.equal(merge({ surviving, duplicate: theirs }).engagement.fmId, undefined);
  });

  for (const [own, other, expected] of [
    ['2027-01-20', undefined, undefined],
    ['2027-01-20', '2027-02-03', '2027-02-03'],
    ['2027-02-01', '2027-02-03', '2027-02-01'],
    [undefined, '2027-02-03', '2027-02-03'],
  ] as const) {
    it(`I12: of a kickoff on ${own ?? 'no day'} keeps ${expected ?? 'none'} beside a start on 1 February`, () => {
      const surviving = aDatedEngagement('2027-01-18', { kickoffDate: own && calendarDay(own) });
      const duplicate = { ...theirs, kickoffDate: other && calendarDay(other) };
      const { engagement, events } = merge({ surviving, duplicate }, true);
      assert.equal(engagement.kickoffDate, expected);
      const told = events.filter(({ type }) => type === 'kickoffSet');
      assert.deepEqual(told, own === expected ? [] : [{ type: 'kickoffSet', before: own, after: expected }]);
    });
  }

  it('I12: takes no kickoff without the start it belongs to', () => {
    const duplicate = { ...theirs, progress: 'inactive' } as const;
    assert.equal(merge({ surviving: anEngagement(), duplicate }).engagement.kickoffDate, undefined);
  });
});
