import { TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';

import type { Log } from '../application/ports.ts';
import { within } from './within.ts';

/** A click has to be answered soon after. */
const READ_WITHIN_MS = 2000;

/** Of a member of a chat, as far as anything here asks; Teams leaves out what it does not know. */
const memberShape = z.object({ userPrincipalName: z.string().optional(), userRole: z.string().optional() });

/**
 * Asks Teams whether whoever sent the activity is a guest in the tenant. Entra names guests after their own organisation with
 * `#EXT#`; the role that Teams tells is looked at too, but has been seen to say "user" of guests. `undefined` when Teams does not
 * say, or not in time.
 */
export async function readAccountKind(context: TurnContext, log: Log): Promise<'member' | 'guest' | undefined> {
  try {
    const found = memberShape.parse(
      await within(READ_WITHIN_MS, TeamsInfo.getMember(context, context.activity.from.id)),
    );
    if (
      found.userRole?.toLowerCase() === 'guest' ||
      found.userPrincipalName?.toLowerCase().includes('#ext#') === true
    ) {
      return 'guest';
    }
    return found.userPrincipalName === undefined ? undefined : 'member';
  } catch (error) {
    log.error('Teams did not say whether somebody is a guest; they are asked about again', error);
    return undefined;
  }
}
