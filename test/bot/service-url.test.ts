import assert from 'node:assert/strict';

import { isServiceUrl } from '../../src/bot/service-url.ts';

describe('service URLs', () => {
  for (const url of [
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/teams',
    'https://smba.trafficmanager.net',
    'https://SMBA.trafficmanager.net/amer/00000000-0000-4000-8000-000000000001/',
    'https://smba.onyx.prod.teams.trafficmanager.net/emea/',
    'https://smba.infra.gcc.teams.microsoft.com/gcc',
  ]) {
    it(`of Teams are taken: ${url}`, () => {
      assert.ok(isServiceUrl(url, 'teams'));
      assert.ok(!isServiceUrl(url, 'loopback'));
    });
  }

  for (const url of ['http://127.0.0.1:56150/_connector', 'http://localhost:56150', 'http://127.0.0.1']) {
    it(`of this machine are taken in local mode alone: ${url}`, () => {
      assert.ok(isServiceUrl(url, 'loopback'));
      assert.ok(!isServiceUrl(url, 'teams'));
    });
  }

  for (const url of [
    '',
    'https://smba.trafficmanager.net.evil.example/',
    'http://localhost@evil.example/',
    'http://[::1]/',
  ]) {
    it(`of anybody else are not taken: "${url}"`, () => {
      assert.ok(!isServiceUrl(url, 'teams'));
      assert.ok(!isServiceUrl(url, 'loopback'));
    });
  }
});
