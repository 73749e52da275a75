import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { temporaryFolder } from './support/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '..');
const START = join(ROOT, 'src/start.js');

describe('starting the program', () => {
  const folder = temporaryFolder();
  const bare = { PATH: process.env['PATH'] };
  const run = (environment: NodeJS.ProcessEnv, ...argv: string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [START, ...argv], { cwd: folder, env: { ...bare, ...environment }, encoding: 'utf8' });

  for (const [name, MicrosoftAppId] of [
    ['no application id', undefined],
    ['an empty one', ''],
    ['a blank one', ' '],
  ] as const) {
    it(`is refused with ${name}, in one line each`, () => {
      const { status, stderr } = run({ MicrosoftAppId });
      assert.equal(status, 78);
      const lines = String(stderr).trim().split('\n');
      assert.match(lines[0] ?? '', /^MicrosoftAppId is missing/);
      assert.equal(lines.length, 4);
      assert.match(lines.at(-1) ?? '', /\.env\.example.*npm run local/);
    });
  }

  it('names people of the sample when it does not know one', () => {
    const { status, stderr } = run({}, 'local', 'grace', 'nadie');
    assert.equal(status, 78);
    assert.match(String(stderr), /Nobody in the sample is called nadie: choose from grace, gabriela, frank/);
  });

  it('says when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    assert.ok(typeof address === 'object' && address);
    const { status, stderr } = run({ PORT: String(address.port), LOCAL_FOLDER: folder, LOCAL_OPEN: 'no' }, 'local');
    other.close();
    assert.equal(status, 78);
    assert.match(String(stderr), new RegExp(`^Port ${String(address.port)} is taken: .*set PORT`));
  });

  const importing = (lines: string | Buffer): ReturnType<typeof spawnSync> => {
    const file = join(folder, 'people.csv');
    writeFileSync(file, lines);
    const MicrosoftAppTenantId = '00000000-0000-4000-8000-00000000d001';
    return run({ MicrosoftAppTenantId, SQLITE_FILE: join(folder, 'people.sqlite') }, 'import-people', file, '--apply');
  };

  it('reads a file of people into the store of the settings, when it is told to', () => {
    const ada = '00000000-0000-4000-8000-00000000d001,Ada Example,admin,Europe/London';
    const { status, stdout } = importing(`objectId,name,roles,timeZone\n${ada}\n`);
    assert.equal(status, 0);
    assert.match(String(stdout), /Written: 1 of 1 changes/);
  });

  it('refuses a file of people with a bad line, and says which', () => {
    const { status, stderr } = importing('objectId,name,roles,timeZone\nada,Ada Example,admin,Europe/London\n');
    assert.equal(status, 65);
    assert.match(String(stderr), /^Line 2: objectId "ada" is no object id/);
  });

  it('refuses a file of people that is no text', () => {
    const { status, stderr } = importing(Buffer.from([0xff, 0xfe, 0x00]));
    assert.equal(status, 66);
    assert.match(String(stderr), /it is not in UTF-8/);
  });

  it('needs Node 24 and says how to get it', () => {
    const old = "Object.defineProperty(process.versions, 'node', { value: '20.20.2' });";
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(old)}`, START],
      { cwd: folder, env: bare, encoding: 'utf8' },
    );
    assert.equal(status, 1);
    assert.match(stderr, /needs Node 24 or newer.*npm ci/);
    assert.equal(stderr.trim().split('\n').length, 1);
  });

  it('with a registration listens, lets nobody in without a token, has no local routes, and stops when asked', async () => {
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const bot = spawn(process.execPath, [START], {
      cwd: folder,
      env: {
        ...bare,
        MicrosoftAppId: id,
        MicrosoftAppTenantId: id,
        MicrosoftAppPassword: 'x',
        PORT: '0',
        HOST: '127.0.0.1',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      let port: string | undefined;
      let said = '';
      for await (const chunk of bot.stderr) {
        said += String(chunk);
        port = /"port":(\d+)/.exec(said)?.[1];
        if (port) break;
      }
      assert.ok(port, said);
      const post = (path: string): Promise<Response> =>
        fetch(`http://127.0.0.1:${port}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            type: 'message',
            text: 'hi',
            channelId: 'msteams',
            serviceUrl: 'https://smba.example/',
            conversation: { id: 'c' },
            from: { id: 'u' },
            recipient: { id: 'b' },
          }),
        });
      const refused = await post('/api/messages');
      assert.equal(refused.status, 401);
      assert.deepEqual(await refused.json(), {});
      assert.equal((await post('/local/clock')).status, 404);
      assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
    } finally {
      bot.kill('SIGTERM');
      const [code] = (await once(bot, 'exit')) as [number | null];
      assert.equal(code, 0);
    }
    // A store that was closed in good order leaves no log behind.
    assert.deepEqual(readdirSync(join(folder, 'data')), ['engagements.sqlite']);
  });
});
