import type { Activity } from 'botbuilder';
import { z } from 'zod';

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

const attachmentsShape = z.array(z.object({ contentType: z.unknown() }));

/** Whether a message is nothing but a card that its sender has put into the chat: then it asks for nothing. */
export function isInsertedCard(activity: Activity): boolean {
  const text: unknown = activity.text;
  if (typeof text === 'string' && text.trim() !== '') return false;
  const { data } = attachmentsShape.safeParse(activity.attachments);
  return data?.some(({ contentType }) => contentType === ADAPTIVE_CARD) === true;
}
