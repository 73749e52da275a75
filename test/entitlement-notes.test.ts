import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { helpTopics } from '../src/conversation/help-topics.ts';
import { LANGUAGES } from '../src/domain/language.ts';
import { eventDocument } from '../src/store/documents.ts';
import { INDEXED_FIELDS } from '../src/store/document-store.ts';

const SOURCE = join(import.meta.dirname, '../src');
const HELP = 'conversation/help-topics.ts';

describe('entitlement notes', () => {
  it('R35 I6: are named by the help alone, which says never to use them: no field, column or path leads to them', () => {
    const files = globSync('**/*.{ts,json}', { cwd: SOURCE });
    assert.ok(files.length > 100);
    const naming = files.filter((file) =>
      /entitlement (?:status )?notes?|notas? de (?:estado de )?derechos/i.test(
        readFileSync(join(SOURCE, file), 'utf8'),
      ),
    );
    assert.deepEqual(naming, [HELP]);
    for (const language of LANGUAGES) {
      const { answer } = helpTopics.whereReason.texts[language];
      assert.match(answer, language === 'en' ? /never in the entitlement notes/ : /nunca en las notas de derechos/);
    }
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
