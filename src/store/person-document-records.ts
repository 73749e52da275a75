import type {
  CardTrace,
  Conversation,
  Directory,
  EntryChange,
  People,
  Reassignment,
  Reassignments,
  Stored,
} from '../application/ports.ts';
import { searchedName } from '../domain/customer.ts';
import type { PersonEvent } from '../domain/decide-person.ts';
import type { Language } from '../domain/language.ts';
import {
  USUAL_REMINDER_TIME,
  type Absence,
  type DirectoryEntry,
  type Person,
  type ReminderPreferences,
} from '../domain/person.ts';
import {
  WriteConflict,
  type DocumentBody,
  type DocumentStore,
  type DocumentWrite,
  type StoredDocument,
} from './document-store.ts';
import {
  absenceDocument,
  conversationDocument,
  entryDocument,
  personDocument,
  personEventDocument,
  personReference,
  preferencesDocument,
  reassignmentDocument,
  roleFields,
  welcomeDocument,
} from './documents.ts';
import { secondsOf, USUAL_RETENTION, type Retention } from './retention.ts';
import { writeOnce } from './write-once.ts';

/** How people of a role are found. */
const ROLE_FIELDS = { fm: { isFm: true }, formerFm: { isFormerFm: true }, lead: { isLead: true } } as const;

/**
 * Members of staff as documents: one partition per person, holding what the directory says, what the person prefers and
 * where they can be written to. Only people of `homeTenantId` exist.
 */
export class PersonDocumentRecords implements People, Directory, Reassignments {
  readonly #store: DocumentStore;
  readonly #homeTenantId: string;
  readonly #appointedAdmins: ReadonlySet<string>;
  readonly #retention: Retention;

  /** `appointedAdmins` are the object ids of people who are administrators whatever the directory says. */
  constructor(
    store: DocumentStore,
    homeTenantId: string,
    {
      appointedAdmins = [],
      retention = USUAL_RETENTION,
    }: { readonly appointedAdmins?: Iterable<string>; readonly retention?: Retention } = {},
  ) {
    this.#store = store;
    this.#homeTenantId = homeTenantId;
    this.#appointedAdmins = new Set(appointedAdmins);
    this.#retention = retention;
  }

  async getPerson(objectId: string): Promise<Person | undefined> {
    const [profile, preferences, absence] = await Promise.all([
      this.#store.get(this.#partition(objectId), 'profile'),
      this.#store.get(this.#partition(objectId), 'preferences'),
      this.#store.get(this.#partition(objectId), 'absence'),
    ]);
    if (!profile) return undefined;
    const { roles, ...person } = personDocument.parse(profile.body);
    return {
      ...person,
      roles: this.isAppointed(objectId) && !roles.includes('admin') ? [...roles, 'admin'] : roles,
      ...(preferences && preferencesDocument.parse(preferences.body)),
      ...(absence && absenceDocument.parse(absence.body)),
    };
  }

  async findByRole(role: 'fm' | 'formerFm' | 'lead', limit: number): Promise<readonly Person[]> {
    const documents = await this.#store.find({
      where: { type: 'person', ...ROLE_FIELDS[role] },
      orderBy: { field: 'nameKey', direction: 'ascending' },
      limit,
    });
    return this.#peopleOf(documents);
  }

  saveAbsence(objectId: string, absence: Absence | undefined, trace?: CardTrace): Promise<'saved' | 'repeated'> {
    const body = { type: 'absence', objectId, delegateId: absence?.delegateId, absence };
    return writeOnce(this.#store, this.#partition(objectId), { trace, ...this.#retention }, () =>
      Promise.resolve([{ kind: 'put', id: 'absence', body }]),
    );
  }

  async getReminderPreferences(objectId: string): Promise<ReminderPreferences> {
    const preferences = await this.#store.get(this.#partition(objectId), 'preferences');
    const { reminderTime, followUpDays, remindersPausedUntil } = preferencesDocument.parse(preferences?.body ?? {});
    return { reminderTime, followUpDays, remindersPausedUntil };
  }

  saveReminderPreferences(
    objectId: string,
    preferences: ReminderPreferences,
    trace?: CardTrace,
  ): Promise<'saved' | 'repeated'> {
    // All three, so that what is absent is no longer what was chosen before.
    const { reminderTime, followUpDays, remindersPausedUntil } = preferences;
    return this.#savePreferences(objectId, { reminderTime, followUpDays, remindersPausedUntil }, trace);
  }

  async findWithDelegate(delegateId: string, limit: number): Promise<readonly Person[]> {
    return this.#peopleOf(await this.#store.find({ where: { type: 'absence', delegateId }, limit }));
  }

  async getReassignment(leadId: string, id: string): Promise<Reassignment | undefined> {
    const document = await this.#store.get(this.#partition(leadId), reassignmentId(id));
    return document && reassignmentDocument.parse(document.body);
  }

  async saveReassignment(reassignment: Reassignment): Promise<Reassignment> {
    const partition = this.#partition(reassignment.leadId);
    const id = reassignmentId(reassignment.id);
    let saved = reassignment;
    await writeOnce(this.#store, partition, { trace: undefined, ...this.#retention }, async () => {
      const present = await this.#store.get(partition, id);
      if (!present) return [{ kind: 'create', id, body: { type: 'reassignment', ...reassignment } }];
      const before = reassignmentDocument.parse(present.body);
      saved = { ...before, tenantIds: [...new Set([...before.tenantIds, ...reassignment.tenantIds])] };
      if (saved.tenantIds.length === before.tenantIds.length) return [];
      return [{ kind: 'replace', id, body: { type: 'reassignment', ...saved }, etag: present.etag }];
    });
    return saved;
  }

  isAppointed(objectId: string): boolean {
    return this.#appointedAdmins.has(objectId);
  }

  hasOtherAppointed(objectId: string): boolean {
    return this.#appointedAdmins.size > (this.isAppointed(objectId) ? 1 : 0);
  }

  async getEntry(objectId: string): Promise<Stored<DirectoryEntry> | undefined> {
    const profile = await this.#store.get(this.#partition(objectId), 'profile');
    return profile && { value: entryDocument.parse(profile.body), etag: profile.etag };
  }

  async findEntries(limit: number): Promise<readonly DirectoryEntry[]> {
    const documents = await this.#store.find({
      where: { type: 'person' },
      orderBy: { field: 'nameKey', direction: 'ascending' },
      limit,
    });
    return this.#ownOf(documents).map(({ body }) => entryDocument.parse(body));
  }

  async saveEntry({ entry, etag, event }: EntryChange): Promise<'saved' | 'conflict'> {
    const partition = this.#partition(entry.objectId);
    const before = await this.#store.get(partition, 'profile');
    const kept = before && personDocument.parse(before.body);
    const body = profileBody({ reminderTime: USUAL_REMINDER_TIME, ...kept, ...entry }, before);
    try {
      await this.#store.write(partition, [
        etag === undefined ? { kind: 'create', id: 'profile', body } : { kind: 'replace', id: 'profile', body, etag },
        { kind: 'create', id: personEventId(event.id), body: { type: 'personEvent', ...event } },
        ...(await this.#conversationWrites(entry)),
      ]);
      return 'saved';
    } catch (error) {
      if (error instanceof WriteConflict) return 'conflict';
      throw error;
    }
  }

  async getEvent(objectId: string, id: string): Promise<PersonEvent | undefined> {
    const document = await this.#store.get(this.#partition(objectId), personEventId(id));
    return document && personEventDocument.parse(document.body);
  }

  async findEvents(objectId: string, limit: number): Promise<readonly PersonEvent[]> {
    const documents = await this.#store.find({
      partition: this.#partition(objectId),
      where: { type: 'personEvent' },
      orderBy: { field: 'at', direction: 'descending' },
      limit,
    });
    return documents.map(({ body }) => personEventDocument.parse(body));
  }

  /** Enters a person in the directory, or overwrites their entry without a trace; their own preferences stay. For samples and tests. */
  async putPerson(person: Person): Promise<void> {
    const before = await this.#store.get(this.#partition(person.objectId), 'profile');
    await this.#store.write(this.#partition(person.objectId), [
      { kind: 'put', id: 'profile', body: profileBody(person, before) },
      ...(await this.#conversationWrites(person)),
    ]);
  }

  async getChosenLanguage(objectId: string): Promise<Language | undefined> {
    const preferences = await this.#store.get(this.#partition(objectId), 'preferences');
    return preferences && preferencesDocument.parse(preferences.body).language;
  }

  saveLanguage(objectId: string, language: Language, trace?: CardTrace): Promise<'saved' | 'repeated'> {
    return this.#savePreferences(objectId, { language }, trace);
  }

  async getConversation(objectId: string): Promise<Conversation | undefined> {
    const document = await this.#store.get(this.#partition(objectId), 'conversation');
    return document && conversationDocument.parse(document.body);
  }

  async saveConversation(objectId: string, conversation: Conversation): Promise<void> {
    const profile = await this.#store.get(this.#partition(objectId), 'profile');
    const isStranger = !profile || personDocument.parse(profile.body).roles.length === 0;
    await this.#store.write(this.#partition(objectId), [this.#conversationWrite(conversation, isStranger)]);
  }

  async claimWelcome(objectId: string, at: string, since: string): Promise<boolean> {
    const body = { type: 'welcome', welcomedAt: at };
    const present = await this.#store.get(this.#partition(objectId), 'welcome');
    const welcomedAt = present && welcomeDocument.parse(present.body).welcomedAt;
    // One from the future is of a clock that has been set back.
    if (welcomedAt !== undefined && welcomedAt >= since && (since === '' || welcomedAt <= at)) return false;
    try {
      await this.#store.write(this.#partition(objectId), [
        present
          ? { kind: 'replace', id: 'welcome', body, etag: present.etag }
          : { kind: 'create', id: 'welcome', body },
      ]);
      return true;
    } catch (error) {
      if (error instanceof WriteConflict) return false;
      throw error;
    }
  }

  async forgetWelcome(objectId: string): Promise<void> {
    await this.#store.write(this.#partition(objectId), [{ kind: 'put', id: 'welcome', body: { type: 'welcome' } }]);
  }

  async #peopleOf(documents: readonly StoredDocument[]): Promise<readonly Person[]> {
    const people = await Promise.all(
      this.#ownOf(documents).map(({ body }) => this.getPerson(personReference.parse(body).objectId)),
    );
    return people.filter((person) => person !== undefined);
  }

  /** Only those of the home tenant: a question to all partitions finds those of every tenant. */
  #ownOf(documents: readonly StoredDocument[]): readonly StoredDocument[] {
    return documents.filter(({ partition }) => partition.startsWith(`${this.#homeTenantId}|`));
  }

  /** What was chosen before and is not changed now stays, also when somebody changes that at the same moment. */
  #savePreferences(
    objectId: string,
    changes: Partial<Person>,
    trace: CardTrace | undefined,
  ): Promise<'saved' | 'repeated'> {
    const id = 'preferences';
    const partition = this.#partition(objectId);
    return writeOnce(this.#store, partition, { trace, ...this.#retention }, async () => {
      const present = await this.#store.get(partition, id);
      const body = { type: id, ...(present && preferencesDocument.parse(present.body)), ...changes };
      return [present ? { kind: 'replace', id, body, etag: present.etag } : { kind: 'create', id, body }];
    });
  }

  /** Whoever loses all roles is forgotten, and whoever gets one can be reached for good. */
  async #conversationWrites({
    objectId,
    roles,
  }: Pick<Person, 'objectId' | 'roles'>): Promise<readonly DocumentWrite[]> {
    const conversation = await this.getConversation(objectId);
    return conversation ? [this.#conversationWrite(conversation, roles.length === 0)] : [];
  }

  #conversationWrite(conversation: Conversation, isStranger: boolean): DocumentWrite {
    const body = { type: 'conversation', ...conversation };
    const lifetime = isStranger ? { ttlSeconds: secondsOf(this.#retention.strangerDays) } : {};
    return { kind: 'put', id: 'conversation', body, ...lifetime };
  }

  #partition(objectId: string): string {
    return `${this.#homeTenantId}|${objectId}`;
  }
}

/** The document of a person, `before` being the one it replaces. */
function profileBody(person: Person, before: StoredDocument | undefined): DocumentBody {
  const { name, roles } = person;
  const { isFm: wasFm, isFormerFm: wasFormerFm } = roleFields.parse(before?.body ?? {});
  const isFm = roles.includes('fm');
  return {
    type: 'person',
    nameKey: searchedName(name),
    isFm: isFm || undefined,
    // Whoever has left may still be assigned to customers.
    isFormerFm: (!isFm && (wasFm === true || wasFormerFm === true)) || undefined,
    isLead: roles.includes('lead') || undefined,
    ...person,
  };
}

function personEventId(id: string): string {
  return `evt|${id}`;
}

function reassignmentId(id: string): string {
  return `reassignment|${id}`;
}
