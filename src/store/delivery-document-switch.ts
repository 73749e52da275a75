import type { DeliveryPause, DeliverySwitch } from '../application/ports.ts';
import { WriteConflict, type DocumentStore } from './document-store.ts';
import { deliveryDocument, repairDocument } from './documents.ts';

const PARTITION = 'sys';
const DELIVERY_ID = 'delivery';
const REPAIR_ID = 'repair';

/** The switch for all processes that work on one store, as two documents. */
export class DeliveryDocumentSwitch implements DeliverySwitch {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async getPause(): Promise<DeliveryPause | undefined> {
    const document = await this.#store.get(PARTITION, DELIVERY_ID);
    return document && deliveryDocument.parse(document.body).pause;
  }

  async savePause(pause: DeliveryPause | undefined): Promise<void> {
    await this.#store.write(PARTITION, [{ kind: 'put', id: DELIVERY_ID, body: { type: 'delivery', pause } }]);
  }

  async claimRepair(nowMs: number, intervalMs: number): Promise<{ readonly lastMs: number } | undefined> {
    const document = await this.#store.get(PARTITION, REPAIR_ID);
    const body = { type: 'repair', repairedAtMs: nowMs };
    const lastMs = document ? repairDocument.parse(document.body).repairedAtMs : 0;
    // One from the future is of a clock that has been set back.
    if (lastMs <= nowMs && nowMs - lastMs < intervalMs) return undefined;
    try {
      await this.#store.write(PARTITION, [
        document
          ? { kind: 'replace', id: REPAIR_ID, body, etag: document.etag }
          : { kind: 'create', id: REPAIR_ID, body },
      ]);
      return { lastMs };
    } catch (error) {
      if (error instanceof WriteConflict) return undefined;
      throw error;
    }
  }
}
