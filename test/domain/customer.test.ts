import assert from 'node:assert/strict';

import { matchedDomain, matchedName, parseDomain, parseTenantId, parseTpid } from '../../src/domain/customer.ts';

describe('what duplicates of a customer are found by', () => {
  for (const [one, other] of [
    ['Contoso', 'contoso'],
    ['Contoso, S.A.', 'Contoso'],
    ['Contoso S.L.U.', 'CONTOSO'],
    ['Contoso GmbH', 'Contoso AG'],
    ['Contoso Ltd.', 'Contoso Limited'],
    ['Contoso Co., Ltd.', 'Contoso Company'],
    ['Contoso GmbH & Co. KG', 'Contoso'],
    ['Contoso Pty Ltd', 'Contoso'],
    ['Fábrica Ñandú', 'fabrica  nandu'],
    ['Wide-World Importers', 'Wide World Importers'],
    ['WideWorld Importers', 'Wide World Importers'],
  ] as const) {
    it(`E20: takes "${one}" and "${other}" for alike`, () => {
      assert.equal(matchedName(one), matchedName(other));
    });
  }

  for (const [one, other] of [
    ['Contoso', 'Fabrikam'],
    ['Contoso', 'Contoso Traders'],
    ['Casa', 'Ca'],
    ['Coho Winery', 'Coho Vineyard'],
    ['Limited Edition Toys', 'Edition Toys'],
    ['日本フードサービス', '日本フード'],
  ] as const) {
    it(`E20: takes "${one}" and "${other}" for different`, () => {
      assert.notEqual(matchedName(one), matchedName(other));
    });
  }

  it('E20: keeps a name that is nothing but a legal form', () => {
    assert.equal(matchedName('AB'), 'ab');
    assert.equal(matchedName('S.A.'), 'sa');
  });

  for (const [domain, expected] of [
    ['contoso.onmicrosoft.com', 'contoso'],
    [' Contoso.COM ', 'contoso'],
    ['', ''],
  ] as const) {
    it(`E20: matches "${domain}" by "${expected}"`, () => {
      assert.equal(matchedDomain(domain), expected);
    });
  }
});

describe('what identifies a tenant', () => {
  const ID = '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7b34';

  for (const [text, expected] of [
    [ID, ID],
    [ID.toUpperCase(), ID],
    [` {${ID}} `, ID],
    [ID.replaceAll('-', ''), undefined],
    [`${ID}0`, undefined],
    [`${ID.slice(0, -1)}g`, undefined],
    [`{${ID}`, undefined],
    ['', undefined],
  ] as const) {
    it(`reads "${text}" as ${expected === undefined ? 'no tenant id' : 'a tenant id'}`, () => {
      assert.equal(parseTenantId(text), expected);
    });
  }

  for (const [text, expected] of [
    ['contoso.onmicrosoft.com', 'contoso.onmicrosoft.com'],
    [' Contoso-Retail.Example ', 'contoso-retail.example'],
    ['contoso', undefined],
    ['-contoso.com', undefined],
    ['contoso..com', undefined],
    ['contoso.com/path', undefined],
    ['someone@contoso.com', undefined],
    ['contoso.c', undefined],
    ['', undefined],
  ] as const) {
    it(`reads "${text}" as ${expected === undefined ? 'no domain' : 'a domain'}`, () => {
      assert.equal(parseDomain(text), expected);
    });
  }

  for (const [text, expected] of [
    ['1', '1'],
    [' 640001 ', '640001'],
    ['123456789012', '123456789012'],
    ['1234567890123', undefined],
    ['64 0001', undefined],
    ['TPID 1', undefined],
    ['-1', undefined],
    ['', undefined],
  ] as const) {
    it(`reads "${text}" as ${expected === undefined ? 'no TPID' : 'a TPID'}`, () => {
      assert.equal(parseTpid(text), expected);
    });
  }
});
