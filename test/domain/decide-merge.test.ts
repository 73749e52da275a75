import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { mergeNeed, mergePair, type MergedEngagement, type MergePair } from '../../src/domain/decide-merge.ts';
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

  for (const [name, surviving, duplicate, expected] of [
    ['the surviving record lacks the workload', undefined, theirs, 'adopt'],
    ['it lacks the workload, which has no date', undefined, anEngagement(), 'adopt'],
    ['it lacks the date', anEngagement(), theirs, 'fill'],
    ['neither has a date', anEngagement(), anEngagement(), 'keep'],
    ['only the surviving one has a date', dated, anEngagement(), 'keep'],
    ['both have the same date', dated, aDatedEngagement('2027-01-18'), 'keep'],
    ['both have different dates', dated, theirs, 'ask'],
    [
      'one is an estimate of the other',
      aDatedEngagement('2027-02-01', { esd: aStartDate('2027-02-01', { precision: 'month' }) }),
      theirs,
      'ask',
    ],
    ['the surviving one has started', { ...dated, progress: 'started' }, theirs, 'keep'],
    ['R33 I7: the surviving one is inactive', { ...dated, progress: 'inactive' }, theirs, 'keep'],
    ['I1: the surviving one is not In Progress', { ...dated, l1: 'blocked' }, theirs, 'keep'],
    ['I1: the surviving one without a date is not In Progress', anEngagement({ l1: 'blocked' }), theirs, 'keep'],
    ['the duplicate has started on another day', dated, { ...theirs, progress: 'started' }, 'ask'],
  ] as const) {
    it(`E21: is ${expected} when ${name}`, () => {
      assert.equal(mergeNeed({ surviving, duplicate }), expected);
    });
  }
});

describe('merging two records of an engagement', () => {
  const by = { objectId: LEAD.objectId, role: 'lead' } as const;
  const context = aContext({ by });
  const reason = { code: 'correction', text: 'The same company, recorded twice' } as const;
  const merge = (pair: MergePair, taken = false): MergedEngagement =>
    mergePair(pair, { tenantId: CUSTOMER_TENANT, taken, reason }, context);
  const theirs = aDatedEngagement('2027-02-01', {
    tenantId: DUPLICATE_TENANT,
    esdVersion: 3,
    version: 5,
    fmId: OTHER_FM.objectId,
    attempts: [ATTEMPT],
    kickoffDate: calendarDay('2027-02-03'),
  });

  it('E21: adopts a workload as it is', () => {
    assert.deepEqual(merge({ duplicate: theirs }), {
      engagement: { ...theirs, tenantId: CUSTOMER_TENANT, version: 6 },
      facts: { type: 'duplicateMerged', from: DUPLICATE_TENANT, after: theirs.esd, reason },
      hasNewDate: true,
    });
    assert.equal(merge({ duplicate: anEngagement({ tenantId: DUPLICATE_TENANT }) }).hasNewDate, false);
  });

  it('E21: fills a missing date, with all that belongs to it', () => {
    const surviving = anEngagement({ fmId: undefined, version: 1 });
    const { engagement, facts, hasNewDate } = merge({ surviving, duplicate: theirs });
    assert.deepEqual(engagement, {
      ...surviving,
      esd: theirs.esd,
      esdVersion: 1,
      firstRequestedDate: '2027-02-01',
      firstEnteredRole: 'gateway',
      fmId: OTHER_FM.objectId,
      kickoffDate: '2027-02-03',
      attempts: [ATTEMPT],
      version: 2,
    });
    assert.deepEqual(facts, {
      type: 'duplicateMerged',
      from: DUPLICATE_TENANT,
      before: undefined,
      after: theirs.esd,
      reason,
    });
    assert.equal(hasNewDate, true);
  });

  it('E21: keeps the surviving date unless told otherwise', () => {
    const surviving = aDatedEngagement('2027-01-18');
    for (const [pair, taken] of [
      [{ surviving, duplicate: theirs }, false],
      [{ surviving: { ...surviving, progress: 'inactive' }, duplicate: theirs }, true],
      [{ surviving: { ...surviving, l1: 'blocked' }, duplicate: theirs }, true],
    ] as const) {
      assert.deepEqual(merge(pair, taken), {
        engagement: { ...pair.surviving, version: 2 },
        facts: { type: 'duplicateMerged', from: DUPLICATE_TENANT, reason },
        hasNewDate: false,
      });
    }
  });

  it('E21 U12: takes the other date when told so; the first requested one stays', () => {
    const surviving = aDatedEngagement('2027-01-18');
    const { engagement, facts } = merge({ surviving, duplicate: theirs }, true);
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
    assert.deepEqual(facts, {
      type: 'duplicateMerged',
      from: DUPLICATE_TENANT,
      before: surviving.esd,
      after: engagement.esd,
      reason,
    });
  });

  it('E21: takes over that it has started', () => {
    const started = { ...theirs, esd: aStartDate('2026-11-18', { basis: 'actual' }), progress: 'started' } as const;
    const { engagement } = merge({ surviving: anEngagement(), duplicate: started });
    assert.deepEqual([engagement.progress, engagement.esd?.basis], ['started', 'actual']);
  });

  for (const [own, expected] of [
    ['2027-01-20', undefined],
    ['2027-02-01', '2027-02-01'],
    [undefined, '2027-02-03'],
  ] as const) {
    it(`I12: of a kickoff on ${own ?? 'no day'} keeps ${expected ?? 'none'} beside a start on 1 February`, () => {
      const kickoffDate = own === undefined ? undefined : calendarDay(own);
      const surviving = aDatedEngagement('2027-01-18', { kickoffDate });
      assert.equal(merge({ surviving, duplicate: theirs }, true).engagement.kickoffDate, expected);
    });
  }
});
