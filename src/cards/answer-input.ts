import { z } from 'zod';

/** Something a person typed or picked; any length, so that what is too long can be refused with it still there. */
export const typed = z.string().max(100_000).default('');

/** The key of an engagement that a card is about. */
export const engagementKeyInput = z.string().min(1).max(40);

const targetInput = z.strictObject({
  key: engagementKeyInput,
  esdVersion: z.number().int().nonnegative(),
  version: z.number().int().nonnegative(),
  reminderId: z.string().min(1).max(200).optional(),
});

/** An engagement that a card asks about: opaque id and the versions the card was drawn from. */
export type TargetInput = z.infer<typeof targetInput>;

/** The customer a card is about: an opaque id. */
export const customerId = z.string().min(1).max(64);

/** Whose list of open questions a card belongs to: an object id. */
export const digestOwner = z.string().min(1).max(64);

/** What every card that changes engagements carries. */
export const changeInput = {
  customer: customerId,
  /** All engagements the card offers; `workloads` says which of them were picked. */
  targets: z.array(targetInput).min(1).max(100),
  nonce: z.string().min(1).max(64),
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
