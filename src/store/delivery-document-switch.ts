import type { CardTrace, DeliveryPause, DeliverySwitch } from '../application/ports.ts';
import { WriteConflict, type DocumentStore, type DocumentWrite } from './document-store.ts';
import { deliveryDocument, repairDocument, SYSTEM_PARTITION } from './documents.ts';
import { USUAL_RETENTION, type Retention } from './retention.ts';
import { writeOnce } from './write-once.ts';

const DELIVERY_ID = 'delivery';
const REPAIR_ID = 'repair';

/** The switch for all processes that work on one store, as two documents. */
export class DeliveryDocumentSwitch implements DeliverySwitch {
  readonly #store: DocumentStore;
  readonly #retention: Retention;

  constructor(store: DocumentStore, retention = USUAL_RETENTION) {
    this.#store = store;
    this.#retention = retention;
  }

  async getPause(): Promise<DeliveryPause | undefined> {
    const document = await this.#store.get(SYSTEM_PARTITION, DELIVERY_ID);
    return document && deliveryDocument.parse(document.body).pause;
  }

  savePause(pause: DeliveryPause | undefined, trace?: CardTrace): Promise<'saved' | 'repeated'> {
    return writeOnce(this.#store, SYSTEM_PARTITION, { trace, ...this.#retention }, () =>
      Promise.resolve([{ kind: 'put', id: DELIVERY_ID, body: { type: 'delivery', pause } }]),
    );
  }

  async claimRepair(nowMs: number, intervalMs: number): Promise<{ readonly lastMs: number } | undefined> {
    const document = await this.#store.get(SYSTEM_PARTITION, REPAIR_ID);
    const { begunAtMs, doneAtMs } = document ? repairDocument.parse(document.body) : { begunAtMs: 0, doneAtMs: 0 };
    // One from the future is of a clock that has been set back.
    if (begunAtMs <= nowMs && nowMs - begunAtMs < intervalMs) return undefined;
    const body = { type: 'repair', begunAtMs: nowMs, doneAtMs };
    const isMine = await this.#unlessChanged(
      document
        ? { kind: 'replace', id: REPAIR_ID, body, etag: document.etag }
        : { kind: 'create', id: REPAIR_ID, body },
    );
    return isMine ? { lastMs: doneAtMs } : undefined;
  }

  async finishRepair(begunAtMs: number): Promise<void> {
    const document = await this.#store.get(SYSTEM_PARTITION, REPAIR_ID);
    if (!document || repairDocument.parse(document.body).begunAtMs !== begunAtMs) return;
    const body = { type: 'repair', begunAtMs, doneAtMs: begunAtMs };
    await this.#unlessChanged({ kind: 'replace', id: REPAIR_ID, body, etag: document.etag });
  }

  async #unlessChanged(write: DocumentWrite): Promise<boolean> {
    try {
      await this.#store.write(SYSTEM_PARTITION, [write]);
      return true;
    } catch (error) {
      if (error instanceof WriteConflict) return false;
      throw error;
    }
  }
}
