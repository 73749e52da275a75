import { AppCredentials, ServiceClientCredentialsFactory } from 'botframework-connector';

import { within } from './within.ts';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;
type Factory = Pick<ServiceClientCredentialsFactory, 'isValidAppId' | 'isAuthenticationDisabled' | 'createCredentials'>;
type OutgoingRequest = Parameters<Credentials['signRequest']>[0];

const FETCH_WITHIN_MS = 10_000;

/** No token for the channel could be had, so nothing was sent. */
class NoChannelToken extends Error {
  readonly code = 'NO_CHANNEL_TOKEN';

  constructor(cause: unknown) {
    super('No token for the channel could be fetched: check the registration of the bot', { cause });
  }
}

/** Signs requests with a token that is fetched once, however many requests wait for it. */
class SharedTokenCredentials implements Credentials {
  readonly #credentials: AppCredentials;
  #fetching: Promise<string> | undefined;

  constructor(credentials: AppCredentials) {
    this.#credentials = credentials;
  }

  async signRequest(request: OutgoingRequest): Promise<OutgoingRequest> {
    request.headers.set('authorization', `Bearer ${await this.getToken()}`);
    return request;
  }

  /** @throws NoChannelToken */
  async getToken(): Promise<string> {
    // The library keeps a token until five minutes before it expires.
    this.#fetching ??= within(FETCH_WITHIN_MS, this.#credentials.getToken()).finally(() => {
      this.#fetching = undefined;
    });
    try {
      return await this.#fetching;
    } catch (error) {
      throw new NoChannelToken(error);
    }
  }
}

/** Makes credentials as another factory does, but only once for each audience: the stock ones are made for each turn, twice. */
export class KeptCredentials extends ServiceClientCredentialsFactory {
  readonly #factory: Factory;
  readonly #made = new Map<string, Promise<Credentials>>();

  constructor(factory: Factory) {
    super();
    this.#factory = factory;
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return this.#factory.isValidAppId(appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return this.#factory.isAuthenticationDisabled();
  }

  override async createCredentials(
    appId: string,
    audience: string,
    loginEndpoint: string,
    validateAuthority: boolean,
  ): Promise<Credentials> {
    // Whose they are is asked each time, and there is no one else's: so there are as many as audiences, which is one.
    if (!(await this.isAuthenticationDisabled()) && !(await this.isValidAppId(appId))) {
      throw new Error('Expected the application id of the bot');
    }
    const made =
      this.#made.get(audience) ??
      this.#factory.createCredentials(appId, audience, loginEndpoint, validateAuthority).then(shared);
    this.#made.set(audience, made);
    return made;
  }
}

/** Without an application id there is no token to share. */
function shared(credentials: Credentials): Credentials {
  return credentials instanceof AppCredentials && credentials.appId
    ? new SharedTokenCredentials(credentials)
    : credentials;
}

/** Fetches the token that credentials sign with, where they have one, so that nobody has to wait for it later. */
export async function fetchToken(credentials: Credentials): Promise<void> {
  if (credentials instanceof SharedTokenCredentials) await credentials.getToken();
}
