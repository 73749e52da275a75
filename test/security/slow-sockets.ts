import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import type { Trial } from '../support/trial.ts';
import { spawnBot, type SpawnedBot } from './spawned-bot.ts';

const SOCKETS = 200;
const CLOSED_WITHIN_MS = 15_000;
const NEXT_BYTE_MS = 500;
const TURN_WITHIN_MS = 500;

/** Connections on which a request comes a byte at a time: in its headers, in its body, or not at all. */
export const slowSockets: Trial = {
  name: 'slow-sockets',
  promise: `${String(SOCKETS)} connections on which headers or bodies come a byte at a time are closed within ${String(CLOSED_WITHIN_MS / 1000)} s, and meanwhile 95 % of normal turns are answered within ${String(TURN_WITHIN_MS)} ms`,
  run: async () => {
    const bot = await spawnBot();
    try {
      await bot.normalTurn();
      const startedMs = performance.now();
      const closedMs: number[] = [];
      const sockets = await Promise.all(Array.from({ length: SOCKETS }, (_, index) => slowSocket(bot, index)));
      for (const socket of sockets) socket.once('close', () => closedMs.push(performance.now() - startedMs));
      const drip = setInterval(() => {
        for (const socket of sockets) if (!socket.destroyed) socket.write(' ');
      }, NEXT_BYTE_MS);
      const turnsMs: number[] = [];
      const failures: string[] = [];
      while (closedMs.length < SOCKETS && performance.now() - startedMs < 2 * CLOSED_WITHIN_MS) {
        const askedMs = performance.now();
        const { status } = await bot.normalTurn();
        turnsMs.push(performance.now() - askedMs);
        if (status !== 200) failures.push(`a normal turn was answered ${String(status)}`);
      }
      clearInterval(drip);
      for (const socket of sockets) socket.destroy();
      const worstMs = Math.max(0, ...closedMs);
      const late = SOCKETS - closedMs.filter((ms) => ms <= CLOSED_WITHIN_MS).length;
      const usualMs = turnsMs.toSorted((one, other) => one - other)[Math.floor(turnsMs.length * 0.95)] ?? Infinity;
      if (late > 0) failures.push(`${String(late)} connections were open for longer`);
      if (usualMs > TURN_WITHIN_MS) failures.push(`95 % of the turns took up to ${usualMs.toFixed(0)} ms`);
      return {
        measured: `${String(closedMs.length)} closed, the last after ${(worstMs / 1000).toFixed(1)} s; ${String(turnsMs.length)} turns meanwhile, 95 % within ${usualMs.toFixed(0)} ms`,
        failures,
      };
    } finally {
      await bot.stop();
    }
  },
};

async function slowSocket({ port, issuer, connector }: SpawnedBot, index: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.resume();
  const headers = 'POST /api/messages HTTP/1.1\r\nhost: bot\r\ncontent-type: application/json\r\n';
  const body = `authorization: ${issuer.authorization(connector.url)}\r\ncontent-length: 1000\r\n\r\n{`;
  const parts = [headers, headers + body, `${headers}x-slow: `];
  socket.write(parts[index % parts.length] ?? headers);
  return socket;
}
