import type { CardTrace, Conversation, People, Reassignment, Reassignments } from '../application/ports.ts';
import { searchedName } from '../domain/customer.ts';
import type { Language } from '../domain/language.ts';
import type { Absence, Person, ReminderPreferences } from '../domain/person.ts';
import { WriteConflict, type DocumentBody, type DocumentStore, type StoredDocument } from './document-store.ts';
import {
  absenceDocument,
  conversationDocument,
  personDocument,
  personReference,
  preferencesDocument,
  reassignmentDocument,
  roleFields,
  welcomeDocument,
} from './documents.ts';
import { writeOnce } from './write-once.ts';

/** How people of a role are found. */
const ROLE_FIELDS = { fm: { isFm: true }, formerFm: { isFormerFm: true }, lead: { isLead: true } } as const;

/**
 * Members of staff as documents: one partition per person, holding what the directory says, what the person prefers and
 * where they can be written to. Only people of `homeTenantId` exist.
 */
export class PersonDocumentRecords implements People, Reassignments {
  readonly #store: DocumentStore;
  readonly #homeTenantId: string;

  constructor(store: DocumentStore, homeTenantId: string) {
    this.#store = store;
    this.#homeTenantId = homeTenantId;
  }

  async getPerson(objectId: string): Promise<Person | undefined> {
    const [profile, preferences, absence] = await Promise.all([
      this.#store.get(this.#partition(objectId), 'profile'),
      this.#store.get(this.#partition(objectId), 'preferences'),
      this.#store.get(this.#partition(objectId), 'absence'),
    ]);
    if (!profile) return undefined;
    return {
      ...personDocument.parse(profile.body),
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
    return writeOnce(this.#store, this.#partition(objectId), trace, () =>
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

  async saveReassignment(reassignment: Reassignment): Promise<void> {
    const { leadId, id } = reassignment;
    await this.#put(leadId, reassignmentId(id), { type: 'reassignment', ...reassignment });
  }

  /** Enters a person in the directory, or overwrites their entry; their own preferences stay. */
  async putPerson(person: Person): Promise<void> {
    const { objectId, name, roles } = person;
    const before = await this.#store.get(this.#partition(objectId), 'profile');
    const { isFm: wasFm, isFormerFm: wasFormerFm } = roleFields.parse(before?.body ?? {});
    const isFm = roles.includes('fm');
    await this.#put(objectId, 'profile', {
      type: 'person',
      nameKey: searchedName(name),
      isFm: isFm || undefined,
      // Whoever has left may still be assigned to customers.
      isFormerFm: (!isFm && (wasFm === true || wasFormerFm === true)) || undefined,
      isLead: roles.includes('lead') || undefined,
      ...person,
    });
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
    await this.#put(objectId, 'conversation', { type: 'conversation', ...conversation });
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
    await this.#put(objectId, 'welcome', { type: 'welcome' });
  }

  async #peopleOf(documents: readonly StoredDocument[]): Promise<readonly Person[]> {
    const own = documents.filter(({ partition }) => partition.startsWith(`${this.#homeTenantId}|`));
    const people = await Promise.all(own.map(({ body }) => this.getPerson(personReference.parse(body).objectId)));
    return people.filter((person) => person !== undefined);
  }

  /** What was chosen before and is not changed now stays, also when somebody changes that at the same moment. */
  #savePreferences(
    objectId: string,
    changes: Partial<Person>,
    trace: CardTrace | undefined,
  ): Promise<'saved' | 'repeated'> {
    const id = 'preferences';
    const partition = this.#partition(objectId);
    return writeOnce(this.#store, partition, trace, async () => {
      const present = await this.#store.get(partition, id);
      const body = { type: id, ...(present && preferencesDocument.parse(present.body)), ...changes };
      return [present ? { kind: 'replace', id, body, etag: present.etag } : { kind: 'create', id, body }];
    });
  }

  async #put(objectId: string, id: string, body: DocumentBody): Promise<void> {
    await this.#store.write(this.#partition(objectId), [{ kind: 'put', id, body }]);
  }

  #partition(objectId: string): string {
    return `${this.#homeTenantId}|${objectId}`;
  }
}

function reassignmentId(id: string): string {
  return `reassignment|${id}`;
}
