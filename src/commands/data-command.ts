import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';

import type { StoreConfig } from '../config.ts';
import { EXIT } from '../exit.ts';
import { hashedId } from '../log.ts';
import { StoreNotReady, type DocumentStore, type StoredDocument } from '../store/document-store.ts';
import { dayOf, eraseRecords } from '../store/erase-records.ts';
import { findRecords, type FoundRecords, type SubjectRequest } from '../store/find-records.ts';
import { getLogKey } from '../store/log-key-document.ts';
import { openForCommand } from './open-for-command.ts';

/** For their owner alone. */
const PRIVATE = 0o600;

const USAGE = {
  export: 'npm run data:export -- person|customer <id> [--name <name>]... [--out <file>]',
  erase: 'npm run data:erase -- person|customer <id> [--name <name>]... [--order <reference>] [--confirm]',
  'log-id': 'npm run log:id -- <id>',
} as const;

type DataCommand = keyof typeof USAGE;

/** What is done to the store besides running the bot on it. */
export function isDataCommand(text: string | undefined): text is DataCommand {
  return text !== undefined && Object.hasOwn(USAGE, text);
}

/**
 * Exports or erases what is stored about somebody, or tells how an id stands in the log; the bot may be running. Returns
 * the exit code.
 * @throws StoreNotReady
 * @throws StoreUnavailable when the store went away: run it again
 */
export async function runDataCommand(
  command: DataCommand,
  argv: readonly string[],
  config: StoreConfig,
): Promise<number> {
  const typed = readArguments(command, argv);
  if (!typed) {
    process.stderr.write(`Expected: ${USAGE[command]}\n`);
    return EXIT.usage;
  }
  if (config.kind === 'sqlite' && !existsSync(config.file)) {
    throw new StoreNotReady(`There is no database ${config.file}: set SQLITE_FILE to the one to work on`);
  }
  const store = await openForCommand(config);
  try {
    switch (command) {
      case 'log-id':
        process.stdout.write(`${hashedId(typed.id, await getLogKey(store))}\n`);
        return 0;
      case 'export':
        return await exportRecords(store, typed);
      case 'erase':
        return await (typed.isConfirmed ? erase(store, typed) : tellWhatWouldGo(store, typed));
    }
  } finally {
    await store.close();
  }
}

/** What was typed after the command. */
interface DataRequest extends SubjectRequest {
  readonly out: string | undefined;
  readonly orderedBy: string;
  readonly isConfirmed: boolean;
}

function readArguments(command: DataCommand, argv: readonly string[]): DataRequest | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        name: { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
        order: { type: 'string' },
        confirm: { type: 'boolean', default: false },
      },
    });
    const [kind, id, ...others] = command === 'log-id' ? ['person', ...positionals] : positionals;
    if ((kind !== 'person' && kind !== 'customer') || !id || others.length > 0) return undefined;
    return {
      kind,
      // Ids of Entra are stored in lower case; those of chats, which only the log knows, as they are.
      id: /^[0-9a-f-]{36}$/i.test(id) ? id.toLowerCase() : id,
      names: values.name,
      out: values.out,
      orderedBy: values.order ?? userInfo().username,
      isConfirmed: values.confirm,
    };
  } catch {
    return undefined;
  }
}

async function exportRecords(store: DocumentStore, request: DataRequest): Promise<number> {
  const { subject, own, mentioning } = await findRecords(store, request, dayOf(Date.now()));
  const text = `${JSON.stringify(
    {
      of: subject.kind,
      ids: subject.ids,
      exportedAt: new Date().toISOString(),
      own: own.map(exported),
      mentionedIn: mentioning.map(exported),
    },
    undefined,
    2,
  )}\n`;
  if (request.out === undefined) process.stdout.write(text);
  else {
    // Never over a file that is there, which others might be able to read.
    await writeFile(request.out, text, { mode: PRIVATE, flag: 'wx' });
    process.stdout.write(`${told({ own, mentioning })} written to ${request.out}\n`);
  }
  return 0;
}

function exported({ partition, id, body }: StoredDocument): object {
  return { partition, id, body };
}

async function tellWhatWouldGo(store: DocumentStore, request: DataRequest): Promise<number> {
  const found = await findRecords(store, request, dayOf(Date.now()));
  if (found.obstacles.length > 0) return refuse(found.obstacles);
  const ids = found.subject.ids.length > 1 ? ` (with its duplicates ${found.subject.ids.slice(1).join(', ')})` : '';
  process.stdout.write(
    `Nothing has been erased. With --confirm would go: ${told(found)}${ids}. Names looked for in texts: ${found.subject.names.join(', ') || 'none; give them with --name'}\n`,
  );
  return 0;
}

async function erase(store: DocumentStore, request: DataRequest): Promise<number> {
  const key = await getLogKey(store);
  const outcome = await eraseRecords(store, request, {
    nowMs: () => Date.now(),
    newId: randomUUID,
    digest: (text) => hashedId(text, key),
  });
  switch (outcome.kind) {
    case 'refused':
      return refuse(outcome.obstacles);
    case 'nothing':
      process.stdout.write('Nothing is stored about them\n');
      return 0;
    case 'erased':
      process.stdout.write(
        `Erased: ${String(outcome.deleted)} documents deleted, ${String(outcome.rewritten)} others freed of them\n`,
      );
      return 0;
  }
}

function told({ own, mentioning }: Pick<FoundRecords, 'own' | 'mentioning'>): string {
  return `${String(own.length)} documents about them alone, ${String(mentioning.length)} others that mention them`;
}

function refuse(obstacles: readonly string[]): number {
  process.stderr.write(`Not possible yet:\n${obstacles.map((obstacle) => `- ${obstacle}\n`).join('')}`);
  return EXIT.refused;
}
