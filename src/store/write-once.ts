import type { CardTrace } from '../application/ports.ts';
import { WriteConflict, type DocumentStore, type DocumentWrite } from './document-store.ts';
import { secondsOf, type Retention } from './retention.ts';

/** Tries of a write that others overtake: more than one person's clicks at the same moment. */
const MAX_TRIES = 60;

/**
 * Writes what `plan` asks for, together with the trace of the card that wanted it, if any: all or nothing. `repeated` when the
 * trace is there already, and nothing is written. `plan` is asked again when somebody was faster.
 * @throws WriteConflict when others keep being faster
 */
export async function writeOnce(
  store: DocumentStore,
  partition: string,
  { trace, clickDays }: { readonly trace: CardTrace | undefined } & Pick<Retention, 'clickDays'>,
  plan: () => Promise<readonly DocumentWrite[]>,
): Promise<'saved' | 'repeated'> {
  const id = `sub|${trace?.nonce ?? ''}`;
  const traces: readonly DocumentWrite[] = trace
    ? [{ kind: 'create', id, body: { type: 'cardTrace', ...trace }, ttlSeconds: secondsOf(clickDays) }]
    : [];
  for (let tries = 1; ; tries += 1) {
    try {
      const writes = [...traces, ...(await plan())];
      if (writes.length > 0) await store.write(partition, writes);
      return 'saved';
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      if (trace && (await store.get(partition, id))) return 'repeated';
      if (tries === MAX_TRIES) throw error;
    }
  }
}
