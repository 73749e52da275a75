import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { MUTANTS } from './mutants.ts';

describe('the mutants', () => {
  for (const { mistake, file, text } of MUTANTS) {
    it(`still find the line they break: ${mistake}`, () => {
      const source = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
      assert.equal(source.split(text).length - 1, 1, `expected once in ${file}: ${text}`);
    });
  }
});
