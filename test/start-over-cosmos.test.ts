import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { SqliteDocumentStore } from '../src/store/sqlite-document-store.ts';
import { DATABASE, startCosmosAccount, type CosmosAccount } from './support/cosmos-account.ts';
import { freePort } from './support/free-port.ts';
import { startProxy } from './support/proxy.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const START = join(import.meta.dirname, '../src/start.js');
const GUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

describe('starting the program over Cosmos DB', function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  let account: CosmosAccount;

  before(async () => {
    account = await startCosmosAccount();
  });
  after(() => account.close());

  /** Runs the program until it ends, or has said something about `until`, after which it is asked to stop. */
  const run = async (environment: NodeJS.ProcessEnv, argv: readonly string[] = [], until?: RegExp): Promise<Ended> => {
    const program = spawn(process.execPath, [START, ...argv], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        MicrosoftAppId: GUID,
        MicrosoftAppTenantId: GUID,
        MicrosoftAppPassword: 'x',
        HOST: '127.0.0.1',
        PORT: '0',
        STORE: 'cosmos',
        COSMOS_ENDPOINT: account.double.endpoint,
        COSMOS_KEY: account.double.key,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    let isAsked = false;
    program.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    program.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
      if (!isAsked && until?.test(errors)) isAsked = program.kill('SIGTERM');
    });
    const [code] = (await once(program, 'close')) as [number | null];
    return { code, output, errors };
  };
  const withContainer = (container: string): NodeJS.ProcessEnv => ({ COSMOS_CONTAINER: container });

  it('works, tells what it was charged, and stops when asked', async () => {
    const { code, errors } = await run(withContainer('works'), [], /The bot listens/);
    assert.equal(code, 0);
    assert.match(errors, /"useCase":"findDueReminders".*"requestUnits":3\.5.*"msg":"Request charges"/);
    assert.doesNotMatch(errors, new RegExp(account.double.key.replaceAll(/[+/=]/g, '.')));
  });

  it('is refused in one line and a hint when something is wrong, and says what to do', async () => {
    const results = await Promise.all(
      (
        [
          [
            { COSMOS_ENDPOINT: `http://127.0.0.1:${String(await freePort())}` },
            /^http:.* does not answer.*COSMOS_ENDPOINT/,
          ],
          [{ COSMOS_ENDPOINT: 'contoso' }, /^COSMOS_ENDPOINT is no address/],
          [{ COSMOS_KEY: 'YW5vdGhlciBrZXk=' }, /^http:.* does not accept the key: set COSMOS_KEY/],
          [{ COSMOS_DATABASE: 'other' }, /^The account at http:.* has no database other: create it/],
        ] satisfies [NodeJS.ProcessEnv, RegExp][]
      ).map(async ([environment, says]) => ({ says, ...(await run(environment)) })),
    );
    for (const { says, code, output, errors } of results) {
      const lines = errors.trim().split('\n');
      assert.match(lines[0] ?? '', says);
      assert.match(lines[1] ?? '', /\.env\.example/);
      assert.equal(lines.length, 2, errors);
      assert.deepEqual({ code, output }, { code: 78, output: '' });
    }
  });

  it('asks as the identity of its host where no key is given', async () => {
    const token = 'token-of-the-managed-identity';
    const requests: string[] = [];
    const identity = createServer((request, response) => {
      requests.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'application/json' });
      const expiresOn = String(Math.floor(Date.now() / 1000) + 3600);
      response.end(JSON.stringify({ access_token: token, expires_on: expiresOn, resource: 'r', token_type: 'Bearer' }));
    }).listen(0, '127.0.0.1');
    await once(identity, 'listening');
    const address = identity.address();
    assert.ok(typeof address === 'object' && address);
    const owned = await startCosmosAccount({ aadTokens: [token] });
    const secured = await startProxy(owned.double.endpoint, { isSecure: true });
    const foreign = await startProxy(account.double.endpoint, { isSecure: true });
    const store = await owned.openStore({ settings: { ...owned.newSettings(), container: 'records' } });
    await store.close();
    const environment = {
      COSMOS_ENDPOINT: secured.endpoint,
      COSMOS_KEY: '',
      // Nobody has signed the certificate of the proxy.
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_NO_WARNINGS: '1',
      AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential',
      IDENTITY_ENDPOINT: `http://127.0.0.1:${String(address.port)}/msi/token`,
      IDENTITY_HEADER: 'secret',
    };
    const works = await run(environment, [], /The bot listens/);
    assert.equal(works.code, 0, works.errors);
    assert.ok(requests.length > 0);

    const other = await run({ ...environment, COSMOS_CONTAINER: 'not-there' });
    assert.match(other.errors, /^The database .* has no container not-there, and the bot's identity may not make it/);
    const stranger = await run({ ...environment, COSMOS_ENDPOINT: foreign.endpoint });
    assert.match(stranger.errors, /^https:.* does not accept the bot's identity: grant it the role/);
    identity.closeAllConnections();
    identity.close();
    secured.close();
    foreign.close();
    await owned.close();
  });

  it('is refused in one line when the account stops answering', async () => {
    const proxy = await startProxy(account.double.endpoint, {
      // The account, database and container are there, but no document can be read.
      intercept: ({ url = '' }) => (url.includes('/docs') ? { status: 503 } : undefined),
    });
    const { code, errors } = await run({ COSMOS_ENDPOINT: proxy.endpoint, COSMOS_CONTAINER: 'works' });
    proxy.close();
    assert.equal(code, 75);
    assert.match(
      errors,
      /^The store failed \d+ times, at last with status 503: try again; a copy or an erasure goes on where it was\n$/,
    );
  });

  describe('copies a store', () => {
    const file = join(folder, 'source.sqlite');
    const text = { en: 'They asked for a later week', es: 'Pidieron una semana más tarde 🙂' };

    before(async () => {
      const store = new SqliteDocumentStore({ file, nowMs: () => 0 });
      for (let n = 0; n < 200; n += 1) {
        await store.write(`tenant-${String(n)}`, [
          { kind: 'create', id: 'tenant', body: { type: 'tenant', nameKey: `contoso ${String(n)}` } },
          { kind: 'create', id: 'note|1', body: { type: 'note', text, n } },
        ]);
      }
      await store.close();
    });

    const CONTAINER = withContainer('copied');

    it('from SQLite to Cosmos DB, and shows how far it is', async () => {
      const { code, output, errors } = await run({ ...CONTAINER, SQLITE_FILE: file }, ['copy', 'sqlite', 'cosmos']);
      assert.equal(errors, '');
      assert.equal(code, 0);
      assert.match(output, /^Copying: 104 customers and people, 208 documents\n/);
      assert.match(output, /\nVerifying: \d customers and people, \d+ documents\nVerifying: 1\d\d customers/);
      assert.match(
        output,
        /Complete: 400 documents of 200 customers and people are the same in both\. Set STORE to cosmos/,
      );
    });

    it('and does not overwrite what is there', async () => {
      const { code, errors } = await run({ ...CONTAINER, SQLITE_FILE: file }, ['copy', 'sqlite', 'cosmos']);
      assert.equal(code, 78);
      assert.match(errors, /^The target holds records already, and nothing is overwritten: choose an empty one\n/);
    });

    it('and back', async () => {
      const back = join(folder, 'back.sqlite');
      const { code, output } = await run({ ...CONTAINER, SQLITE_FILE: back }, ['copy', 'cosmos', 'sqlite']);
      assert.equal(code, 0);
      assert.match(output, /Complete: 400 documents of 200 customers .* Set STORE to sqlite/);
      const store = new SqliteDocumentStore({ file: back, nowMs: () => 0 });
      assert.deepEqual((await store.get('tenant-7', 'note|1'))?.body, { type: 'note', text, n: 7 });
      await store.close();
    });

    it('goes on where it was killed, and the bot does not start before it is complete', async () => {
      const container = withContainer('killed');
      const environment = { ...container, SQLITE_FILE: file };
      // Slow enough to be killed half-way.
      account.double.setFaults(({ kind }) => (kind === 'batch' ? { kind: 'slow', ms: 20 } : undefined));
      const program = spawn(process.execPath, [START, 'copy', 'sqlite', 'cosmos'], {
        cwd: folder,
        env: {
          PATH: process.env['PATH'],
          COSMOS_ENDPOINT: account.double.endpoint,
          COSMOS_KEY: account.double.key,
          COSMOS_DATABASE: DATABASE,
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      for await (const chunk of program.stdout) {
        if (String(chunk).includes('Copying: 1')) break;
      }
      program.kill('SIGKILL');
      if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
      account.double.setFaults(undefined);

      const refused = await run(container);
      assert.equal(refused.code, 78);
      assert.match(refused.errors, /^The store is an unfinished copy: run "npm run store:copy" again/);
      const { code, output } = await run(environment, ['copy', 'sqlite', 'cosmos']);
      assert.equal(code, 0);
      // Less is left than what a line is written for.
      assert.doesNotMatch(output, /Copying/);
      assert.match(output, /Complete: 400 documents of 200 customers/);
      assert.equal((await run(container, [], /The bot listens/)).code, 0);
    });

    it('explains how it is called', async () => {
      for (const argv of [[], ['sqlite'], ['sqlite', 'sqlite'], ['cosmos', 'sqlite', 'more']]) {
        const { code, errors } = await run({}, ['copy', ...argv]);
        assert.equal(code, 78);
        assert.match(errors, /^Expected what to copy from and to: "npm run store:copy -- sqlite cosmos"/);
      }
    });
  });
});
