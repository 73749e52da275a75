import assert from 'node:assert/strict';
import type { Container, SqlParameter } from '@azure/cosmos';
import type { CosmosDouble } from '../support/cosmos-double/cosmos-double.ts';
import { documentsOf, sendQuery, startAccount, type AccountUnderTest } from './account-under-test.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 8, 30);

describe('queries of the Cosmos double in one partition', () => {
  let account: AccountUnderTest;
  let container: Container;
  let double: CosmosDouble;

  before(async () => {
    account = await startAccount({ nowMs: () => NOW_MS });
    ({ container, double } = account);
    double.load('office', 'papers', [
      { id: 'number', pk: 'p', v: 1, body: { nextAt: 10 } },
      { id: 'bigger', pk: 'p', v: 20, body: { nextAt: 20 } },
      { id: 'negative', pk: 'p', v: -3.5 },
      { id: 'text', pk: 'p', v: '1', 'odd name': 1 },
      { id: 'texts', pk: 'p', v: '10', order: 7 },
      { id: 'true', pk: 'p', v: true },
      { id: 'false', pk: 'p', v: false },
      { id: 'null', pk: 'p', v: null },
      { id: 'list', pk: 'p', v: [1] },
      { id: 'object', pk: 'p', v: { v: 1 } },
      { id: 'nothing', pk: 'p' },
      { id: 'elsewhere', pk: 'q', v: 1, body: { nextAt: 10 } },
    ]);
  });

  after(() => account.close());

  const find = async (query: string, parameters: SqlParameter[] = []): Promise<readonly unknown[]> => {
    const { resources } = await container.items.query<unknown>({ query, parameters }, { partitionKey: 'p' }).fetchAll();
    return resources;
  };
  const ids = (where: string, value?: SqlParameter['value']): Promise<readonly unknown[]> =>
    find(`SELECT VALUE c.id FROM c WHERE ${where}`, value === undefined ? [] : [{ name: '@p', value }]);

  it('find all documents of the partition and no others', async () => {
    assert.equal((await find('SELECT * FROM c')).length, 11);
  });

  for (const [where, value, expected] of [
    ['c.v = @p', 1, ['number']],
    ['c.v = @p', '1', ['text']],
    ['c.v = @p', true, ['true']],
    ['c.v = @p', false, ['false']],
    ['c.v = @p', null, ['null']],
    ['c.v = @p', 0, []],
    ['c.v = 1', undefined, ['number']],
    ["c.v = '1'", undefined, ['text']],
    ['c.v = "1"', undefined, ['text']],
    ['c.v = -3.5', undefined, ['negative']],
    ['c.v = true', undefined, ['true']],
    ['c.v = NULL', undefined, ['null']],
    ['1 = c.v', undefined, ['number']],
    ['c.v < @p', 20, ['number', 'negative']],
    ['c.v <= @p', 20, ['number', 'bigger', 'negative']],
    ['c.v > @p', 1, ['bigger']],
    ['c.v >= @p', 1, ['number', 'bigger']],
    ['5 < c.v', undefined, ['bigger']],
    ['5 >= c.v', undefined, ['number', 'negative']],
    ['c.v < @p', '10', ['text']],
    ['c.v <= @p', '10', ['text', 'texts']],
    ['c.v > @p', '', ['text', 'texts']],
    ['c.v < @p', true, ['false']],
    ['c.v <= @p', true, ['true', 'false']],
    ['c.v > @p', true, []],
    ['c.v >= @p', null, ['null']],
    ['c.v > @p', null, []],
    ['STARTSWITH(c.v, @p)', '1', ['text', 'texts']],
    ['STARTSWITH(c.v, @p)', '10', ['texts']],
    ['STARTSWITH(c.v, @p)', '', ['text', 'texts']],
    ['startswith(c.id, "tex")', undefined, ['text', 'texts']],
    ['IS_DEFINED(c.body)', undefined, ['number', 'bigger']],
    ['IS_DEFINED(c.body.nextAt)', undefined, ['number', 'bigger']],
    ['IS_DEFINED(c.v.v)', undefined, ['object']],
    ['c.body.nextAt = 10', undefined, ['number']],
    ['c["body"]["nextAt"] > 10', undefined, ['bigger']],
    ['c["odd name"] = 1', undefined, ['text']],
    ['c["order"] = 7', undefined, ['texts']],
    ['c.v.v = 1', undefined, ['object']],
    ['c.missing = null', undefined, []],
    ['c.v > 0 AND c.v < 10', undefined, ['number']],
    ['(c.v > 0 AND (c.body.nextAt >= 10)) AND true', undefined, ['number', 'bigger']],
    ['c.v = 1 AND c.v = 20', undefined, []],
    ["c.v > 5 AND c.v < 'x'", undefined, []],
    ['false', undefined, []],
    ['c.pk = "q"', undefined, []],
    [`c._ts = ${String(NOW_MS / 1000)} AND c.v = 1`, undefined, ['number']],
    [`c._ts > ${String(NOW_MS / 1000)}`, undefined, []],
  ] as const) {
    it(`find ${JSON.stringify(expected)} where ${where}${value === undefined ? '' : ` with ${JSON.stringify(value)}`}`, async () => {
      const found = await ids(where, value);
      assert.deepEqual(found.toSorted(), expected.toSorted());
    });
  }

  it('compare strings by code point', async () => {
    double.load('office', 'papers', [
      { id: 'bmp', pk: 'letters', s: '\uffee' },
      { id: 'astral', pk: 'letters', s: '\u{1f999}' },
      { id: 'upper', pk: 'letters', s: 'Z' },
      { id: 'lower', pk: 'letters', s: 'a' },
      { id: 'accent', pk: 'letters', s: 'ñ' },
    ]);
    const { resources } = await container.items
      .query<string>('SELECT VALUE c.id FROM c ORDER BY c.s', { partitionKey: 'letters' })
      .fetchAll();
    assert.deepEqual(resources, ['upper', 'lower', 'accent', 'bmp', 'astral']);
    const above = await container.items
      .query<string>('SELECT VALUE c.id FROM c WHERE c.s > "\uffee"', { partitionKey: 'letters' })
      .fetchAll();
    assert.deepEqual(above.resources, ['astral']);
  });

  it('order values of different types as the service does', async () => {
    const mixed = await find('SELECT VALUE c.id FROM c WHERE IS_DEFINED(c.scalar) ORDER BY c.scalar');
    assert.deepEqual(mixed, []);
    double.load('office', 'papers', [
      { id: 'm1', pk: 'mixed', s: 'a' },
      { id: 'm2', pk: 'mixed', s: 2 },
      { id: 'm3', pk: 'mixed', s: -2 },
      { id: 'm4', pk: 'mixed', s: true },
      { id: 'm5', pk: 'mixed', s: false },
      { id: 'm6', pk: 'mixed', s: null },
    ]);
    const { resources } = await container.items
      .query<string>('SELECT VALUE c.id FROM c ORDER BY c.s', { partitionKey: 'mixed' })
      .fetchAll();
    assert.deepEqual(resources, ['m6', 'm5', 'm4', 'm3', 'm2', 'm1']);
  });

  describe('project', () => {
    const project = async (select: string): Promise<unknown> => {
      const [first] = await find(`SELECT ${select} FROM c WHERE c.id = "number"`);
      return first;
    };

    it('the whole document with its system properties', async () => {
      const document = await project('*');
      assert.ok(typeof document === 'object' && document !== null);
      assert.deepEqual(Object.keys(document).sort(), [
        '_attachments',
        '_etag',
        '_rid',
        '_self',
        '_ts',
        'body',
        'id',
        'pk',
        'v',
      ]);
    });

    it('paths under their last names or aliases', async () => {
      assert.deepEqual(await project('c.id, c.body.nextAt, c.v AS value1, c.body b'), {
        id: 'number',
        nextAt: 10,
        value1: 1,
        b: { nextAt: 10 },
      });
    });

    it('nothing for what is undefined', async () => {
      assert.deepEqual(await project('c.id, c.missing, c.v.deeper AS deeper'), { id: 'number' });
      assert.deepEqual(await project('VALUE c.missing'), undefined);
    });

    it('values, objects and constants', async () => {
      assert.equal(await project('VALUE c.body.nextAt'), 10);
      assert.deepEqual(await project('VALUE {"a": c.v, b: "x"}'), { a: 1, b: 'x' });
      assert.deepEqual(await project('VALUE {"a": c.v, "list": [1, "x"]}'), { a: 1, list: [1, 'x'] });
    });

    it('the server clock in milliseconds', async () => {
      assert.deepEqual(await project('c.id, GetCurrentTimestamp() AS at, GetCurrentTimestampStatic() AS same'), {
        id: 'number',
        at: NOW_MS,
        same: NOW_MS,
      });
      assert.deepEqual(await project('GetCurrentTimestamp()'), { $1: NOW_MS });
    });

    it('the system properties by name', async () => {
      assert.deepEqual(await project('c._ts'), { _ts: NOW_MS / 1000 });
    });

    it('with another alias of the container', async () => {
      const query = 'SELECT VALUE paper.id FROM papers AS paper WHERE paper.v = 1';
      assert.deepEqual(await find(query), ['number']);
      assert.deepEqual(await find('SELECT VALUE r.id FROM Root r WHERE r.v = 1'), ['number']);
    });
  });

  it('compare with the server clock', async () => {
    assert.deepEqual(await ids('c.v <= GetCurrentTimestampStatic() AND c.v > 1'), ['bigger']);
    assert.deepEqual(await ids('GetCurrentTimestamp() > c.v AND c.v > 1'), ['bigger']);
  });

  it('limit their results with TOP', async () => {
    const top = (clause: string, parameters: SqlParameter[] = []): Promise<readonly unknown[]> =>
      find(`SELECT TOP ${clause} VALUE c.id FROM c WHERE c.v >= -10 ORDER BY c.v`, parameters);
    assert.deepEqual(await top('2'), ['negative', 'number']);
    assert.deepEqual(await top('@n', [{ name: '@n', value: 1 }]), ['negative']);
    assert.deepEqual(await top('0'), []);
    assert.deepEqual(await top('99'), ['negative', 'number', 'bigger']);
  });

  describe('refuse with 400', () => {
    const refused = async (query: string, parameters: SqlParameter[] = []): Promise<string> => {
      const headers = { 'x-ms-documentdb-partitionkey': '["p"]' };
      const answer = await sendQuery(double, query, headers, parameters);
      assert.equal(answer.status, 400, answer.text);
      assert.equal(answer.json['code'], 'BadRequest');
      return String(answer.json['message']);
    };

    for (const query of [
      'SELECT',
      'SELECT * FROM',
      'SELECT * WHERE c.v = 1',
      'SELEKT * FROM c',
      'SELECT * FROM c WHERE',
      'SELECT * FROM c WHERE c.v =',
      'SELECT * FROM c WHERE c.v = = 1',
      'SELECT * FROM c WHERE (c.v = 1',
      'SELECT * FROM c WHERE c.v = 1)',
      "SELECT * FROM c WHERE c.v = 'it''s'",
      "SELECT * FROM c WHERE c.v = 'open",
      'SELECT * FROM c ORDER c.v',
      'SELECT * FROM c ORDER BY',
      'SELECT c.id, FROM c',
      'SELECT c.value FROM c',
      'SELECT c.order FROM c',
      'SELECT * FROM c; SELECT * FROM c',
      'SELECT TOP -1 * FROM c',
      'SELECT TOP x * FROM c',
    ]) {
      it(`the syntax of ${query}`, async () => {
        assert.match(await refused(query), /Syntax error, incorrect syntax near/);
      });
    }

    for (const query of [
      'SELECT DISTINCT c.v FROM c',
      'SELECT COUNT(1) FROM c',
      'SELECT VALUE COUNT(1) FROM c',
      'SELECT c.v FROM c GROUP BY c.v',
      'SELECT * FROM c OFFSET 1 LIMIT 1',
      'SELECT * FROM c JOIN d IN c.list',
      'SELECT * FROM d IN c.list',
      'SELECT * FROM c WHERE NOT c.v = 1',
      'SELECT * FROM c WHERE c.v = 1 OR c.v = 2',
      'SELECT * FROM c WHERE (c.v = 1 OR c.v = 2)',
      'SELECT * FROM c WHERE c.v != 1',
      'SELECT * FROM c WHERE c.v <> 1',
      'SELECT * FROM c WHERE c.v IN (1, 2)',
      'SELECT * FROM c WHERE c.v BETWEEN 1 AND 2',
      'SELECT * FROM c WHERE c.v LIKE "a%"',
      'SELECT * FROM c WHERE c.v NOT IN (1)',
      'SELECT * FROM c WHERE EXISTS (SELECT VALUE 1)',
      'SELECT * FROM c WHERE CONTAINS(c.v, "a")',
      'SELECT * FROM c WHERE STARTSWITH(c.v, "a", true)',
      'SELECT * FROM c WHERE LOWER(c.v) = "a"',
      'SELECT * FROM c WHERE c.v = c.w',
      'SELECT * FROM c WHERE 1 = 1',
      'SELECT * FROM c WHERE true = true',
      'SELECT * FROM c WHERE c.v',
      'SELECT * FROM c WHERE c.list[0] = 1',
      'SELECT * FROM c WHERE IS_DEFINED(c)',
      'SELECT c.v, c.v FROM c',
      'SELECT * FROM c ORDER BY RANK c.v',
      'SELECT * FROM c ORDER BY c.v, c.v',
      'SELECT VALUE [c.v] FROM c',
    ]) {
      it(`what is not known in ${query}`, async () => {
        assert.match(await refused(query), /not supported by this double/);
      });
    }

    it('names that are no alias', async () => {
      assert.match(await refused('SELECT * FROM c WHERE d.v = 1'), /'d' could not be resolved/);
      assert.match(await refused('SELECT papers.id FROM papers c'), /'papers' could not be resolved/);
    });

    it('a TOP that is not a whole number', async () => {
      assert.match(await refused('SELECT TOP 1.5 * FROM c'), /must be an integer/);
      assert.match(await refused('SELECT TOP @n * FROM c', [{ name: '@n', value: '5' }]), /must be an integer/);
    });

    it('parameters without a value, twice, or with one that cannot be compared', async () => {
      assert.match(await refused('SELECT * FROM c WHERE c.v = @p'), /@p has no value/);
      const twice = [
        { name: '@p', value: 1 },
        { name: '@p', value: 2 },
      ];
      assert.match(await refused('SELECT * FROM c WHERE c.v = @p', twice), /given twice/);
      assert.match(await refused('SELECT * FROM c WHERE c.v = @p', [{ name: '@p', value: [1] }]), /not supported/);
      assert.match(
        await refused('SELECT * FROM c WHERE STARTSWITH(c.v, @p)', [{ name: '@p', value: 1 }]),
        /not supported/,
      );
    });

    it('an ORDER BY that meets arrays or objects', async () => {
      assert.match(await refused('SELECT * FROM c ORDER BY c.v'), /not supported by this double/);
    });

    it('another content type than that of queries', async () => {
      const headers = { 'content-type': 'application/json', 'x-ms-documentdb-partitionkey': '["p"]' };
      assert.equal((await sendQuery(double, 'SELECT * FROM c', headers)).status, 400);
      const noQuery = { 'x-ms-documentdb-isquery': undefined, 'x-ms-documentdb-partitionkey': '["p"]' };
      assert.equal((await sendQuery(double, 'SELECT * FROM c', noQuery)).status, 400);
    });
  });

  it('keep working after a refused one', async () => {
    const headers = { 'x-ms-documentdb-partitionkey': '["p"]' };
    const answer = await sendQuery(double, 'SELECT VALUE c.id FROM c WHERE c.v = 1', headers);
    assert.deepEqual(documentsOf(answer), ['number']);
  });
});
