import type {
  CustomerChange,
  CustomerHistory,
  CustomerRecord,
  CustomerRecords,
  DueReminders,
  Reminder,
  ReminderRecords,
  ReminderReference,
  ReminderState,
  Stored,
  Submission,
  TenantDescription,
} from '../application/ports.ts';
import { isCopy } from '../application/plan-reminders.ts';
import { matchedDomain, matchedName, searchedName, type CustomerTenant } from '../domain/customer.ts';
import {
  engagementKey,
  isNotByGateway,
  needsFirstDate,
  needsFm,
  type WorkloadEngagement,
} from '../domain/engagement.ts';
import { isReminded, LEADS } from '../domain/reminder.ts';
import {
  WriteConflict,
  type DocumentBody,
  type DocumentQuery,
  type DocumentStore,
  type DocumentWrite,
  type StoredDocument,
} from './document-store.ts';
import {
  engagementDocument,
  eventDocument,
  noteDocument,
  reminderDocument,
  reminderReference,
  submissionDocument,
  tenantDocument,
} from './documents.ts';
import { secondsOf, USUAL_RETENTION, type Retention } from './retention.ts';

const TENANT_ID = 'tenant';
/** Instead of `true`: what was current when its record was merged away. */
const RETIRED = 'retired';
/** More workloads and open reminders than one customer can have. */
const CURRENT_LIMIT = 500;

/**
 * Customers, their engagements, history, notes and reminders as documents. One customer is one partition, named by the
 * tenant id, so that a change of all of them is one batch.
 */
export class CustomerDocumentRecords implements CustomerRecords, ReminderRecords {
  readonly #store: DocumentStore;
  readonly #retention: Retention;

  constructor(store: DocumentStore, retention = USUAL_RETENTION) {
    this.#store = store;
    this.#retention = retention;
  }

  async getCustomer(tenantId: string): Promise<CustomerRecord | undefined> {
    const documents = await this.#store.find({ partition: tenantId, where: { current: true }, limit: CURRENT_LIMIT });
    let tenant: Stored<CustomerTenant> | undefined;
    const engagements: Stored<WorkloadEngagement>[] = [];
    const openReminders: Stored<Reminder>[] = [];
    const openCopies: Stored<Reminder>[] = [];
    // Each store has an order of its own; people are to see the same one everywhere.
    for (const document of documents.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
      if (document.id === TENANT_ID) tenant = stored(document, tenantDocument);
      else if (document.id.startsWith('eng|')) engagements.push(stored(document, engagementDocument));
      else (isCopy(document) ? openCopies : openReminders).push(stored(document, reminderDocument));
    }
    return tenant && { tenant: tenant.value, tenantEtag: tenant.etag, engagements, openReminders, openCopies };
  }

  async getRetiredEngagements(tenantId: string): Promise<readonly WorkloadEngagement[]> {
    const documents = await this.#store.find({
      partition: tenantId,
      where: { current: RETIRED },
      limit: CURRENT_LIMIT,
    });
    return documents.map(({ body }) => engagementDocument.parse(body));
  }

  async getHistory(tenantId: string, limit: number): Promise<CustomerHistory> {
    const newest = { partition: tenantId, orderBy: { field: 'at', direction: 'descending' }, limit } as const;
    const [events, notes] = await Promise.all([
      this.#store.find({ ...newest, where: { type: 'event' } }),
      this.#store.find({ ...newest, where: { type: 'note' } }),
    ]);
    return {
      events: events.map(({ body }) => eventDocument.parse(body)),
      notes: notes.map(({ body }) => noteDocument.parse(body)),
    };
  }

  async getSubmission(tenantId: string, id: string): Promise<Submission | undefined> {
    const document = await this.#store.get(tenantId, submissionId(id));
    return document && submissionDocument.parse(document.body);
  }

  async save(change: CustomerChange): Promise<'saved' | 'conflict'> {
    try {
      await this.#store.write(change.tenantId, writesFor(change, this.#retention));
      return 'saved';
    } catch (error) {
      if (error instanceof WriteConflict) return 'conflict';
      throw error;
    }
  }

  /** Creates a customer with its engagements, or overwrites them. */
  async putCustomer(tenant: CustomerTenant, engagements: readonly WorkloadEngagement[]): Promise<void> {
    await this.#store.write(tenant.tenantId, [
      { kind: 'put', id: TENANT_ID, body: tenantBody(tenant) },
      ...engagements.map((engagement): DocumentWrite => {
        return { kind: 'put', id: engagementId(engagement), body: engagementBody(engagement) };
      }),
    ]);
  }

  findEngagementsOfFm(fmId: string, limit: number): Promise<readonly WorkloadEngagement[]> {
    return this.#byStartDate({ fmId }, limit);
  }

  async findEngagementsWithoutDate(limit: number): Promise<readonly WorkloadEngagement[]> {
    const documents = await this.#store.find({ where: { type: 'engagement', needsFirstDate: true }, limit });
    return documents.map(({ body }) => engagementDocument.parse(body));
  }

  findEngagementsWithoutFm(limit: number): Promise<readonly WorkloadEngagement[]> {
    return this.#byStartDate({ needsFm: true }, limit);
  }

  findEngagementsNotByGateway(limit: number): Promise<readonly WorkloadEngagement[]> {
    return this.#byStartDate({ notByGateway: true }, limit);
  }

  findEngagementsOfPartners(limit: number): Promise<readonly WorkloadEngagement[]> {
    return this.#byStartDate({ deliveryChannel: 'frp' }, limit);
  }

  async findTenantsLike(
    { tpid, customerName, initialDomain = '' }: TenantDescription,
    limit: number,
  ): Promise<readonly CustomerTenant[]> {
    const questions = [
      ...(tpid === undefined ? [] : [{ tpid }]),
      ...(customerName === undefined ? [] : [{ matchedName: matchedName(customerName) }]),
      ...(initialDomain === '' ? [] : [{ matchedDomain: matchedDomain(initialDomain) }]),
    ];
    const found = await Promise.all(
      questions.map((where) => this.#store.find({ where: { type: 'tenant', ...where }, limit })),
    );
    const tenants = found.flat().map(({ body }) => tenantDocument.parse(body));
    return [...new Map(tenants.map((tenant) => [tenant.tenantId, tenant])).values()].slice(0, limit);
  }

  async findTenantsOfCustomer(customerId: string, limit: number): Promise<readonly CustomerTenant[]> {
    const documents = await this.#store.find({
      where: { type: 'tenant', customerId },
      orderBy: { field: 'nameKey', direction: 'ascending' },
      limit,
    });
    return documents.map(({ body }) => tenantDocument.parse(body));
  }

  async findTenantsByName(text: string, limit: number): Promise<readonly CustomerTenant[]> {
    const found = await Promise.all(
      // Whoever knows a customer by the name of a duplicate finds it, too.
      ['tenant', 'mergedTenant'].map((type) =>
        this.#store.find({
          where: { type },
          startsWith: { field: 'nameKey', text: searchedName(text) },
          orderBy: { field: 'nameKey', direction: 'ascending' },
          limit,
        }),
      ),
    );
    return found.flat().map(({ body }) => tenantDocument.parse(body));
  }

  async findDue(limit: number): Promise<DueReminders> {
    const { nowMs, documents } = await this.#store.findDue(limit);
    return { nowMs, reminders: referencesOf(documents), isAll: documents.length < limit };
  }

  async findBlocked(recipient: string, limit: number): Promise<readonly ReminderReference[]> {
    return referencesOf(await this.#store.find({ where: { type: 'reminder', state: 'blocked', recipient }, limit }));
  }

  async findStuck(limit: number): Promise<readonly Reminder[]> {
    const found = await Promise.all(
      ['blocked', 'dead'].map((state) =>
        this.#store.find({
          where: { type: 'reminder', state },
          orderBy: { field: 'recipient', direction: 'ascending' },
          limit,
        }),
      ),
    );
    return found.flat().map(({ body }) => reminderDocument.parse(body));
  }

  async findOpen(recipient: string, limit: number): Promise<readonly Reminder[]> {
    const documents = await this.#store.find({ where: { type: 'reminder', current: true, recipient }, limit });
    return documents.map(({ body }) => reminderDocument.parse(body));
  }

  async findRemindedEngagements(recipient: string, limit: number): Promise<readonly WorkloadEngagement[]> {
    const documents = await this.#store.find({ where: { type: 'engagement', remindedOf: recipient }, limit });
    return documents.map(({ body }) => engagementDocument.parse(body));
  }

  async #byStartDate(where: DocumentQuery['where'], limit: number): Promise<readonly WorkloadEngagement[]> {
    const documents = await this.#store.find({
      where: { type: 'engagement', ...where },
      orderBy: { field: 'startDate', direction: 'ascending' },
      limit,
    });
    return documents.map(({ body }) => engagementDocument.parse(body));
  }
}

function referencesOf(documents: readonly StoredDocument[]): readonly ReminderReference[] {
  return documents.flatMap(({ body }) => reminderReference.safeParse(body).data ?? []);
}

function stored<T>(document: StoredDocument, schema: { parse(body: unknown): T }): Stored<T> {
  return { value: schema.parse(document.body), etag: document.etag };
}

function writesFor(change: CustomerChange, { clickDays, reminderDays }: Retention): DocumentWrite[] {
  const writes: DocumentWrite[] = [];
  if (change.newTenant) writes.push({ kind: 'create', id: TENANT_ID, body: tenantBody(change.newTenant) });
  if (change.changedTenant) {
    const { value, etag } = change.changedTenant;
    writes.push({ kind: 'replace', id: TENANT_ID, etag, body: tenantBody(value) });
  }
  for (const engagement of change.newEngagements ?? []) {
    writes.push({ kind: 'create', id: engagementId(engagement), body: engagementBody(engagement) });
  }
  for (const { value, etag } of change.retiredEngagements ?? []) {
    writes.push({
      kind: 'replace',
      id: engagementId(value),
      etag,
      body: { type: 'retiredEngagement', current: RETIRED, ...value },
    });
  }
  for (const { value, etag } of change.engagements ?? []) {
    writes.push({ kind: 'replace', id: engagementId(value), etag, body: engagementBody(value) });
  }
  for (const event of change.events ?? []) {
    writes.push({ kind: 'create', id: `evt|${event.id}`, body: { type: 'event', ...event } });
  }
  for (const note of change.notes ?? []) {
    writes.push({ kind: 'create', id: `note|${note.id}`, body: { type: 'note', ...note } });
  }
  for (const { value, etag } of change.changedReminders ?? []) {
    const lifetime = isOpen(value) ? {} : { ttlSeconds: secondsOf(reminderDays) };
    writes.push({ kind: 'replace', id: value.id, etag, body: reminderBody(value), ...lifetime });
  }
  for (const reminder of change.newReminders ?? []) {
    writes.push({ kind: 'create', id: reminder.id, body: reminderBody(reminder) });
  }
  for (const submission of change.submissions ?? []) {
    writes.push({
      kind: 'create',
      id: submissionId(submission.id),
      body: { type: 'submission', ...submission },
      // Whatever is clicked again later is refused by its events, which stay.
      ttlSeconds: secondsOf(clickDays),
    });
  }
  return writes;
}

function submissionId(id: string): string {
  return `sub|${id}`;
}

function engagementId(engagement: WorkloadEngagement): string {
  return `eng|${engagementKey(engagement)}`;
}

/** A record that has been merged away stays where it is, but no question for tenants finds it. */
function tenantBody(tenant: CustomerTenant): DocumentBody {
  return {
    type: tenant.mergedInto === undefined ? 'tenant' : 'mergedTenant',
    current: true,
    nameKey: searchedName(tenant.customerName),
    matchedName: matchedName(tenant.customerName),
    matchedDomain: matchedDomain(tenant.initialDomain),
    ...tenant,
  };
}

function engagementBody(engagement: WorkloadEngagement): DocumentBody {
  return {
    type: 'engagement',
    current: true,
    // Empty rather than absent: lists in the order of the date are to hold those without one, too.
    startDate: engagement.esd?.date ?? '',
    needsFirstDate: needsFirstDate(engagement) || undefined,
    needsFm: needsFm(engagement) || undefined,
    notByGateway: isNotByGateway(engagement) || undefined,
    remindedOf: isReminded(engagement) ? (engagement.fmId ?? LEADS) : undefined,
    ...engagement,
  };
}

/** Reminders that are not final. */
const OPEN_STATES: readonly ReminderState[] = ['pending', 'claimed', 'sending', 'blocked', 'dead'];

function isOpen({ state }: Reminder): boolean {
  return OPEN_STATES.includes(state);
}

function reminderBody(reminder: Reminder): DocumentBody {
  return {
    type: isCopy(reminder) ? 'copy' : 'reminder',
    current: isOpen(reminder) || undefined,
    nextAt: reminder.nextAtMs,
    ...reminder,
  };
}
