import { z } from 'zod';

import { cleanText } from '../domain/clean-text.ts';

/** Something a person typed; long enough that what is too long can be refused with it still there. */
export const typed = z.string().max(100_000).overwrite(cleanText).default('');

const OPAQUE = /^[\w-]{1,64}$/;

/** An id that a card was given and sends back: it means something to the bot alone. */
export const opaqueId = z.string().regex(OPAQUE);

/** An id that a person picked from a choice of the card; empty when they picked none. */
export const pickedId = z
  .string()
  .regex(/^[\w-]{0,64}$/)
  .default('');

/** What makes a card's answer count once, however often it arrives: opaque, and different for every card. */
export const nonceInput = z.string().regex(OPAQUE);

/** The key of an engagement that a card is about. */
export const engagementKeyInput = z.string().regex(/^\w{1,20}\|\d{1,4}$/);

/** The id of a reminder, see `openedReminder`. */
export const reminderIdInput = z.string().regex(/^[\w|-]{1,200}$/);

const targetInput = z.strictObject({
  key: engagementKeyInput,
  esdVersion: z.number().int().nonnegative(),
  version: z.number().int().nonnegative(),
  reminderId: reminderIdInput.optional(),
});

/** An engagement that a card asks about: opaque id and the versions the card was drawn from. */
export type TargetInput = z.infer<typeof targetInput>;

/** The customer a card is about: an opaque id. */
export const customerId = z.string().regex(OPAQUE);

/** Whose list of open questions a card belongs to: an object id. */
export const digestOwner = z.string().regex(OPAQUE);

/** What every card that changes engagements carries. */
export const changeInput = {
  customer: customerId,
  /** All engagements the card offers; `workloads` says which of them were picked. */
  targets: z.array(targetInput).min(1).max(100),
  nonce: nonceInput,
  /** Keys joined with commas; absent when the card offers no choice. */
  workloads: z.string().max(10_000).optional(),
  /** Warnings that the button confirms; absent when there were none. */
  confirmed: z.array(z.string().max(80)).max(100).optional(),
  /** Set when the card was opened from such a list; then its confirmation leads back there. */
  digestOf: digestOwner.optional(),
};

/** The targets a person picked on a card, each once; all when the card offered no choice. */
export function chosenTargets(input: {
  readonly targets: readonly TargetInput[];
  readonly workloads?: string | undefined;
}): readonly TargetInput[] {
  const unique = [...new Map(input.targets.map((target) => [target.key, target])).values()];
  if (input.workloads === undefined) return unique;
  const picked = new Set(input.workloads.split(','));
  return unique.filter(({ key }) => picked.has(key));
}

/** Whether everything sent is either read by `schema` or named like `others`: the inputs that a card has one of for each workload. */
export function hasOnly(sent: object, schema: z.ZodObject, others: RegExp): boolean {
  return Object.keys(sent).every((id) => Object.hasOwn(schema.shape, id) || others.test(id));
}
