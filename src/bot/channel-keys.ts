import { AuthenticationConstants } from 'botframework-connector';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';

import { within } from './within.ts';

const FETCH_WITHIN_MS = 10_000;

/** A key with which the channel signs its tokens. */
export interface ChannelKey {
  /** The public half, in PEM. */
  readonly key: string;
  /** The channels for which tokens signed with it are good. */
  readonly endorsements?: readonly string[];
}

/**
 * The channel's keys, as botframework-connector keeps them: fetched once a day, and at most once an hour when a key is unknown.
 * What several ask for at once is fetched once.
 */
export class ChannelKeys {
  readonly #metadata: JwtTokenExtractor['openIdMetadata'];
  #lookUp: Promise<ChannelKey | null> | undefined;

  constructor(metadataUrl: string) {
    // Kept by address for the whole process: the library checks signatures with the same keys.
    this.#metadata = new JwtTokenExtractor(
      {},
      metadataUrl,
      AuthenticationConstants.AllowedSigningAlgorithms,
    ).openIdMetadata;
  }

  /**
   * The key with that id, or `undefined` when the channel has none.
   * @throws Error when the keys cannot be fetched
   */
  async get(keyId: string): Promise<ChannelKey | undefined> {
    // After another look-up what is asked for here is known, too; when that one failed, so would this one.
    if (this.#lookUp) await this.#lookUp;
    const lookUp = within(FETCH_WITHIN_MS, this.#metadata.getKey(keyId));
    this.#lookUp ??= lookUp;
    try {
      return (await lookUp) ?? undefined;
    } finally {
      if (this.#lookUp === lookUp) this.#lookUp = undefined;
    }
  }
}
