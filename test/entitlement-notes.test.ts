import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { eventDocument } from '../src/store/documents.ts';
import { INDEXED_FIELDS } from '../src/store/document-store.ts';

const SOURCE = join(import.meta.dirname, '../src');

describe('entitlement notes', () => {
  it('R35 I6: are named nowhere in the program: no field, column, card or path leads to them', () => {
    const files = globSync('**/*.{ts,json}', { cwd: SOURCE });
    assert.ok(files.length > 100);
    const naming = files.filter((file) =>
      /entitlement (?:status )?notes?|notas? de (?:estado de )?derechos/i.test(
        readFileSync(join(SOURCE, file), 'utf8'),
      ),
    );
    assert.deepEqual(naming, []);
  });

  it('R35 I6: are no kind of event and no field that is searched', () => {
    const names = [
      ...INDEXED_FIELDS,
      ...eventDocument.shape.facts.options.flatMap((option) => Object.keys(option.shape)),
    ];
    assert.deepEqual(
      names.filter((name) => /entitle/i.test(name)),
      [],
    );
  });
});
