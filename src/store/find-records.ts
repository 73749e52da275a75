import { z } from 'zod';

import type { DocumentStore, StoredDocument } from './document-store.ts';
import { engagementDocument, SYSTEM_PARTITION, tenantDocument } from './documents.ts';
import { isOwnPartition, Mentions, ownerOf, type Subject, type SubjectKind } from './subject.ts';

const UNDER_WAY = 'erasing|';

/** What is asked for, as somebody types it. */
export interface SubjectRequest {
  readonly kind: SubjectKind;
  readonly id: string;
  /** Further names by which texts may call them. */
  readonly names: readonly string[];
}

/** Everything that is stored about somebody. */
export interface FoundRecords {
  readonly subject: Subject;
  /** Records about nobody else. */
  readonly own: readonly StoredDocument[];
  /** Records about others that mention them. */
  readonly mentioning: readonly StoredDocument[];
  /** What has to be done before they can be erased, one line each. */
  readonly obstacles: readonly string[];
}

const profileShape = z.object({ name: z.string(), roles: z.array(z.string()).default([]) });
const engagementShape = engagementDocument.extend({ type: z.literal('engagement') });
const absenceShape = z.object({
  type: z.literal('absence'),
  objectId: z.string(),
  absence: z.object({ until: z.string(), delegateId: z.string() }),
});

/** Finds everything that is stored about somebody; reads the whole store. `today` decides whose absences are over. */
export async function findRecords(store: DocumentStore, request: SubjectRequest, today: string): Promise<FoundRecords> {
  const subject = await subjectOf(store, request);
  const own: StoredDocument[] = [];
  const mentioning: StoredDocument[] = [];
  const obstacles: string[] = [];
  for await (const { partition, documents } of partitionsOf(store)) {
    if (isOwnPartition(subject, partition)) {
      own.push(...documents);
      obstacles.push(
        ...documents.flatMap((document) =>
          subject.kind === 'customer' ? obstacleOf(subject, document) : rolesOf(document),
        ),
      );
      continue;
    }
    const mentions = new Mentions(subject, ownerOf(documents));
    mentioning.push(...documents.filter((document) => mentions.areIn(document)));
    if (subject.kind === 'person') {
      obstacles.push(
        ...documents.flatMap((document) => dutyOf(subject, document, { owner: ownerOf(documents), today })),
      );
    }
  }
  return { subject, own, mentioning, obstacles };
}

/** All partitions with their documents, without what erasures that are under way have to remember. */
export async function* partitionsOf(
  store: DocumentStore,
): AsyncGenerator<{ readonly partition: string; readonly documents: readonly StoredDocument[] }> {
  for (let next = await store.partitionAfter(undefined); next !== undefined; next = await store.partitionAfter(next)) {
    const documents = await store.readPartition(next);
    yield { partition: next, documents: documents.filter((document) => !isErasureUnderWay(document)) };
  }
}

/** Where an erasure that is under way is kept; `digest` stands for whom it is about. */
export function underWayId(digest: string): string {
  return `${UNDER_WAY}${digest}`;
}

/** Whether the document is what an erasure that is under way has to remember. */
export function isErasureUnderWay({ partition, id }: StoredDocument): boolean {
  return partition === SYSTEM_PARTITION && id.startsWith(UNDER_WAY);
}

async function subjectOf(store: DocumentStore, { kind, id, names }: SubjectRequest): Promise<Subject> {
  if (kind === 'customer') return customerOf(store, { id, names });
  const known: string[] = [...names];
  for await (const { partition, documents } of partitionsOf(store)) {
    if (!partition.endsWith(`|${id}`)) continue;
    const profile = documents.find((document) => document.id === 'profile');
    const name = profileShape.safeParse(profile?.body).data?.name;
    if (name !== undefined) known.push(name);
  }
  return { kind, ids: [id], names: [...new Set(known)] };
}

/** The customer with all duplicates that were merged into it, and those that were merged into them. */
async function customerOf(store: DocumentStore, { id, names }: Pick<SubjectRequest, 'id' | 'names'>): Promise<Subject> {
  const ids = [id];
  const known = [...names];
  for (const tenantId of ids) {
    const document = await store.get(tenantId, 'tenant');
    const tenant = document && tenantDocument.safeParse(document.body).data;
    if (!tenant) continue;
    known.push(tenant.customerName);
    ids.push(...(tenant.mergedFrom ?? []).filter((merged) => !ids.includes(merged)));
  }
  return { kind: 'customer', ids, names: [...new Set(known)] };
}

/** Whoever has a role is stored anew as soon as they write, and work can be given to them meanwhile. */
function rolesOf({ id, body }: StoredDocument): readonly string[] {
  const { roles = [] } = (id === 'profile' ? profileShape.safeParse(body).data : undefined) ?? {};
  return roles.length > 0 ? [`Take their roles away, which are ${roles.join(', ')} (write "people" to the bot)`] : [];
}

/** What the person still has to do with a record of others. */
function dutyOf(
  { ids }: Subject,
  { body }: StoredDocument,
  { owner, today }: { readonly owner: string | undefined; readonly today: string },
): readonly string[] {
  const engagement = engagementShape.safeParse(body).data;
  if (engagement?.progress === 'open' && ids.includes(engagement.fmId ?? '')) {
    const { workload, tenantId } = engagement;
    return [`Assign ${workload} of ${owner ?? 'a customer'} (tenant ${tenantId}) to another FastTrack Manager`];
  }
  const away = absenceShape.safeParse(body).data;
  if (away && away.absence.until >= today && ids.includes(away.absence.delegateId)) {
    return [`Let ${away.objectId}, who is away until ${away.absence.until}, name another delegate`];
  }
  return [];
}

function obstacleOf({ ids }: Subject, { id, body }: StoredDocument): readonly string[] {
  const tenant = id === 'tenant' ? tenantDocument.safeParse(body).data : undefined;
  if (tenant?.mergedInto !== undefined && !ids.includes(tenant.mergedInto)) {
    return [`It was merged into ${tenant.mergedInto}: erase that customer, and this record goes with it`];
  }
  return tenant?.merging ? ['A duplicate is being merged into it: let the merge be finished first'] : [];
}
