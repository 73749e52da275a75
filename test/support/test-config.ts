import type { Config } from '../../src/config.ts';
import { HOME_TENANT } from './builders.ts';

/** What a bot that a test assembles is set to, but for what is `given`: it authenticates nobody, and people may be as fast as tests. */
export function testConfig(given: Pick<Config, 'store'> & Partial<Config>): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    registration: undefined,
    homeTenantId: HOME_TENANT,
    defaultLanguage: 'en',
    adminObjectIds: [],
    frpUpdates: false,
    door: { actionsPerMinute: 1_000_000, trustedProxies: 0 },
    reminders: { inDoubt: 'resend', sendsPerSecond: 50, secondsPerChat: 0 },
    logLevel: 'error',
    ...given,
  };
}
