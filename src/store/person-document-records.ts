import type { Conversation, People } from '../application/ports.ts';
import type { Language } from '../domain/language.ts';
import type { Person } from '../domain/person.ts';
import { WriteConflict, type DocumentBody, type DocumentStore } from './document-store.ts';
import { conversationDocument, personDocument, preferencesDocument, welcomeDocument } from './documents.ts';

/**
 * Members of staff as documents: one partition per person, holding what the directory says, what the person prefers and
 * where they can be written to. Only people of `homeTenantId` exist.
 */
export class PersonDocumentRecords implements People {
  readonly #store: DocumentStore;
  readonly #homeTenantId: string;

  constructor(store: DocumentStore, homeTenantId: string) {
    this.#store = store;
    this.#homeTenantId = homeTenantId;
  }

  async getPerson(objectId: string): Promise<Person | undefined> {
    const [profile, preferences] = await Promise.all([
      this.#store.get(this.#partition(objectId), 'profile'),
      this.#store.get(this.#partition(objectId), 'preferences'),
    ]);
    if (!profile) return undefined;
    const person = personDocument.parse(profile.body);
    return preferences ? { ...person, ...preferencesDocument.parse(preferences.body) } : person;
  }

  /** Enters a person in the directory, or overwrites their entry; their own preferences stay. */
  async putPerson(person: Person): Promise<void> {
    await this.#put(person.objectId, 'profile', { type: 'person', ...person });
  }

  async getChosenLanguage(objectId: string): Promise<Language | undefined> {
    const preferences = await this.#store.get(this.#partition(objectId), 'preferences');
    return preferences && preferencesDocument.parse(preferences.body).language;
  }

  async saveLanguage(objectId: string, language: Language): Promise<void> {
    await this.#put(objectId, 'preferences', { type: 'preferences', language });
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

  async #put(objectId: string, id: string, body: DocumentBody): Promise<void> {
    await this.#store.write(this.#partition(objectId), [{ kind: 'put', id, body }]);
  }

  #partition(objectId: string): string {
    return `${this.#homeTenantId}|${objectId}`;
  }
}
