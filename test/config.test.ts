import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readConfig, readLocalConfig, readPeopleImportConfig } from '../src/config.ts';

const GUID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const COMPLETE = { MicrosoftAppId: GUID, MicrosoftAppTenantId: GUID, MicrosoftAppPassword: 'secret' };

describe('the settings of the bot', () => {
  const faultsOf = (environment: Parameters<typeof readConfig>[0]): readonly string[] => {
    const read = readConfig(environment);
    return read.ok ? [] : read.faults;
  };

  it('need only the registration', () => {
    const read = readConfig(COMPLETE);
    assert.deepEqual(read, {
      ok: true,
      config: {
        host: '0.0.0.0',
        port: 3978,
        registration: { appId: GUID, appTenantId: GUID, appType: 'SingleTenant', appPassword: 'secret' },
        homeTenantId: GUID,
        store: { kind: 'sqlite', file: 'data/engagements.sqlite' },
        defaultLanguage: 'en',
        adminObjectIds: [],
        frpUpdates: false,
        logLevel: 'info',
        reminders: { inDoubt: 'resend', sendsPerSecond: 10, secondsPerChat: 2 },
        retention: { clickDays: 90, reminderDays: 400, strangerDays: 30 },
        door: { actionsPerMinute: 60, trustedProxies: 0 },
      },
    });
  });

  it('that are missing are all named at once, with what to do', () => {
    for (const nothing of [{}, { MicrosoftAppId: '', MicrosoftAppTenantId: ' ', MicrosoftAppPassword: undefined }]) {
      assert.deepEqual(faultsOf(nothing), [
        "MicrosoftAppId is missing: set it to the bot's application (client) id in Entra",
        "MicrosoftAppTenantId is missing: set it to the tenant id of the bot's staff",
        'MicrosoftAppPassword is missing: set it to the client secret, or MicrosoftAppType to UserAssignedMSI',
      ]);
    }
  });

  it('need no secret with a managed identity', () => {
    assert.deepEqual(faultsOf({ ...COMPLETE, MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' }), []);
  });

  for (const [name, value, says] of [
    ['MicrosoftAppId', 'my-bot', /MicrosoftAppId is no GUID/],
    ['MicrosoftAppType', 'MultiTenant', /MicrosoftAppType is unknown: set it to SingleTenant or UserAssignedMSI/],
    ['PORT', 'http', /PORT is no number/],
    ['PORT', '70000', /PORT is above 65535/],
    ['PORT', '-1', /PORT is below 1/],
    ['PORT', '1.5', /PORT is no whole number/],
    ['DEFAULT_LANGUAGE', 'fr', /DEFAULT_LANGUAGE is unknown: set it to en or es/],
    ['FRP_UPDATES', 'maybe', /FRP_UPDATES is unknown: set it to yes or no/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL is unknown/],
    ['ADMIN_OBJECT_IDS', 'ada@contoso.example', /ADMIN_OBJECT_IDS is no list of object ids: set it to GUIDs/],
    ['ADMIN_OBJECT_IDS', `${GUID} ${GUID}`, /ADMIN_OBJECT_IDS is no list of object ids/],
    ['REMINDER_IN_DOUBT', 'maybe', /REMINDER_IN_DOUBT is unknown: set it to resend or hold/],
    ['REMINDER_SENDS_PER_SECOND', '0', /REMINDER_SENDS_PER_SECOND is out of range: set it to a number from 1 to 50/],
    [
      'RETENTION_CLICK_DAYS',
      '0',
      /RETENTION_CLICK_DAYS is out of range: set it to a whole number of days from 7 to 3650/,
    ],
    ['RETENTION_STRANGER_DAYS', '1.5', /RETENTION_STRANGER_DAYS is out of range/],
    ['REMINDER_SECONDS_PER_CHAT', 'two', /REMINDER_SECONDS_PER_CHAT is out of range: set it to a number from 0 to 60/],
    [
      'PERSON_ACTIONS_PER_MINUTE',
      '5',
      /PERSON_ACTIONS_PER_MINUTE is out of range: set it to a whole number from 10 to 1000/,
    ],
    ['TRUSTED_PROXIES', 'all', /TRUSTED_PROXIES is out of range: set it to a whole number from 0 to 5/],
    ['STORE', 'mongo', /STORE is unknown: set it to sqlite or cosmos/],
    ['STORE', 'cosmos', /COSMOS_ENDPOINT is missing: set it like https:.*or STORE to sqlite/],
    ['COSMOS_ENDPOINT', 'my-account', /COSMOS_ENDPOINT is no address: set it like https:/],
    ['COSMOS_ENDPOINT', 'http://my-account.documents.azure.com', /COSMOS_ENDPOINT is no address: set it like https:/],
    ['COSMOS_KEY', 'AccountKey=abc;', /COSMOS_KEY is no key: copy the account's/],
    ['COSMOS_DATABASE', 'a/b', /COSMOS_DATABASE is no name of a database/],
    ['COSMOS_CONTAINER', 'a#b', /COSMOS_CONTAINER is no name of a container/],
  ] as const) {
    it(`refuse ${name}=${value}`, () => {
      const [fault = '', ...others] = faultsOf({ ...COMPLETE, [name]: value });
      assert.match(fault, says);
      assert.deepEqual(others, []);
    });
  }

  it('name administrators in any case, with blanks, each once', () => {
    const idsOf = (ids: string): unknown => {
      const read = readConfig({ ...COMPLETE, ADMIN_OBJECT_IDS: ids });
      return read.ok ? read.config.adminObjectIds : read.faults;
    };
    const other = '00000000-0000-4000-8000-00000000d001';
    assert.deepEqual(idsOf(` ${GUID.toUpperCase()}, ${other},,${GUID} `), [GUID, other]);
    assert.deepEqual(idsOf(' , '), []);
  });

  it('of Cosmos DB take the identity of the bot when no key is given', () => {
    const cosmos = { STORE: 'cosmos', COSMOS_ENDPOINT: 'https://contoso.documents.azure.com' };
    const storeOf = (environment: Parameters<typeof readConfig>[0]): unknown => {
      const read = readConfig({ ...COMPLETE, ...cosmos, ...environment });
      return read.ok ? read.config.store : read.faults;
    };
    const expected = {
      kind: 'cosmos',
      endpoint: 'https://contoso.documents.azure.com',
      key: undefined,
      identityClientId: undefined,
      database: 'engagement-start-dates',
      container: 'records',
    };
    assert.deepEqual(storeOf({}), expected);
    assert.deepEqual(storeOf({ MicrosoftAppType: 'UserAssignedMSI' }), { ...expected, identityClientId: GUID });
    assert.deepEqual(
      storeOf({
        COSMOS_KEY: 'a2V5',
        COSMOS_DATABASE: 'd',
        COSMOS_CONTAINER: 'c',
        COSMOS_ENDPOINT: 'http://localhost:1',
      }),
      { ...expected, key: 'a2V5', database: 'd', container: 'c', endpoint: 'http://localhost:1' },
    );
  });

  it('are all explained in .env.example, and nothing else is', () => {
    const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
    const named = [...example.matchAll(/^#? ?([A-Za-z_]+)=/gm)].map(([, name = '']) => name);
    assert.deepEqual(named.toSorted(), [
      'ADMIN_OBJECT_IDS',
      'COSMOS_CONTAINER',
      'COSMOS_DATABASE',
      'COSMOS_ENDPOINT',
      'COSMOS_KEY',
      'DEFAULT_LANGUAGE',
      'FRP_UPDATES',
      'HOST',
      'LOCAL_FOLDER',
      'LOCAL_NOW',
      'LOCAL_OPEN',
      'LOG_LEVEL',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'MicrosoftAppType',
      'PERSON_ACTIONS_PER_MINUTE',
      'PORT',
      'REMINDER_IN_DOUBT',
      'REMINDER_SECONDS_PER_CHAT',
      'REMINDER_SENDS_PER_SECOND',
      'RETENTION_CLICK_DAYS',
      'RETENTION_REMINDER_DAYS',
      'RETENTION_STRANGER_DAYS',
      'SQLITE_FILE',
      'STORE',
      'TRUSTED_PROXIES',
    ]);
  });
});

describe('the settings of local mode', () => {
  it('can be left out', () => {
    const read = readLocalConfig({}, 'sample');
    assert.ok(read.ok);
    assert.deepEqual(read.config, {
      bot: {
        host: '127.0.0.1',
        port: 3978,
        registration: undefined,
        homeTenantId: 'sample',
        store: { kind: 'sqlite', file: '.local/bot.sqlite' },
        defaultLanguage: 'en',
        adminObjectIds: [],
        frpUpdates: false,
        logLevel: 'warn',
        reminders: { inDoubt: 'resend', sendsPerSecond: 10, secondsPerChat: 2 },
        retention: { clickDays: 90, reminderDays: 400, strangerDays: 30 },
        door: { actionsPerMinute: 60, trustedProxies: 0 },
      },
      local: { startsAtMs: undefined, folder: '.local', opensBrowser: true },
    });
  });

  it('never listen to others and never use a registration, whatever the environment says', () => {
    const read = readLocalConfig({ ...COMPLETE, HOST: '0.0.0.0', SQLITE_FILE: 'production.sqlite' }, 'sample');
    assert.ok(read.ok);
    assert.equal(read.config.bot.host, '127.0.0.1');
    assert.equal(read.config.bot.registration, undefined);
    assert.deepEqual(read.config.bot.store, { kind: 'sqlite', file: '.local/bot.sqlite' });
  });

  it('take an instant with its offset for the clock', () => {
    const read = readLocalConfig({ LOCAL_NOW: '2026-11-23T10:00:00+01:00', LOCAL_OPEN: 'no' }, 'sample');
    assert.ok(read.ok);
    assert.equal(read.config.local.startsAtMs, Date.parse('2026-11-23T09:00:00Z'));
    assert.equal(read.config.local.opensBrowser, false);
    for (const LOCAL_NOW of ['tomorrow', '2026-11-23', '2026-11-23T10:00:00']) {
      const wrong = readLocalConfig({ LOCAL_NOW }, 'sample');
      assert.match(
        wrong.ok ? '' : wrong.faults.join(),
        /LOCAL_NOW is no instant: set it like 2026-11-23T10:00:00\+01:00/,
      );
    }
  });

  it('reach no account of Cosmos DB but one on this machine, for the sample would go into it', () => {
    for (const [COSMOS_ENDPOINT, fault] of [
      [
        'https://contoso.documents.azure.com',
        /COSMOS_ENDPOINT is of another machine: for local mode set it to an emul/,
      ],
      ['https://localhost:8081', undefined],
      ['http://127.0.0.1:8081', /COSMOS_KEY is missing: an identity is shown to an account by https alone/],
      [undefined, /COSMOS_ENDPOINT is missing/],
    ] as const) {
      const read = readLocalConfig({ STORE: 'cosmos', COSMOS_ENDPOINT }, 'sample');
      assert.equal(read.ok, fault === undefined);
      if (fault) assert.match(read.ok ? '' : read.faults.join(), fault);
    }
  });
});

describe('the settings of an import of people', () => {
  const SETTINGS = { MicrosoftAppTenantId: GUID, ADMIN_OBJECT_IDS: GUID };

  it('are those of the store and whose people they are, and a file', () => {
    const expected = {
      file: 'people.csv',
      applies: false,
      store: { kind: 'sqlite', file: 'data/engagements.sqlite' },
      homeTenantId: GUID,
      adminObjectIds: [GUID],
    };
    assert.deepEqual(readPeopleImportConfig(SETTINGS, ['people.csv']), { ok: true, config: expected });
    for (const argv of [
      ['people.csv', '--apply'],
      ['--apply', 'people.csv'],
    ]) {
      assert.deepEqual(readPeopleImportConfig(SETTINGS, argv), { ok: true, config: { ...expected, applies: true } });
    }
  });

  it('that are missing are named', () => {
    for (const argv of [[], ['--apply'], ['--aply', 'people.csv'], ['people.csv', 'others.csv']]) {
      const read = readPeopleImportConfig(SETTINGS, argv);
      assert.match(read.ok ? '' : read.faults.join(), /Expected a file: "npm run people:import -- people\.csv"/);
    }
    const read = readPeopleImportConfig({}, ['people.csv']);
    assert.match(read.ok ? '' : read.faults.join(), /MicrosoftAppTenantId is missing/);
  });

  it('take the identity of the bot for Cosmos DB', () => {
    const cosmos = { STORE: 'cosmos', COSMOS_ENDPOINT: 'https://contoso.documents.azure.com' };
    const identity = { MicrosoftAppId: GUID, MicrosoftAppType: 'UserAssignedMSI' };
    const read = readPeopleImportConfig({ ...SETTINGS, ...cosmos, ...identity }, ['people.csv']);
    assert.ok(read.ok && read.config.store.kind === 'cosmos');
    assert.equal(read.config.store.identityClientId, GUID);
  });
});
