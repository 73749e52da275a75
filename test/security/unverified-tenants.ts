import { randomUUID } from 'node:crypto';

import { aMessage, postGuarded } from '../support/guarded-bot.ts';
import { unsignedToken } from '../support/signed-token.ts';
import type { Trial } from '../support/trial.ts';
import { spawnBot } from './spawned-bot.ts';

const REQUESTS = { ci: 1_000, full: 10_000 } as const;
const AT_ONCE = 20;
const TENANT_BYTES = 2_000;
const MEMORY_MB = 100;

/** Tokens nobody has signed, each of another tenant: the library alone would keep four issuers for each, for ever. */
export const unverifiedTenants: Trial = {
  name: 'unverified-tenants',
  promise: `Tokens of ${REQUESTS.full.toLocaleString('en')} tenants (${REQUESTS.ci.toLocaleString('en')} in a small run) that nobody has signed are all refused: the list of believed issuers does not grow, memory grows by less than ${String(MEMORY_MB)} MB, and a normal turn is answered`,
  run: async (size) => {
    const bot = await spawnBot();
    try {
      const { issuer, connector, url } = bot;
      const failures: string[] = [];
      await bot.normalTurn();
      const before = await bot.measure();
      const statuses = new Map<number, number>();
      for (let sent = 0; sent < REQUESTS[size]; sent += AT_ONCE) {
        const replies = await Promise.all(
          Array.from({ length: AT_ONCE }, (_, index) => {
            const tid = `${randomUUID()}${'x'.repeat(TENANT_BYTES)}`;
            // Every other one with the right audience and an issuer that a careless check would take.
            const claims = { iss: `https://sts.windows.net/${tid}/`, aud: index % 2 === 0 ? issuer.appId : tid, tid };
            const token = `${unsignedToken({ alg: 'RS256', kid: issuer.teamsKey.id }, claims)}.AAAA`;
            // Each from an address of its own, so that none is cut off before its token is looked at.
            const number = sent + index;
            const address = `10.0.${String(Math.floor(number / 250))}.${String(number % 250)}`;
            return postGuarded(url, `Bearer ${token}`, aMessage(connector.url), { 'x-forwarded-for': address });
          }),
        );
        for (const { status } of replies) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      const others = [...statuses.keys()].filter((status) => status !== 401);
      if (others.length > 0) failures.push(`answered ${others.join(', ')}`);
      const after = await bot.measure();
      const grownMb = Math.round((after.memoryBytes - before.memoryBytes) / 1_000_000);
      if (after.issuers !== before.issuers) failures.push(`${String(after.issuers - before.issuers)} issuers more`);
      if (grownMb >= MEMORY_MB) failures.push(`${String(grownMb)} MB more`);
      const { status } = await bot.normalTurn();
      if (status !== 200) failures.push(`a normal turn was answered ${String(status)}`);
      const told = [...statuses].map(([code, count]) => `${String(count)} x ${String(code)}`).join(', ');
      return {
        measured: `${told}; ${String(before.issuers)} issuers before, ${String(after.issuers)} after; ${String(grownMb)} MB more; then a normal turn: ${String(status)}`,
        failures,
      };
    } finally {
      await bot.stop();
    }
  },
};
