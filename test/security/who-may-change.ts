import { z } from 'zod';

import type { Person } from '../../src/domain/person.ts';
import { HOME_TENANT } from '../support/builders.ts';
import type { Difference, Snapshot } from './staged-bot.ts';

// Written from the table of permissions, not from the program: what each role may leave behind in the store. Nobody of the
// stage is out of office, so there are no delegates, and FRP managers do not update.

const engagementShape = z.looseObject({
  fmId: z.string().optional(),
  origin: z.string(),
  esd: z.unknown().optional(),
});

type Engagement = z.infer<typeof engagementShape>;

const aboutShape = z.looseObject({
  workload: z.string().optional(),
  sequence: z.number().optional(),
  engagements: z.array(z.string()).optional(),
  engagement: z.string().optional(),
});

/** What Gateway may change of an engagement: dates as long as nobody is assigned, L1, the delivery channel. */
const GATEWAYS_FIELDS: ReadonlySet<string> = new Set([
  ...['esd', 'esdVersion', 'firstRequestedDate', 'firstEnteredRole', 'startDate', 'remindedOf', 'kickoffDate'],
  ...['l1', 'inProgressShare', 'deliveryChannel', 'needsFirstDate', 'needsFm', 'notByGateway', 'version'],
]);
const GATEWAYS_ORIGINS: ReadonlySet<string> = new Set(['newCustomer', 'reengagement', 'preexisting']);

/** Whether the person may have caused this difference; `before` is the store before they pressed anything. */
export function mayHaveCaused(person: Person, difference: Difference, before: Snapshot): boolean {
  const { partition, id } = difference;
  const is = (role: Person['roles'][number]): boolean => person.roles.includes(role);
  if (person.roles.length === 0 || difference.after === undefined) return false;
  const isOfPerson = partition.startsWith(`${HOME_TENANT}|`);
  if (isOfPerson && (id === 'profile' || id.startsWith('evt|'))) return is('admin');
  if (partition === `${HOME_TENANT}|${person.objectId}`) return true;
  if (isOfPerson) return is('lead') && (id === 'absence' || id.startsWith('sub|'));
  if (partition === 'sys') return is('lead') || is('admin');
  if (is('lead')) return true;
  if (is('admin') && (id.startsWith('rem|') ? tried(difference) || replanned(difference) : /^sub\|[\w-]+$/.test(id)))
    return true;
  if (is('gateway') && gatewayMay(difference, before)) return true;
  return is('fm') && fmMay(person, difference, before);
}

function gatewayMay({ partition, id, before: old, after }: Difference, before: Snapshot): boolean {
  if (id === 'tenant') return old === undefined;
  if (!id.startsWith('eng|')) return true;
  const now = engagementShape.parse(JSON.parse(after ?? ''));
  const was = engagementAt(before, partition, id.slice('eng|'.length));
  if (!was) return GATEWAYS_ORIGINS.has(now.origin);
  const changed = changedFields(was, now);
  if (changed.includes('esd') && was.esd !== undefined && was.fmId !== undefined) return false;
  return changed.every((field) => GATEWAYS_FIELDS.has(field));
}

function fmMay({ objectId }: Person, difference: Difference, before: Snapshot): boolean {
  const { partition } = difference;
  const isOwn = (key: string): boolean => engagementAt(before, partition, key)?.fmId === objectId;
  const hasAny = [...before.values()].some(
    (document) =>
      document.partition === partition && document.id.startsWith('eng|') && isOwn(document.id.slice('eng|'.length)),
  );
  if (!hasAny) return false;
  const keys = keysOf(difference);
  // What is new is work that follows on, added to a customer of theirs.
  return keys.every((key) => isOwn(key) || !engagementAt(before, partition, key));
}

/** The engagements that a document is about. */
function keysOf({ id, after }: Difference): readonly string[] {
  if (id.startsWith('eng|')) return [id.slice('eng|'.length)];
  const ofReminder = /^(?:sub\|answer\|)?(?:copy\|)?rem\|(\w+\|\d+)\|/.exec(id)?.[1];
  if (ofReminder) return [ofReminder];
  const { workload, sequence, engagements, engagement } = aboutShape.parse(JSON.parse(after ?? '{}'));
  if (workload !== undefined) return [`${workload}|${String(sequence)}`];
  return engagements ?? (engagement === undefined ? [] : [engagement]);
}

/** Whether a reminder that was stuck is tried again. */
function tried({ before: old, after }: Difference): boolean {
  return old !== undefined && ['dead', 'blocked'].includes(stateOf(old)) && stateOf(after) === 'pending';
}

/** Whether a question comes at another time, or to somebody else: people's hours and roles decide about that. */
function replanned({ before: old, after }: Difference): boolean {
  return (old === undefined || stateOf(old) === 'pending') && ['pending', 'cancelled'].includes(stateOf(after));
}

function stateOf(reminder: string | undefined): string {
  return z.looseObject({ state: z.string() }).parse(JSON.parse(reminder ?? '{}')).state;
}

function engagementAt(before: Snapshot, partition: string, key: string): Engagement | undefined {
  const document = before.get(`${partition} eng|${key}`);
  return document && engagementShape.parse(JSON.parse(document.body));
}

function changedFields(was: Engagement, now: Engagement): readonly string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(now)])].filter(
    (field) => JSON.stringify(was[field]) !== JSON.stringify(now[field]),
  );
}
