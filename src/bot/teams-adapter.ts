import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type TurnContext,
} from 'botbuilder';
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  AuthenticationError,
  type AuthenticateRequestResult,
  type ValidateClaims,
} from 'botframework-connector';

import type { Log } from '../application/ports.ts';
import { isActivity, tenantsOf } from './activity-shape.ts';
import { ChannelKeys, type ChannelKey } from './channel-keys.ts';
import { CHANNEL_ISSUER, isSignedBy, readChannelToken } from './channel-token.ts';
import { fetchToken, KeptCredentials } from './kept-credentials.ts';
import { loggedType } from './known-type.ts';
import { isServiceUrl, type ServiceUrls } from './service-url.ts';
import { SingleSendAuthentication } from './single-send-authentication.ts';

const TEAMS = 'msteams';

/** The bot's registration in Entra. */
export interface BotRegistration {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly appTenantId: string;
  readonly appPassword: string | undefined;
}

/** A channel that a test plays on this machine, instead of Microsoft's. */
export interface TestChannel {
  /** Where its keys are to be found. */
  readonly openIdMetadataUrl: string;
  readonly serviceUrls: ServiceUrls;
}

/** What the adapter works with. */
export interface AdapterOptions {
  /** Without one nobody is authenticated: for local mode on the loopback address alone. */
  readonly registration: BotRegistration | undefined;
  /** Lower case. */
  readonly homeTenantId: string;
  /** The machine's own clock, by which tokens expire. */
  readonly nowMs: () => number;
  readonly log: Log;
  readonly testChannel?: TestChannel | undefined;
}

/** What goes back over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Whether a request may be read any further, and if so, what takes its body. */
export type Admission =
  | { readonly ok: true; readonly receive: (body: unknown, logic: Logic) => Promise<HttpAnswer> }
  | { readonly ok: false; readonly answer: HttpAnswer; readonly reason: string };

type Logic = (context: TurnContext) => Promise<void>;

const UNAUTHORIZED: HttpAnswer = { status: 401, body: {} };
const FORBIDDEN: HttpAnswer = { status: 403, body: {} };

/**
 * Receives activities from the channel and sends to it, through botbuilder's adapter. The inner half of the front door: what
 * reaches botbuilder is an activity of Teams, from the home tenant, under a token whose signature has been checked; botbuilder
 * then checks it once more, in its own way.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #options: AdapterOptions;
  readonly #credentials: KeptCredentials;
  readonly #keys: ChannelKeys;
  readonly #serviceUrls: ServiceUrls;

  constructor(options: AdapterOptions) {
    const { registration, testChannel } = options;
    const settings = settingsFor(registration, testChannel);
    const credentials = new KeptCredentials(new ConfigurationServiceClientCredentialFactory(settings));
    const serviceUrls = registration ? (testChannel?.serviceUrls ?? 'teams') : 'loopback';
    super(
      new SingleSendAuthentication(
        new ConfigurationBotFrameworkAuthentication(
          settings,
          credentials,
          new AuthenticationConfiguration([TEAMS], refuseSkills),
        ),
        serviceUrls,
      ),
    );
    this.#options = options;
    this.#credentials = credentials;
    this.#keys = new ChannelKeys(
      testChannel?.openIdMetadataUrl ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
    );
    this.#serviceUrls = serviceUrls;
  }

  /** Whether messages may be sent there. */
  mayWriteTo(serviceUrl: string): boolean {
    return isServiceUrl(serviceUrl, this.#serviceUrls);
  }

  /**
   * Fetches the channel's keys and the bot's own token, so that the first turns need not. What cannot be had now is logged, and
   * fetched when it is needed.
   */
  async warmUp(): Promise<void> {
    const { registration, log } = this.#options;
    if (!registration) return;
    await Promise.all([
      this.#keys.get('').catch((error: unknown) => {
        log.error("The channel's keys could not be fetched; until they can nobody is let in", error);
      }),
      this.#credentials
        .createCredentials(
          registration.appId,
          AuthenticationConstants.ToChannelFromBotOAuthScope,
          AuthenticationConstants.ToChannelFromBotLoginUrl,
          true,
        )
        .then(fetchToken)
        .catch((error: unknown) => {
          log.error('No token for the channel could be fetched; until it can nothing is sent', error);
        }),
    ]);
  }

  /** Decides by the header `Authorization` alone whether a request is read any further. Never throws. */
  async admit(authorization: string): Promise<Admission> {
    const { registration, homeTenantId, nowMs, log } = this.#options;
    if (!registration) return { ok: true, receive: (body, logic) => this.#receive({ authorization }, body, logic) };
    const refused = (reason: string): Admission => ({ ok: false, answer: UNAUTHORIZED, reason });
    const read = readChannelToken(authorization, { appId: registration.appId, homeTenantId, nowMs: nowMs() });
    if (!read.ok) return refused(read.reason);
    const { token } = read;
    let key: ChannelKey | undefined;
    try {
      key = await this.#keys.get(token.keyId);
    } catch (error) {
      log.error("The channel's keys could not be fetched", error);
      return { ok: false, answer: { status: 503, body: {} }, reason: "The channel's keys could not be fetched" };
    }
    if (!key) return refused('A token signed with a key that the channel does not have');
    if (!key.endorsements?.includes(TEAMS)) return refused('A token of another channel than Teams');
    if (!isSignedBy(token, key.key)) return refused('A token with a wrong signature');
    const { serviceUrl } = token;
    return { ok: true, receive: (body, logic) => this.#receive({ authorization, serviceUrl }, body, logic) };
  }

  /** Hands an activity, parsed from JSON, to `logic`. Never throws: 4xx for what is refused, 500 when `logic` failed. */
  async #receive(
    { authorization, serviceUrl }: { readonly authorization: string; readonly serviceUrl?: string },
    body: unknown,
    logic: Logic,
  ): Promise<HttpAnswer> {
    const { homeTenantId, log } = this.#options;
    if (!isActivity(body)) return { status: 400, body: { error: 'Expected a Bot Framework activity' } };
    const refused = (reason: string, answer: HttpAnswer): HttpAnswer => {
      log.warn(`An activity was refused: ${reason}`);
      return answer;
    };
    if (serviceUrl !== undefined && body.serviceUrl !== serviceUrl) {
      return refused('Its service URL is not that of its token', UNAUTHORIZED);
    }
    if (!this.mayWriteTo(body.serviceUrl)) return refused('Its service URL is none of Teams', FORBIDDEN);
    const [tenant, ...others] = tenantsOf(body);
    if (tenant !== homeTenantId || others.length > 0) return refused('It is not of the home tenant', FORBIDDEN);
    let identity: AuthenticateRequestResult;
    try {
      identity = await this.botFrameworkAuthentication.authenticateRequest(body, authorization);
    } catch {
      // Its errors are of all kinds, and their texts tell what was expected.
      return refused('Botbuilder does not trust its token', UNAUTHORIZED);
    }
    return this.#run(identity, body, logic);
  }

  async #run(identity: AuthenticateRequestResult, activity: Activity, logic: Logic): Promise<HttpAnswer> {
    try {
      const response = await this.processActivity(identity, activity, logic);
      return response ? { status: response.status, body: response.body } : { status: 200 };
    } catch (error) {
      this.#options.log.error('An activity could not be processed', error, { type: loggedType(activity.type) });
      return { status: 500, body: { error: 'Internal error' } };
    }
  }
}

/** Other bots may not call this one, whatever their tokens are worth: those name the bot that calls. */
function refuseSkills(claims: Parameters<ValidateClaims>[0]): Promise<void> {
  const claimed = new Map(claims.map(({ type, value }) => [type, value]));
  const caller =
    claimed.get(AuthenticationConstants.AppIdClaim) ?? claimed.get(AuthenticationConstants.AuthorizedParty);
  return caller === undefined || caller === claimed.get(AuthenticationConstants.AudienceClaim)
    ? Promise.resolve()
    : Promise.reject(new AuthenticationError('No bot may call this one', 401));
}

/**
 * Exactly what is meant, and nothing from the environment: the library takes many more settings, some of which would turn its
 * checks to other issuers.
 */
function settingsFor(
  registration: BotRegistration | undefined,
  testChannel: TestChannel | undefined,
): ConfigurationBotFrameworkAuthenticationOptions {
  if (!registration) return {};
  const { appId, appType, appTenantId, appPassword } = registration;
  return {
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    MicrosoftAppTenantId: appTenantId,
    ...(appPassword === undefined ? {} : { MicrosoftAppPassword: appPassword }),
    // Given one, the library wants all.
    ...(testChannel && {
      ToBotFromChannelOpenIdMetadataUrl: testChannel.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: testChannel.openIdMetadataUrl,
      ToBotFromChannelTokenIssuer: CHANNEL_ISSUER,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
      CallerId: 'urn:botframework:azure',
    }),
  };
}
