import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import {
  DELIVERY_CHANNELS,
  type DeliveryChannel,
  type Origin,
  type WorkloadEngagement,
} from '../../src/domain/engagement.ts';
import {
  actingRole,
  addingRole,
  ENGAGEMENT_ACTIONS,
  officeRole,
  type EngagementAction,
  type OfficeAction,
} from '../../src/domain/permission.ts';
import type { Absence, ActingRole, Person } from '../../src/domain/person.ts';
import { ADMIN, aPerson, anEngagement, FM, FRP_MANAGER, GATEWAY, LEAD, NOBODY, OTHER_FM } from '../support/builders.ts';

const TODAY = calendarDay('2026-11-23');
const ORIGINS: readonly Origin[] = ['newCustomer', 'serial', 'successReview', 'reengagement', 'preexisting'];
const SOMEBODY_ELSE = aPerson({ objectId: 'fm-9', name: 'Sam Else', roles: ['fm'] });
const DELEGATE = aPerson({ objectId: 'fm-3', name: 'Dana Delegate', roles: ['fm'] });
const AWAY: Absence = {
  from: calendarDay('2026-11-23'),
  until: calendarDay('2026-11-23'),
  delegateId: DELEGATE.objectId,
};
const BACK: Absence = { ...AWAY, from: calendarDay('2026-11-16'), until: calendarDay('2026-11-22') };
const LATER: Absence = { ...AWAY, from: calendarDay('2026-11-24'), until: calendarDay('2026-11-27') };

/** A column of the table: who asks, in which quality they may act, and what is the case meanwhile. */
interface Column {
  readonly person: Person;
  readonly acts: ActingRole;
  /** Of the assigned FM, while the column's person asks. */
  readonly absence?: Absence;
  readonly frpUpdates?: boolean;
}

const COLUMNS: Readonly<Record<string, Column>> = {
  Gateway: { person: GATEWAY, acts: 'gateway' },
  'its FM': { person: FM, acts: 'fm' },
  'other FM': { person: OTHER_FM, acts: 'fm' },
  'delegate, FM away': { person: DELEGATE, acts: 'delegate', absence: AWAY },
  'delegate, FM back': { person: DELEGATE, acts: 'delegate', absence: BACK },
  'delegate, FM there yet': { person: DELEGATE, acts: 'delegate', absence: LATER },
  'other FM, FM away': { person: OTHER_FM, acts: 'delegate', absence: AWAY },
  lead: { person: LEAD, acts: 'lead' },
  'FRP manager': { person: FRP_MANAGER, acts: 'frpManager' },
  'FRP manager, updates on': { person: FRP_MANAGER, acts: 'frpManager', frpUpdates: true },
  admin: { person: ADMIN, acts: 'admin' },
  nobody: { person: NOBODY, acts: 'admin' },
};

/**
 * What a cell says about an engagement.
 * - `yes` whatever it is
 * - `-` never
 * - `own` it is assigned to the FM of the table
 * - `no FM` it is assigned to nobody yet (U5)
 * - `intake` it is of a new customer or a re-engagement (R26, C6), not what an FM enters (R38)
 * - `partner` a partner delivers it (R46)
 */
const CELLS: Readonly<Record<string, (engagement: WorkloadEngagement) => boolean>> = {
  yes: () => true,
  '-': () => false,
  own: ({ fmId }) => fmId === FM.objectId,
  'no FM': ({ fmId }) => fmId === undefined,
  intake: ({ origin }) => origin === 'newCustomer' || origin === 'reengagement',
  partner: ({ deliveryChannel }) => deliveryChannel === 'frp',
};

/** A row of a table written as text. */
interface Row {
  readonly action: string;
  readonly cells: readonly (readonly [column: string, cell: string])[];
}

function rowsOf(table: string): readonly Row[] {
  const [head = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map(([action = '', ...cells]) => ({
    action,
    cells: cells.map((cell, index): [string, string] => [head[index + 1] ?? '', cell]),
  }));
}

// "Its FM" is the assigned one. What no column allows is forbidden to everybody. Of the table's many-sided cells: before an FM is
// assigned Gateway may move and correct the date it entered (U5); the first date is no update, so it stays Gateway's task when
// an FM is assigned (R28), and no delegate's; taking a date back is the lead's (U23); an FM says when L1 has changed, for the
// reminder asks them; a delegate has the daily work of the absent FM (I19) and no more.
const ENGAGEMENT_TABLE = `
  action         | Gateway | its FM | other FM | delegate, FM away | delegate, FM back | delegate, FM there yet | other FM, FM away | lead | FRP manager | FRP manager, updates on | admin | nobody
  capture        | intake  | own    | -        | -                 | -                 | -                      | -                 | yes  | -           | -                       | -     | -
  reschedule     | no FM   | own    | -        | own               | -                 | -                      | -                 | yes  | -           | partner                 | -     | -
  correct        | no FM   | own    | -        | own               | -                 | -                      | -                 | yes  | -           | partner                 | -     | -
  reactivate     | -       | own    | -        | own               | -                 | -                      | -                 | yes  | -           | partner                 | -     | -
  logAttempt     | -       | own    | -        | own               | -                 | -                      | -                 | yes  | -           | partner                 | -     | -
  confirmStarted | -       | own    | -        | own               | -                 | -                      | -                 | yes  | -           | partner                 | -     | -
  markInactive   | -       | own    | -        | own               | -                 | -                      | -                 | yes  | -           | partner                 | -     | -
  snooze         | -       | own    | -        | own               | -                 | -                      | -                 | yes  | -           | partner                 | -     | -
  setKickoff     | -       | own    | -        | own               | -                 | -                      | -                 | yes  | -           | partner                 | -     | -
  setCompletion  | -       | own    | -        | own               | -                 | -                      | -                 | yes  | -           | partner                 | -     | -
  changeL1       | yes     | own    | -        | -                 | -                 | -                      | -                 | yes  | -           | -                       | -     | -
  assignFm       | -       | -      | -        | -                 | -                 | -                      | -                 | yes  | -           | -                       | -     | -
  assignChannel  | yes     | -      | -        | -                 | -                 | -                      | -                 | yes  | -           | -                       | -     | -
  void           | -       | -      | -        | -                 | -                 | -                      | -                 | yes  | -           | -                       | -     | -
`;

const OFFICE_TABLE = `
  action             | Gateway | FM  | lead | FRP manager | admin | nobody
  createCustomer     | yes     | -   | yes  | -           | -     | -
  mergeDuplicate     | -       | -   | yes  | -           | -     | -
  reassignFm         | -       | -   | yes  | -           | -     | -
  setAbsence         | -       | yes | -    | -           | -     | -
  setAbsenceOfOthers | -       | -   | yes  | -           | -     | -
  setReminders       | -       | yes | yes  | -           | -     | -
  manageDelivery     | -       | -   | yes  | -           | yes   | -
  seePeople          | -       | -   | yes  | -           | yes   | -
  managePeople       | -       | -   | -    | -           | yes   | -
`;

// "The customer's FM" is assigned to one of its workloads at least.
const ADDING_TABLE = `
  origin        | Gateway | the customer's FM | another FM | lead | FRP manager | admin | nobody
  newCustomer   | yes     | -                 | -          | yes  | -           | -     | -
  reengagement  | yes     | -                 | -          | yes  | -           | -     | -
  serial        | -       | yes               | -          | yes  | -           | -     | -
  successReview | -       | yes               | -          | yes  | -           | -     | -
  preexisting   | yes     | yes               | -          | yes  | -           | -     | -
`;

const OFFICE_PEOPLE: Readonly<Record<string, Person>> = {
  Gateway: GATEWAY,
  FM,
  "the customer's FM": FM,
  'another FM': OTHER_FM,
  lead: LEAD,
  'FRP manager': FRP_MANAGER,
  admin: ADMIN,
  nobody: NOBODY,
};

describe('the permission matrix', () => {
  const engagements = ORIGINS.flatMap((origin) =>
    DELIVERY_CHANNELS.flatMap((deliveryChannel: DeliveryChannel) =>
      [FM.objectId, SOMEBODY_ELSE.objectId, undefined].map((fmId) => anEngagement({ origin, deliveryChannel, fmId })),
    ),
  );
  const assignee = ({ fmId }: WorkloadEngagement, absence: Absence | undefined): Person | undefined =>
    [{ ...FM, absence }, SOMEBODY_ELSE].find(({ objectId }) => objectId === fmId);
  const isAction = (text: string): text is EngagementAction => ENGAGEMENT_ACTIONS.some((action) => action === text);

  it('has a row for every action, a column for everybody, and a meaning for every cell', () => {
    const rows = rowsOf(ENGAGEMENT_TABLE);
    assert.deepEqual(rows.map(({ action }) => action).toSorted(), ENGAGEMENT_ACTIONS.toSorted());
    for (const { cells } of rows) {
      assert.deepEqual(
        cells.map(([column]) => column),
        Object.keys(COLUMNS),
      );
      for (const [, cell] of cells) assert.ok(CELLS[cell], cell);
    }
  });

  for (const { action, cells } of rowsOf(ENGAGEMENT_TABLE)) {
    for (const [name, cell] of cells) {
      it(`${action}, ${name}: ${cell}`, () => {
        const column = COLUMNS[name];
        const isAllowed = CELLS[cell];
        assert.ok(column && isAllowed && isAction(action));
        const { person, acts, absence, frpUpdates = false } = column;
        for (const engagement of engagements) {
          const ownership = { engagement, fm: assignee(engagement, absence), fmToday: TODAY };
          assert.equal(
            actingRole(action, person, ownership, { frpUpdates }),
            isAllowed(engagement) ? acts : undefined,
            `${engagement.origin}, ${engagement.deliveryChannel}, assigned to ${engagement.fmId ?? 'nobody'}`,
          );
        }
      });
    }
  }

  for (const { action, cells } of rowsOf(OFFICE_TABLE)) {
    it(`${action}: ${cells.flatMap(([name, cell]) => (cell === 'yes' ? [name] : [])).join(', ')}`, () => {
      const isOfficeAction = (text: string): text is OfficeAction =>
        [
          'createCustomer',
          'mergeDuplicate',
          'reassignFm',
          'setAbsence',
          'setAbsenceOfOthers',
          'setReminders',
          'manageDelivery',
          'seePeople',
          'managePeople',
        ].includes(text);
      assert.ok(isOfficeAction(action));
      for (const [name, cell] of cells) {
        const person = OFFICE_PEOPLE[name];
        assert.ok(person);
        assert.equal(officeRole(action, person), cell === 'yes' ? person.roles[0] : undefined, name);
      }
    });
  }

  for (const { action: origin, cells } of rowsOf(ADDING_TABLE)) {
    it(`adding workloads, ${origin}: ${cells.flatMap(([name, cell]) => (cell === 'yes' ? [name] : [])).join(', ')}`, () => {
      const known = ORIGINS.find((candidate) => candidate === origin);
      assert.ok(known);
      const present = [anEngagement({ fmId: undefined, workload: 'SPO' }), anEngagement()];
      for (const [name, cell] of cells) {
        const person = OFFICE_PEOPLE[name];
        assert.ok(person);
        assert.equal(addingRole(known, person, present), cell === 'yes' ? person.roles[0] : undefined, name);
      }
    });
  }

  it('makes nobody the FM of a customer that has no workloads yet', () => {
    for (const origin of ORIGINS) assert.equal(addingRole(origin, FM, []), undefined);
  });
});
