import {
  changedFields,
  concernsReminders,
  decideRoles,
  describeChange,
  type EntryRefusal,
  type EntryWarning,
  type PersonEvent,
} from '../domain/decide-person.ts';
import { officeRole } from '../domain/permission.ts';
import type { DirectoryEntry, Person } from '../domain/person.ts';
import { LEADS } from '../domain/reminder.ts';
import { countOpenEngagements } from './count-open-engagements.ts';
import { PEOPLE } from './limits.ts';
import type { Directory, Stored } from './ports.ts';
import { repairReminders, type RepairDependencies } from './repair-reminders.ts';

/** What changing people works on. */
export interface SavePersonDependencies extends RepairDependencies {
  readonly directory: Directory;
}

/** Who wants a change, and how it is known again. */
interface PersonRequest {
  readonly admin: Person;
  /** Of the entry the card was drawn from; `undefined` for somebody new. */
  readonly etag: string | undefined;
  /** Opaque id of the card that is answered: the same one counts once, however often it arrives. */
  readonly nonce: string;
  /** What the card has asked to confirm, and was. */
  readonly confirmed: readonly string[];
}

/** A wish for how somebody is to stand in the directory. */
export interface SavePersonRequest extends PersonRequest {
  readonly entry: DirectoryEntry;
}

/** A wish that somebody shall have no role any more. */
export interface RemovePersonRequest extends PersonRequest {
  readonly objectId: string;
}

/** What became of it; in all cases but `saved` nothing was written. */
export type SavePersonResult =
  | { readonly kind: 'saved'; readonly entry: DirectoryEntry }
  | { readonly kind: 'unchanged'; readonly entry: DirectoryEntry }
  /** Somebody new is there already. */
  | { readonly kind: 'alreadyThere'; readonly entry: DirectoryEntry }
  /** Somebody else was faster. */
  | { readonly kind: 'overtaken'; readonly stored: Stored<DirectoryEntry>; readonly last: PersonEvent | undefined }
  | { readonly kind: 'refused'; readonly refusal: EntryRefusal }
  | {
      readonly kind: 'unconfirmed';
      readonly warnings: readonly EntryWarning[];
      readonly openEngagements: number;
    }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'forbidden' };

/**
 * Enters somebody in the directory, or changes their entry. It counts from their next message or click on, and the reminders
 * that wait for them move to when they come now. Safe to repeat with the same card.
 */
export async function savePerson(
  dependencies: SavePersonDependencies,
  { admin, entry, etag, nonce, confirmed }: SavePersonRequest,
): Promise<SavePersonResult> {
  const { directory, clock } = dependencies;
  const { objectId } = entry;
  if (!officeRole('managePeople', admin)) return { kind: 'forbidden' };
  const stored = await directory.getEntry(objectId);
  const done = await directory.getEvent(objectId, nonce);
  if (stored && done) return finish(dependencies, done, stored.value);
  if (stored && etag === undefined) return { kind: 'alreadyThere', entry: stored.value };
  if (!stored && etag !== undefined) return { kind: 'notFound' };
  if (stored && stored.etag !== etag) return overtaken(directory, stored);
  const before = stored?.value;
  if (before && changedFields(before, entry).length === 0) return { kind: 'unchanged', entry: before };

  const { decision, openEngagements } = await decideFor(dependencies, admin, before, entry);
  if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal };
  const warnings = decision.warnings.filter((warning) => !confirmed.includes(warning));
  if (warnings.length > 0) return { kind: 'unconfirmed', warnings: decision.warnings, openEngagements };

  const event: PersonEvent = {
    id: nonce,
    objectId,
    at: new Date(clock.nowMs()).toISOString(),
    by: admin.objectId,
    via: 'card',
    ...describeChange(before, entry),
  };
  if ((await directory.saveEntry({ entry, etag, event })) === 'saved') return finish(dependencies, event, entry);
  const [now, twin] = await Promise.all([directory.getEntry(objectId), directory.getEvent(objectId, nonce)]);
  if (now && twin) return finish(dependencies, twin, now.value);
  if (!now) return { kind: 'notFound' };
  return etag === undefined ? { kind: 'alreadyThere', entry: now.value } : overtaken(directory, now);
}

/**
 * Takes all roles from somebody. Their entry stays: their name stands in histories, and customers may still be assigned to
 * them. Safe to repeat with the same card.
 */
export async function removePerson(
  dependencies: SavePersonDependencies,
  { objectId, ...request }: RemovePersonRequest,
): Promise<SavePersonResult> {
  const { directory } = dependencies;
  if (!officeRole('managePeople', request.admin)) return { kind: 'forbidden' };
  if (directory.isAppointed(objectId)) return { kind: 'refused', refusal: 'appointed' };
  const stored = await directory.getEntry(objectId);
  if (!stored) return { kind: 'notFound' };
  return savePerson(dependencies, { ...request, entry: { ...stored.value, roles: [] } });
}

/** What a removal would do, for who is asked to confirm it. */
export type RemovalPreview =
  | {
      readonly kind: 'preview';
      readonly entry: DirectoryEntry;
      readonly etag: string;
      readonly warnings: readonly EntryWarning[];
      readonly openEngagements: number;
    }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'forbidden' };

/** Shows what taking all roles from somebody would do. */
export async function previewRemoval(
  dependencies: SavePersonDependencies,
  { admin, objectId }: { readonly admin: Person; readonly objectId: string },
): Promise<RemovalPreview> {
  if (!officeRole('managePeople', admin)) return { kind: 'forbidden' };
  const stored = await dependencies.directory.getEntry(objectId);
  if (!stored) return { kind: 'notFound' };
  const { value: entry, etag } = stored;
  const { decision, openEngagements } = await decideFor(dependencies, admin, entry, { ...entry, roles: [] });
  return {
    kind: 'preview',
    entry,
    etag,
    warnings: 'warnings' in decision ? decision.warnings : [],
    openEngagements,
  };
}

async function decideFor(
  { directory, customers }: Pick<SavePersonDependencies, 'directory' | 'customers'>,
  { objectId: adminId }: Person,
  before: DirectoryEntry | undefined,
  after: DirectoryEntry,
): Promise<{ readonly decision: ReturnType<typeof decideRoles>; readonly openEngagements: number }> {
  const { objectId } = after;
  const openEngagements = before?.roles.includes('fm') ? await countOpenEngagements(customers, objectId) : 0;
  const decision = decideRoles({
    adminId,
    before,
    after,
    hasOtherAdmin: await hasOtherAdmin(directory, objectId),
    isAppointed: directory.isAppointed(objectId),
    openEngagements,
  });
  return { decision, openEngagements };
}

/** Whether somebody else than that person is an administrator. */
async function hasOtherAdmin(directory: Directory, objectId: string): Promise<boolean> {
  if (directory.hasOtherAppointed(objectId)) return true;
  const entries = await directory.findEntries(PEOPLE);
  return entries.some((entry) => entry.objectId !== objectId && entry.roles.includes('admin'));
}

async function overtaken(directory: Directory, stored: Stored<DirectoryEntry>): Promise<SavePersonResult> {
  const [last] = await directory.findEvents(stored.value.objectId, 1);
  return { kind: 'overtaken', stored, last };
}

/** What follows from a change that is saved; repeated when the same card is answered again. */
async function finish(
  dependencies: SavePersonDependencies,
  event: PersonEvent,
  entry: DirectoryEntry,
): Promise<SavePersonResult> {
  await moveReminders(dependencies, event, entry);
  return { kind: 'saved', entry };
}

/** Plans the reminders of a person anew, who has moved or works on other days or in another role. */
export async function moveReminders(
  dependencies: RepairDependencies,
  event: Pick<PersonEvent, 'before' | 'after'>,
  { objectId, roles }: DirectoryEntry,
): Promise<void> {
  if (!concernsReminders(event)) return;
  const wasOrIs = new Set([...(event.before.roles ?? []), ...roles]);
  if (wasOrIs.has('fm')) await repairReminders(dependencies, { recipient: objectId, recallsPutOff: true });
  // What leads are told waits for their hours, too.
  if (wasOrIs.has('lead')) await repairReminders(dependencies, { recipient: LEADS, recallsPutOff: true });
}
