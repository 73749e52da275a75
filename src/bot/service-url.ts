/**
 * Where Teams takes messages from bots of the public cloud, GCC included (Teams documentation, "Send proactive messages", and
 * Teams SDK, "Service URL Validation", read 2026-11). GCC High and DoD have hosts of their own, and also issuers and sign-in of
 * their own that this bot does not know.
 */
const TEAMS_HOSTS: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
]);

/** What the bot's messages, and with them its token, may be sent to. */
export type ServiceUrls = 'teams' | 'loopback';

/** Read as text, because parsers of addresses disagree on all that is left out here: user, port, query, escapes, backslashes. */
const PLAIN_ADDRESS = /^https:\/\/(?<host>[a-z0-9.-]{1,253})(?:\/[\w.~/-]{0,500})?$/i;
const LOOPBACK_ADDRESS = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?(?:\/[\w.~/-]{0,500})?$/;

/** Whether messages may be sent there: to Teams, or with `loopback` to this machine alone. */
export function isServiceUrl(text: string, allowed: ServiceUrls): boolean {
  if (allowed === 'loopback') return LOOPBACK_ADDRESS.test(text);
  return TEAMS_HOSTS.has(PLAIN_ADDRESS.exec(text)?.groups?.['host']?.toLowerCase() ?? '');
}
