import type { StoreConfig } from '../../src/config.ts';

let anew: ((name?: string) => StoreConfig) | undefined;

/** Has tests from now on work over other stores than the embedded one; a name asks for the same store each time. */
export function useStores(settings: (name?: string) => StoreConfig): void {
  anew = settings;
}

/** Where a test keeps its records: an embedded store in memory or in `file`, or what the run is over. */
export function storeSettings(file?: string): StoreConfig {
  return anew ? anew(file) : { kind: 'sqlite', file: file ?? ':memory:' };
}
