import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

describe('the log', () => {
  it('is one line of JSON per event, with the kind and place of an error but not its message', () => {
    const program = `
      import { createLog } from ${JSON.stringify(join(import.meta.dirname, '../src/log.ts'))};
      const log = createLog('info');
      log.info('Started', { port: 1 });
      log.warn('Careful');
      log.error('Failed', Object.assign(new TypeError('Contoso said\\nno'), { code: 'E1', statusCode: 503, request: 'token' }), { reference: 'R' });
      log.error('Failed', 'Contoso');
    `;
    const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      lines.map(({ msg, port, error, code, statusCode, reference }) => ({
        msg,
        port,
        error,
        code,
        statusCode,
        reference,
      })),
      [
        { msg: 'Started', port: 1 },
        { msg: 'Careful' },
        { msg: 'Failed', error: 'TypeError', code: 'E1', statusCode: 503, reference: 'R' },
        { msg: 'Failed', error: 'string' },
      ].map((line) => ({
        port: undefined,
        error: undefined,
        code: undefined,
        statusCode: undefined,
        reference: undefined,
        ...line,
      })),
    );
    assert.match(String(lines[2]?.['stack']), /^\s+at /);
    assert.doesNotMatch(stderr, /Contoso|token/);
  });
});
