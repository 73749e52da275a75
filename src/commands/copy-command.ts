import { readCopyConfig } from '../config.ts';
import { exitForFaults } from '../exit.ts';
import { copyStore, type CopyProgress } from '../store/copy-store.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { openForCommand } from './open-for-command.ts';

/** Of a copy whose progress is written to a file. */
const PARTITIONS_PER_LINE = 100;

/** Copies all records from one kind of store to the other; both are configured as for the bot, which must be stopped. */
export async function runCopy(argv: readonly string[]): Promise<void> {
  const read = readCopyConfig(process.env, argv);
  if (!read.ok) {
    exitForFaults(read.faults);
    return;
  }
  const { source, target } = read.config;
  const opened: DocumentStore[] = [];
  try {
    for (const config of [source, target]) {
      opened.push(await openForCommand(config));
    }
    const [from, to] = opened;
    if (!from || !to) return;
    const { partitions, documents } = await copyStore(from, to, progressDisplay());
    process.stdout.write(
      `${process.stdout.isTTY ? '\n' : ''}Complete: ${String(documents)} documents of ${String(partitions)} customers and people are the same in both. Set STORE to ${target.kind} and start the bot.\n`,
    );
  } finally {
    await Promise.all(opened.map((store) => store.close()));
  }
}

/** Shows how far a copy is: in one line that counts, or where nobody watches in a line now and then. */
function progressDisplay(): (progress: CopyProgress) => void {
  let shown = 0;
  return ({ step, partitions, documents, present }) => {
    const line = `${step === 'copying' ? 'Copying' : 'Verifying'}: ${String(partitions)} customers and people, ${String(documents)} documents${present > 0 ? `, ${String(present)} there already` : ''}`;
    if (process.stdout.isTTY) {
      process.stdout.write(`\r\u001B[K${line}`);
    } else if (partitions >= shown + PARTITIONS_PER_LINE || partitions < shown) {
      shown = partitions;
      process.stdout.write(`${line}\n`);
    }
  };
}
