import assert from 'node:assert/strict';
import { CosmosClient } from '@azure/cosmos';
import { startCosmosDouble, type CosmosDouble } from '../support/cosmos-double/cosmos-double.ts';
import {
  errorOf,
  masterToken,
  send,
  sendItem,
  startAccount,
  statusOf,
  type AccountUnderTest,
} from './account-under-test.ts';

describe('authorization of the Cosmos double', () => {
  let account: AccountUnderTest;
  let double: CosmosDouble;

  before(async () => {
    account = await startAccount({ aadTokens: ['entra-token'] });
    double = account.double;
  });

  after(() => account.close());

  const path = '/dbs/office';

  it('accepts a request that is signed with the master key', async () => {
    assert.equal((await send(double, { path })).status, 200);
  });

  it('refuses another key with 401 and says what it would have signed', async () => {
    const answer = await send(double, { path, key: Buffer.from('another key').toString('base64') });
    assert.equal(answer.status, 401);
    assert.equal(answer.json['code'], 'Unauthorized');
    assert.match(String(answer.json['message']), /The wrong key is being used/);
    assert.match(String(answer.json['message']), /get\\ndbs\\ndbs\/office/);
  });

  for (const [what, wrong] of [
    ['another verb', { verb: 'post', type: 'dbs', link: 'dbs/office' }],
    ['another resource type', { verb: 'get', type: 'colls', link: 'dbs/office' }],
    ['another resource link', { verb: 'get', type: 'dbs', link: 'dbs/elsewhere' }],
    ['a link in another case', { verb: 'get', type: 'dbs', link: 'dbs/OFFICE' }],
  ] as const) {
    it(`refuses a signature over ${what}`, async () => {
      const date = new Date().toUTCString();
      const authorization = masterToken(wrong.verb, wrong.type, wrong.link, date, double.key);
      const answer = await send(double, { path, headers: { authorization, 'x-ms-date': date } });
      assert.equal(answer.status, 401);
    });
  }

  it('refuses a signature over another date than the one sent', async () => {
    const signed = new Date(Date.now() - 60_000).toUTCString();
    const authorization = masterToken('get', 'dbs', 'dbs/office', signed, double.key);
    assert.equal((await send(double, { path, headers: { authorization } })).status, 401);
  });

  it('refuses a request without authorization with 401', async () => {
    const answer = await send(double, { path, headers: { authorization: undefined } });
    assert.equal(answer.status, 401);
    assert.match(String(answer.json['message']), /Required Header authorization is missing/);
  });

  it('refuses a request without a date with 401', async () => {
    assert.equal((await send(double, { path, headers: { 'x-ms-date': undefined } })).status, 401);
  });

  it('refuses a date that is not in RFC 1123 form with 401', async () => {
    const answer = await send(double, { path, headers: { 'x-ms-date': new Date().toISOString() } });
    assert.equal(answer.status, 401);
    assert.match(String(answer.json['message']), /RFC 1123/);
  });

  for (const minutes of [-16, 16]) {
    it(`refuses a token that is ${String(minutes)} minutes off with 403`, async () => {
      const answer = await send(double, { path, date: new Date(Date.now() + minutes * 60_000) });
      assert.equal(answer.status, 403);
      assert.equal(answer.json['code'], 'Forbidden');
      assert.match(String(answer.json['message']), /not valid at the current time/);
    });
  }

  it('accepts a token that is 14 minutes off', async () => {
    assert.equal((await send(double, { path, date: new Date(Date.now() - 14 * 60_000) })).status, 200);
  });

  it('measures the age of a token with its own clock for that', async () => {
    const later = await startCosmosDouble({
      databases: ['office'],
      authorizationNowMs: () => Date.now() + 20 * 60_000,
    });
    assert.equal((await send(later, { path })).status, 403);
    await later.close();
  });

  it('demands the header x-ms-version', async () => {
    const answer = await send(double, { path, headers: { 'x-ms-version': undefined } });
    assert.equal(answer.status, 400);
    assert.match(String(answer.json['message']), /x-ms-version/);
  });

  it('refuses a version that it does not know', async () => {
    assert.equal((await send(double, { path, headers: { 'x-ms-version': '2015-08-06' } })).status, 400);
  });

  it('refuses a token that is not of the documented form', async () => {
    assert.equal((await send(double, { path, headers: { authorization: 'Bearer abc' } })).status, 401);
  });

  describe('with a Microsoft Entra token', () => {
    const authorization = encodeURIComponent('type=aad&ver=1.0&sig=entra-token');
    const headers = { authorization, 'x-ms-date': undefined };

    it('reads and writes documents', async () => {
      const created = await sendItem(double, 'POST', 'p', { body: { id: 'by-aad', pk: 'p' }, headers });
      assert.equal(created.status, 201);
      assert.equal((await sendItem(double, 'GET', 'p', { id: 'by-aad', headers })).status, 200);
    });

    it('accepts the token without URL encoding too, as the SDK sends it', async () => {
      const plain = { authorization: 'type=aad&ver=1.0&sig=entra-token', 'x-ms-date': undefined };
      assert.equal((await send(double, { path, headers: plain })).status, 200);
    });

    it('refuses a token that it was not told of', async () => {
      const other = { ...headers, authorization: encodeURIComponent('type=aad&ver=1.0&sig=other-token') };
      assert.equal((await send(double, { path, headers: other })).status, 401);
    });

    for (const [what, request] of [
      ['create a database', { method: 'POST', path: '/dbs', body: '{"id":"new"}' }],
      ['create a container', { method: 'POST', path: '/dbs/office/colls', body: '{"id":"new"}' }],
      ['replace a container', { method: 'PUT', path: '/dbs/office/colls/papers', body: '{}' }],
      ['delete a container', { method: 'DELETE', path: '/dbs/office/colls/papers' }],
    ] as const) {
      it(`does not let the data plane ${what}`, async () => {
        const answer = await send(double, { ...request, headers });
        assert.equal(answer.status, 403);
        assert.equal(answer.headers.get('x-ms-substatus'), '5300');
        assert.match(String(answer.json['message']), /cannot be authorized by AAD token in data plane/);
      });
    }

    it('works with the SDK through a token provider', async () => {
      const client = new CosmosClient({
        endpoint: double.endpoint,
        tokenProvider: () => Promise.resolve('type=aad&ver=1.0&sig=entra-token'),
      });
      const container = client.database('office').container('papers');
      assert.equal(await statusOf(container.items.create({ id: 'by-provider', pk: 'p' })), 201);
      const error = await errorOf(client.databases.create({ id: 'new' }));
      assert.equal(error.code, 403);
      client.dispose();
    });
  });
});
