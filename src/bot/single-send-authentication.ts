import type { Activity } from 'botbuilder';
import {
  BotFrameworkAuthentication,
  ConnectorFactory,
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorClient,
  type UserTokenClient,
} from 'botframework-connector';
import { z } from 'zod';

import { isServiceUrl, type ServiceUrls } from './service-url.ts';

/** Longer than Teams takes, shorter than a person waits; see the limits of Action.Execute (Adaptive Cards issue 3701). */
const SEND_TIMEOUT_MS = 10_000;

interface Policy {
  readonly name: string;
  sendRequest(request: { timeout: number }, next: (request: unknown) => Promise<unknown>): Promise<unknown>;
}

interface Pipeline {
  removePolicy(options: { name: string }): readonly unknown[];
  addPolicy(policy: Policy): void;
}

const connectorInternals = z.object({
  client: z.object({
    pipeline: z.custom<Pipeline>(
      (value) => typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value,
    ),
  }),
});

/**
 * Makes connector clients send each message once, and to nobody else. The client of botframework-connector 4.23.3 repeats a
 * failed POST up to three times and has no option against it, so that one lost response shows a person four cards; and it
 * follows redirects, to wherever they lead.
 * @throws Error when the client has no such policies to remove: the library has changed and must be looked at again
 */
function sendOnce(client: ConnectorClient): ConnectorClient {
  const { pipeline } = connectorInternals.parse(client).client;
  for (const name of ['defaultRetryPolicy', 'redirectPolicy']) {
    if (pipeline.removePolicy({ name }).length !== 1) {
      throw new Error(`Expected the connector client to have one ${name}`);
    }
  }
  pipeline.addPolicy({
    name: 'sendTimeout',
    sendRequest: (request, next) => {
      request.timeout = SEND_TIMEOUT_MS;
      return next(request);
    },
  });
  return client;
}

class SingleSendConnectorFactory extends ConnectorFactory {
  readonly #factory: ConnectorFactory;
  readonly #serviceUrls: ServiceUrls;

  constructor(factory: ConnectorFactory, serviceUrls: ServiceUrls) {
    super();
    this.#factory = factory;
    this.#serviceUrls = serviceUrls;
  }

  /** @throws Error when nothing may be sent to that address */
  override async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    if (!isServiceUrl(serviceUrl, this.#serviceUrls)) throw new Error('Expected a service URL of Teams');
    return sendOnce(await this.#factory.create(serviceUrl, audience));
  }
}

/**
 * Authenticates as another authentication does, with connector clients that send each message once, and only where they may.
 * The client for users' tokens, which botbuilder asks for in every turn and this bot never uses, is made once.
 */
export class SingleSendAuthentication extends BotFrameworkAuthentication {
  readonly #authentication: BotFrameworkAuthentication;
  readonly #serviceUrls: ServiceUrls;
  #userTokenClient: Promise<UserTokenClient> | undefined;

  constructor(authentication: BotFrameworkAuthentication, serviceUrls: ServiceUrls) {
    super();
    this.#authentication = authentication;
    this.#serviceUrls = serviceUrls;
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const result = await this.#authentication.authenticateRequest(activity, authHeader);
    return result.connectorFactory ? { ...result, connectorFactory: this.#once(result.connectorFactory) } : result;
  }

  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('This bot takes no streams'));
  }

  override createConnectorFactory(claimsIdentity: ClaimsIdentity): ConnectorFactory {
    return this.#once(this.#authentication.createConnectorFactory(claimsIdentity));
  }

  override createUserTokenClient(claimsIdentity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokenClient ??= this.#authentication.createUserTokenClient(claimsIdentity);
    return this.#userTokenClient;
  }

  #once(factory: ConnectorFactory): ConnectorFactory {
    return new SingleSendConnectorFactory(factory, this.#serviceUrls);
  }
}
