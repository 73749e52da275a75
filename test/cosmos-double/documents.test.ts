import assert from 'node:assert/strict';
import type { Container } from '@azure/cosmos';
import type { CosmosDouble } from '../support/cosmos-double/cosmos-double.ts';
import { errorOf, sendItem, startAccount, statusOf, type AccountUnderTest } from './account-under-test.ts';

describe('documents of the Cosmos double', () => {
  let account: AccountUnderTest;
  let container: Container;
  let double: CosmosDouble;
  let nowMs = Date.UTC(2026, 0, 5, 8);

  before(async () => {
    account = await startAccount({ nowMs: () => nowMs, physicalPartitions: 2 });
    ({ container, double } = account);
  });

  after(() => account.close());

  it('are created with the system properties of the service', async () => {
    const { resource, statusCode, etag, headers } = await container.items.create({ id: 'a', pk: 'p', n: 1 });
    assert.equal(statusCode, 201);
    assert.equal(resource?.n, 1);
    assert.equal(resource._ts, Date.UTC(2026, 0, 5, 8) / 1000);
    assert.equal(resource._etag, etag);
    assert.equal(Buffer.from(resource._rid.replaceAll('-', '/'), 'base64').length, 16);
    assert.match(resource._self, /^dbs\/[^/]+\/colls\/[^/]+\/docs\/[^/]+\/$/);
    assert.ok(Object.hasOwn(resource, '_attachments'));
    assert.match(String(headers['x-ms-session-token']), /^[01]:-1#\d+$/);
    assert.ok(Number(headers['lsn']) > 0);
    assert.ok(headers['x-ms-activity-id']);
  });

  it('are read back as they were created', async () => {
    const body = {
      id: 'round-trip',
      pk: 'p',
      text: 'ñandú 🦙 "quoted" \\ \n \u0000',
      deep: { list: [1, null, true, { x: -0.5 }] },
    };
    await container.items.create(body);
    const { resource } = await container.item('round-trip', 'p').read<typeof body>();
    assert.deepEqual({ id: resource?.id, pk: resource?.pk, text: resource?.text, deep: resource?.deep }, body);
  });

  it('are 409 when their id is taken in their partition, with session token and charge', async () => {
    await container.items.create({ id: 'taken', pk: 'p' });
    const error = await errorOf(container.items.create({ id: 'taken', pk: 'p' }));
    assert.equal(error.code, 409);
    assert.ok(error.headers?.['x-ms-session-token']);
    assert.ok(Number(error.headers['x-ms-request-charge']) > 0);
    assert.ok(error.headers['lsn']);
  });

  it('can have the same id in two partitions', async () => {
    assert.equal(await statusOf(container.items.create({ id: 'both', pk: 'p' })), 201);
    assert.equal(await statusOf(container.items.create({ id: 'both', pk: 'q' })), 201);
  });

  it('are 404 when they are not there', async () => {
    const read = await container.item('missing', 'p').read();
    assert.equal(read.statusCode, 404);
    assert.ok(read.headers['x-ms-session-token']);
    assert.equal(await statusOf(container.item('missing', 'p').replace({ id: 'missing', pk: 'p' })), 404);
    assert.equal(await statusOf(container.item('missing', 'p').delete()), 404);
    assert.equal((await container.item('a', 'another partition').read()).statusCode, 404);
  });

  it('are created or replaced by an upsert', async () => {
    const first = await container.items.upsert({ id: 'up', pk: 'p', n: 1 });
    const second = await container.items.upsert({ id: 'up', pk: 'p', n: 2 });
    assert.equal(first.statusCode, 201);
    assert.equal(second.statusCode, 200);
    const { resource } = await container.item('up', 'p').read<{ n: number }>();
    assert.equal(resource?.n, 2);
  });

  it('keep their _rid and get a new _etag with each write, even of the same content', async () => {
    const first = await container.items.create({ id: 'etags', pk: 'p' });
    const second = await container.item('etags', 'p').replace({ id: 'etags', pk: 'p' });
    const third = await container.items.upsert({ id: 'etags', pk: 'p' });
    assert.equal(new Set([first.etag, second.etag, third.etag]).size, 3);
    assert.equal(second.resource?._rid, first.resource?._rid);
  });

  it('get a new _ts from the server clock', async () => {
    await container.items.create({ id: 'stamped', pk: 'p' });
    nowMs += 5_999;
    const { resource } = await container.item('stamped', 'p').replace({ id: 'stamped', pk: 'p' });
    assert.equal(resource?._ts, Math.floor(nowMs / 1000));
  });

  it('can be deleted, after which the id is free again', async () => {
    await container.items.create({ id: 'gone', pk: 'p' });
    assert.equal(await statusOf(container.item('gone', 'p').delete()), 204);
    assert.equal((await container.item('gone', 'p').read()).statusCode, 404);
    assert.equal(await statusOf(container.items.create({ id: 'gone', pk: 'p' })), 201);
  });

  it('are written only if the etag matches', async () => {
    const { etag } = await container.items.create({ id: 'guarded', pk: 'p', n: 1 });
    const match = (condition: string): { accessCondition: { type: string; condition: string } } => ({
      accessCondition: { type: 'IfMatch', condition },
    });
    const body = { id: 'guarded', pk: 'p', n: 2 };
    const item = container.item('guarded', 'p');
    const stale = await errorOf(item.replace(body, match('"other"')));
    assert.equal(stale.code, 412);
    assert.ok(stale.headers?.['x-ms-session-token']);
    assert.equal(await statusOf(container.items.upsert(body, match('"other"'))), 412);
    assert.equal(await statusOf(item.delete(match('"other"'))), 412);
    const replaced = await item.replace(body, match(etag));
    assert.equal(replaced.statusCode, 200);
    assert.equal(await statusOf(item.replace(body, match(etag))), 412);
    assert.equal(await statusOf(item.delete(match(replaced.etag))), 204);
    assert.equal(await statusOf(item.delete(match(replaced.etag))), 404);
  });

  it('are created by an upsert with If-Match when they are not there', async () => {
    const accessCondition = { type: 'IfMatch', condition: '"any"' };
    assert.equal(await statusOf(container.items.upsert({ id: 'fresh', pk: 'p' }, { accessCondition })), 201);
  });

  it('are 304 when a read already has their etag', async () => {
    const { etag } = await container.items.create({ id: 'cached', pk: 'p' });
    const answer = await sendItem(double, 'GET', 'p', { id: 'cached', headers: { 'if-none-match': etag } });
    assert.equal(answer.status, 304);
    assert.equal(answer.text, '');
    const other = await sendItem(double, 'GET', 'p', { id: 'cached', headers: { 'if-none-match': '"other"' } });
    assert.equal(other.status, 200);
  });

  it('need the partition key in the header', async () => {
    const headers = { 'x-ms-documentdb-partitionkey': undefined };
    const answer = await sendItem(double, 'POST', 'p', { body: { id: 'x', pk: 'p' }, headers });
    assert.equal(answer.status, 400);
    assert.match(String(answer.json['message']), /PartitionKey value must be supplied/);
  });

  it('need the same partition key in the header and in the document', async () => {
    const answer = await sendItem(double, 'POST', 'p', { body: { id: 'x', pk: 'q' } });
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get('x-ms-substatus'), '1001');
    const asNumber = await sendItem(double, 'POST', 1, { body: { id: 'x', pk: '1' } });
    assert.equal(asNumber.status, 400);
  });

  it('can have strings, numbers, booleans, null and nothing as partition key', async () => {
    for (const pk of ['text', 7, true, null]) {
      assert.equal(await statusOf(container.items.create({ id: 'typed', pk })), 201);
      assert.equal((await container.item('typed', pk).read()).statusCode, 200);
    }
    assert.equal((await sendItem(double, 'POST', {}, { body: { id: 'without' } })).status, 201);
    assert.equal((await sendItem(double, 'GET', {}, { id: 'without' })).status, 200);
    assert.equal((await sendItem(double, 'GET', null, { id: 'without' })).status, 404);
  });

  for (const [what, header] of [
    ['no JSON', 'p'],
    ['no array', '"p"'],
    ['two values', '["p","q"]'],
    ['no value', '[]'],
    ['an object', '[{"a":1}]'],
  ] as const) {
    it(`refuse a partition key header with ${what}`, async () => {
      const headers = { 'x-ms-documentdb-partitionkey': header };
      assert.equal((await sendItem(double, 'GET', 'p', { id: 'a', headers })).status, 400);
    });
  }

  it('refuse partition keys over 2,048 bytes', async () => {
    const long = 'k'.repeat(2049);
    assert.equal((await sendItem(double, 'POST', long, { body: { id: 'x', pk: long } })).status, 400);
    const longest = 'k'.repeat(2048);
    assert.equal((await sendItem(double, 'POST', longest, { body: { id: 'x', pk: longest } })).status, 201);
  });

  for (const [what, id] of [
    ['a slash', 'a/b'],
    ['a backslash', 'a\\b'],
    ['a question mark', 'a?b'],
    ['a hash', 'a#b'],
    ['1,024 bytes', 'ñ'.repeat(512)],
    ['no characters', ''],
    ['a number', 7],
  ] as const) {
    it(`refuse an id with ${what}`, async () => {
      assert.equal((await sendItem(double, 'POST', 'p', { body: { id, pk: 'p' } })).status, 400);
    });
  }

  it('can have ids of 1,023 bytes and of other letters', async () => {
    for (const id of ['x'.repeat(1023), 'ñandú 100% +& 🦙']) {
      assert.equal(await statusOf(container.items.create({ id, pk: 'p' })), 201);
      assert.equal((await container.item(id, 'p').read()).statusCode, 200);
    }
  });

  it('refuse a body that is not a JSON object', async () => {
    for (const body of ['{', '[]', '"text"', '']) {
      assert.equal((await sendItem(double, 'POST', 'p', { body })).status, 400, body);
    }
  });

  it('refuse a lone surrogate, but not an escaped backslash that looks like one', async () => {
    assert.equal((await sendItem(double, 'POST', 'p', { body: '{"id":"s1","pk":"p","x":"\\ud800"}' })).status, 400);
    assert.equal((await sendItem(double, 'POST', 'p', { body: '{"id":"s2","pk":"p","x":"\\\\ud800"}' })).status, 201);
    assert.equal(
      (await sendItem(double, 'POST', 'p', { body: '{"id":"s3","pk":"p","x":"\\ud83e\\udd99"}' })).status,
      201,
    );
  });

  it('refuse numbers that a double cannot hold', async () => {
    assert.equal((await sendItem(double, 'POST', 'p', { body: '{"id":"n1","pk":"p","x":1e400}' })).status, 400);
    const digits = '9'.repeat(400);
    assert.equal((await sendItem(double, 'POST', 'p', { body: `{"id":"n1","pk":"p","x":[-${digits}]}` })).status, 400);
    assert.equal((await sendItem(double, 'POST', 'p', { body: `{"id":"n1","pk":"p","x":"${digits}"}` })).status, 201);
  });

  it('are refused with more than 128 levels of nesting', async () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    const body = (levels: number): string => `{"id":"deep","pk":"p","x":${nested(levels)}}`;
    assert.equal((await sendItem(double, 'POST', 'p', { body: body(128) })).status, 400);
    assert.equal((await sendItem(double, 'POST', 'p', { body: body(127) })).status, 201);
    const flat = JSON.stringify({ id: 'flat', pk: 'p', x: Array.from({ length: 200 }, () => []) });
    assert.equal((await sendItem(double, 'POST', 'p', { body: flat })).status, 201);
  });

  it('are refused with 413 over 2 MB', async () => {
    const text = 'x'.repeat(2 * 1024 * 1024);
    const error = await errorOf(container.items.create({ id: 'big', pk: 'p', text }));
    assert.equal(error.code, 413);
    assert.equal((await container.item('big', 'p').read()).statusCode, 404);
    const fitting = 'x'.repeat(2 * 1024 * 1024 - 1024);
    assert.equal(await statusOf(container.items.create({ id: 'big', pk: 'p', text: fitting })), 201);
  });

  it('cannot change their id or partition key in a replace', async () => {
    await container.items.create({ id: 'fixed', pk: 'p' });
    assert.equal(await statusOf(container.item('fixed', 'p').replace({ id: 'other', pk: 'p' })), 400);
    assert.equal(await statusOf(container.item('fixed', 'p').replace({ id: 'fixed', pk: 'q' })), 400);
  });

  it('do not take system properties from a client', async () => {
    const { resource } = await container.items.create({ id: 'system', pk: 'p', _etag: '"mine"', _ts: 1, _rid: 'mine' });
    assert.notEqual(resource?._etag, '"mine"');
    assert.notEqual(resource?._ts, 1);
    assert.notEqual(resource?._rid, 'mine');
  });

  it('are answered without a body where the client prefers that', async () => {
    const headers = { prefer: 'return=minimal' };
    const answer = await sendItem(double, 'POST', 'p', { body: { id: 'minimal', pk: 'p' }, headers });
    assert.equal(answer.status, 201);
    assert.equal(answer.text, '');
    assert.ok(answer.headers.get('etag'));
  });

  it('have LSNs that grow within their physical partition', async () => {
    const first = await container.items.upsert({ id: 'lsn', pk: 'p' });
    const second = await container.items.upsert({ id: 'lsn', pk: 'p' });
    assert.equal(Number(second.headers['lsn']), Number(first.headers['lsn']) + 1);
  });

  it('are 404 with sub-status 1002 for a session token from the future', async () => {
    const { headers } = await container.items.upsert({ id: 'lsn', pk: 'p' });
    const range = String(headers['x-ms-session-token']).split(':')[0] ?? '';
    const token = `${range}:-1#999999`;
    const answer = await sendItem(double, 'GET', 'p', { id: 'lsn', headers: { 'x-ms-session-token': token } });
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('x-ms-substatus'), '1002');
  });

  it('refuse a session token that is not of the known form', async () => {
    const headers = { 'x-ms-session-token': 'nonsense' };
    assert.equal((await sendItem(double, 'GET', 'p', { id: 'lsn', headers })).status, 400);
  });
});
