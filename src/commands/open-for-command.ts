import type { StoreConfig } from '../config.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { openStore } from '../store/open-store.ts';
import { RequestCharges } from '../store/request-charges.ts';

/**
 * Opens a store for a command that works on it beside the bot: what nobody waits for leaves the bot its share.
 * @throws StoreNotReady
 */
export function openForCommand(config: StoreConfig): Promise<DocumentStore> {
  return openStore(config, {
    nowMs: () => Date.now(),
    charges: new RequestCharges(),
    usesOwnClock: false,
    pace: 'patient',
  });
}
