import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** Ids and names end up in addresses, which bear neither control characters nor halves of characters. */
const text = z
  .string()
  .max(1000)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const id = text.min(1);
const tenantId = z.string().max(100).toLowerCase();

/** One side of a chat, as botbuilder writes it into what it sends back. */
const account = z.looseObject({
  id: text,
  aadObjectId: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .nullish(),
  name: text.nullish(),
  role: text.nullish(),
  properties: z.looseObject({}).nullish(),
});

/** What an activity must have before anything is done with it; the rest is read where it is needed. */
const activityShape = z.looseObject({
  type: z.string().regex(/^[a-z][a-z0-9./_-]{0,99}$/i),
  channelId: z.literal('msteams'),
  serviceUrl: id,
  id: text.optional(),
  replyToId: text.nullish(),
  name: text.nullish(),
  locale: z.string().max(100).optional(),
  conversation: account.extend({
    id,
    tenantId: tenantId.nullish(),
    conversationType: text.nullish(),
    isGroup: z.boolean().nullish(),
  }),
  from: account.optional(),
  recipient: account.optional(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: tenantId }).nullish() }).nullish(),
});

/** Whether that, parsed from JSON, is an activity of Teams. Botbuilder's type declares as present much that channels leave out. */
export function isActivity(body: unknown): body is Activity {
  return activityShape.safeParse(body).success;
}

/** The tenants that an activity names, each once: it may do so in two places. */
export function tenantsOf(activity: Activity): readonly string[] {
  const { conversation, channelData } = activityShape.parse(activity);
  return [...new Set([channelData?.tenant?.id, conversation.tenantId].filter((named) => typeof named === 'string'))];
}
