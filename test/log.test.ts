import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { createLog, hashedId } from '../src/log.ts';

const ROOT = join(import.meta.dirname, '../src');

type Line = Readonly<Record<string, unknown>>;

/** A log that writes into a list, with what it has written, line by line. */
function listeningLog(level = 'info'): {
  readonly log: ReturnType<typeof createLog>;
  readonly text: () => string;
  readonly lines: () => readonly Line[];
} {
  let text = '';
  const log = createLog(level, {
    write: (written) => {
      text += written;
    },
  });
  const lines = (): readonly Line[] =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  return { log, text: () => text, lines };
}

describe('the log', () => {
  it('is one line of JSON per event, with the kind and place of an error but not its message', () => {
    const { log, text, lines } = listeningLog();
    log.info('Started', { port: 1 });
    log.warn('Careful');
    const error = new TypeError('Contoso said\n    at Contoso (file:///contoso.ts:1:1)\nno');
    log.error('Failed', Object.assign(error, { code: 'ECONNRESET', statusCode: 503, request: 'token' }), {
      reference: 'R',
    });
    log.error('Failed', 'Contoso');
    assert.deepEqual(
      lines().map(({ level, time, stack, ...rest }) => rest),
      [
        { msg: 'Started', port: 1 },
        { msg: 'Careful' },
        { msg: 'Failed', error: 'TypeError', code: 'ECONNRESET', statusCode: 503, reference: 'R' },
        { msg: 'Failed', error: 'string' },
      ],
    );
    assert.match(String(lines()[2]?.['stack']), /^ +at .*log\.test\.ts:\d+:\d+/);
    assert.doesNotMatch(text(), /contoso|token/i);
  });

  it('leaves out fields it does not know, and values that are not what their field is for', () => {
    const { log, text, lines } = listeningLog();
    const strange: object = {
      name: 'Contoso',
      note: 'Contoso',
      workloads: 'Contoso',
      useCase: 'Contoso said no',
      late: 2,
    };
    log.info('Strange', strange);
    assert.equal(lines()[0]?.['late'], 2);
    assert.equal(lines()[0]?.['useCase'], 'unfit');
    assert.doesNotMatch(text(), /Contoso/);
  });

  it('leaves out names and codes of errors that somebody else has chosen, and a stack that is all message', () => {
    const { log, text, lines } = listeningLog();
    log.error(
      'Failed',
      Object.assign(new Error('no'), { name: 'Contoso: no', code: 'Contoso', statusCode: 'Contoso' }),
    );
    log.error('Failed', Object.assign(new Error('no'), { message: 'other', stack: 'Contoso\n    at /contoso:1:1' }));
    assert.equal(lines()[0]?.['error'], 'Error');
    assert.equal(lines()[1]?.['stack'], '');
    assert.doesNotMatch(text(), /contoso/i);
  });

  it('writes ids hashed, each always in the same way, and leaves them out until it has a key', () => {
    const { log, lines } = listeningLog();
    log.info('Early', { tenantId: 'contoso' });
    log.hashIdsWith('a key');
    log.info('Later', { tenantId: 'contoso', personId: 'fay' });
    log.info('Again', { personId: 'contoso' });
    const [early, later, again] = lines();
    assert.equal(early?.['tenantId'], undefined);
    assert.equal(later?.['tenantId'], hashedId('contoso', 'a key'));
    assert.match(later['tenantId'], /^[0-9a-f]{12}$/);
    assert.equal(again?.['personId'], later['tenantId']);
    assert.notEqual(later['personId'], later['tenantId']);
    assert.notEqual(hashedId('contoso', 'another key'), later['tenantId']);
  });

  it('takes what libraries and the runtime print, and what nobody caught, without their words', () => {
    const program = `
      import { createLog } from ${JSON.stringify(join(ROOT, 'log.ts'))};
      import { logLibraryOutput } from ${JSON.stringify(join(ROOT, 'library-output.ts'))};
      logLibraryOutput(createLog('info'));
      console.log('Contoso', { key: 'Contoso' });
      console.warn('Contoso');
      console.error(new RangeError('Contoso'));
      process.emitWarning('Contoso', 'DeprecationWarning');
      process.stdout.write('for people');
      setTimeout(() => { throw new TypeError('Contoso'); }, 10);
    `;
    const { stderr, stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    assert.deepEqual(
      lines.map(({ msg, error, warning }) => [msg, error ?? warning]),
      [
        ['A library printed something', undefined],
        ['A library printed a warning', undefined],
        ['A library reported an error', 'RangeError'],
        ['The runtime warns', 'DeprecationWarning'],
        ['Nobody expected this error, and the program ends', 'TypeError'],
      ],
    );
    assert.doesNotMatch(stderr, /Contoso/);
    assert.equal(stdout, 'for people');
    assert.equal(status, 1);
  });
});
