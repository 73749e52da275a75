import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type TurnContext,
} from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { z } from 'zod';

import type { Log } from '../application/ports.ts';
import { loggedType } from './known-type.ts';
import { SingleSendAuthentication } from './single-send-authentication.ts';

/** The bot's registration in Entra. */
export interface BotRegistration {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly appTenantId: string;
  readonly appPassword: string | undefined;
}

/** What an activity must have before anything is done with it; the rest is read where it is needed. */
const activityShape = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  locale: z.string().max(100).optional(),
  conversation: z.looseObject({ id: z.string().min(1).max(1000) }),
  from: z.looseObject({ id: z.string().max(1000) }).optional(),
  recipient: z.looseObject({ id: z.string().max(1000) }).optional(),
});

/** What goes back over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Receives activities from the channel and sends to it, through botbuilder's adapter. */
export class TeamsAdapter extends CloudAdapter {
  readonly #log: Log;

  /** Without a registration nobody is authenticated: for local mode on the loopback address alone. */
  constructor(registration: BotRegistration | undefined, log: Log) {
    super(new SingleSendAuthentication(new ConfigurationBotFrameworkAuthentication(optionsFor(registration))));
    this.#log = log;
  }

  /**
   * Hands an activity, parsed from JSON, to `logic` when its sender is who they say. Never throws: 400 for what is no
   * activity, 401 for a sender that cannot be trusted, 500 when `logic` failed.
   */
  async receive(
    authorization: string,
    body: unknown,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<HttpAnswer> {
    if (!isActivity(body)) return { status: 400, body: { error: 'Expected a Bot Framework activity' } };
    try {
      const response = await this.processActivity(authorization, body, logic);
      return response ? { status: response.status, body: response.body } : { status: 200 };
    } catch (error) {
      if (error instanceof AuthenticationError) {
        this.#log.warn('An activity was refused: its sender could not be authenticated');
        return { status: 401, body: {} };
      }
      this.#log.error('An activity could not be processed', error, { type: loggedType(body.type) });
      return { status: 500, body: { error: 'Internal error' } };
    }
  }
}

/** Botbuilder's type declares as present much that channels leave out: only what the shape asks for can be relied on. */
function isActivity(body: unknown): body is Activity {
  return activityShape.safeParse(body).success;
}

function optionsFor(registration: BotRegistration | undefined): ConfigurationBotFrameworkAuthenticationOptions {
  if (!registration) return {};
  const { appId, appType, appTenantId, appPassword } = registration;
  return {
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    MicrosoftAppTenantId: appTenantId,
    ...(appPassword === undefined ? {} : { MicrosoftAppPassword: appPassword }),
  };
}
