import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder, removed with everything in it after the suite that asked for it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'esd-bot-'));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
