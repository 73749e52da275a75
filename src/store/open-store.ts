import type { DocumentStore } from './document-store.ts';
import type { CosmosSettings } from './open-cosmos-store.ts';
import type { RequestCharges } from './request-charges.ts';
import { SqliteDocumentStore } from './sqlite-document-store.ts';

/** Which store, and where. */
export type StoreSettings =
  { readonly kind: 'sqlite'; readonly file: string } | ({ readonly kind: 'cosmos' } & CosmosSettings);

/** What is not a setting. */
export interface StoreSurroundings {
  /** The program's clock, in milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** Whether that clock decides what is due even where the store has one of its own. */
  readonly usesOwnClock: boolean;
  /** Told what the store charges. */
  readonly charges: RequestCharges;
  /** Whether somebody waits for the answers, or they may take minutes. */
  readonly pace: 'answering' | 'patient';
}

/**
 * Opens the store that the settings name.
 * @throws StoreNotReady
 */
export async function openStore(
  settings: StoreSettings,
  { nowMs, usesOwnClock, charges, pace }: StoreSurroundings,
): Promise<DocumentStore> {
  if (settings.kind === 'sqlite') return new SqliteDocumentStore({ file: settings.file, nowMs });
  // Loaded only where it is used: it is large.
  const { openCosmosStore } = await import('./open-cosmos-store.ts');
  return openCosmosStore(settings, {
    onCharge: (requestUnits) => {
      charges.add(requestUnits);
    },
    nowMs: usesOwnClock ? nowMs : undefined,
    pace,
  });
}
