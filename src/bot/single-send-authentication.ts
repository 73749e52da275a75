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
 * Makes connector clients send each message once. The client of botframework-connector 4.23.3 repeats a failed POST up to
 * three times and has no option against it, so that one lost response shows a person four cards.
 * @throws Error when the client has no retry policy to remove: the library has changed and must be looked at again
 */
function sendOnce(client: ConnectorClient): ConnectorClient {
  const { pipeline } = connectorInternals.parse(client).client;
  if (pipeline.removePolicy({ name: 'defaultRetryPolicy' }).length !== 1) {
    throw new Error('Expected the connector client to have one defaultRetryPolicy');
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

  constructor(factory: ConnectorFactory) {
    super();
    this.#factory = factory;
  }

  override async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    return sendOnce(await this.#factory.create(serviceUrl, audience));
  }
}

/** Authenticates as another authentication does, with connector clients that send each message once. */
export class SingleSendAuthentication extends BotFrameworkAuthentication {
  readonly #authentication: BotFrameworkAuthentication;

  constructor(authentication: BotFrameworkAuthentication) {
    super();
    this.#authentication = authentication;
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const result = await this.#authentication.authenticateRequest(activity, authHeader);
    return result.connectorFactory
      ? { ...result, connectorFactory: new SingleSendConnectorFactory(result.connectorFactory) }
      : result;
  }

  override authenticateStreamingRequest(
    authHeader: string,
    channelIdHeader: string,
  ): Promise<AuthenticateRequestResult> {
    return this.#authentication.authenticateStreamingRequest(authHeader, channelIdHeader);
  }

  override createConnectorFactory(claimsIdentity: ClaimsIdentity): ConnectorFactory {
    return new SingleSendConnectorFactory(this.#authentication.createConnectorFactory(claimsIdentity));
  }

  override createUserTokenClient(claimsIdentity: ClaimsIdentity): Promise<UserTokenClient> {
    return this.#authentication.createUserTokenClient(claimsIdentity);
  }
}
