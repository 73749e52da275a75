import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { readConfig, type Config } from '../../src/config.ts';
import { CONTAINER_SETUP, faultsOf } from '../../src/store/cosmos-container.ts';
import { startServer } from '../support/web-server.ts';
import { deploy } from './expressions.ts';

const FOLDER = new URL('../../deploymentTemplates/', import.meta.url);

const textParameterShape = z.strictObject({
  type: z.enum(['string', 'securestring']),
  defaultValue: z.string().optional(),
  allowedValues: z.array(z.string()).optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  metadata: z.strictObject({ description: z.string().min(10) }),
});

const numberParameterShape = z.strictObject({
  type: z.literal('int'),
  defaultValue: z.int(),
  allowedValues: z.array(z.int()).optional(),
  minValue: z.int().optional(),
  maxValue: z.int().optional(),
  metadata: z.strictObject({ description: z.string().min(10) }),
});

const parameterShape = z.discriminatedUnion('type', [textParameterShape, numberParameterShape]);

const resourceShape = z.looseObject({
  type: z.string(),
  apiVersion: z.string(),
  name: z.string(),
  location: z.string().optional(),
  dependsOn: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()),
});

const outputShape = z.strictObject({
  type: z.literal('string'),
  metadata: z.strictObject({ description: z.string().min(10) }),
  value: z.string(),
});

const templateShape = z.strictObject({
  $schema: z.string(),
  contentVersion: z.string(),
  parameters: z.record(z.string(), parameterShape),
  variables: z.record(z.string(), z.unknown()).default({}),
  resources: z.array(resourceShape),
  outputs: z.record(z.string(), outputShape),
});

type Parameter = z.infer<typeof parameterShape>;
type Template = z.infer<typeof templateShape>;
type Resource = z.infer<typeof resourceShape>;

const parametersFileShape = z.strictObject({
  $schema: z.string(),
  contentVersion: z.string(),
  parameters: z.record(z.string(), z.strictObject({ value: z.union([z.string(), z.int()]) })),
});

const nestedDeploymentShape = z.strictObject({
  mode: z.literal('Incremental'),
  expressionEvaluationOptions: z.strictObject({ scope: z.literal('Inner') }),
  parameters: z.record(z.string(), z.strictObject({ value: z.string() })),
  template: templateShape,
});

const siteShape = z.looseObject({
  httpsOnly: z.boolean(),
  siteConfig: z.looseObject({
    linuxFxVersion: z.string(),
    appCommandLine: z.string(),
    healthCheckPath: z.string(),
    appSettings: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  }),
});

const packageShape = z.object({
  engines: z.object({ node: z.string() }),
  scripts: z.record(z.string(), z.string()),
});

const skuShape = z.strictObject({ name: z.string(), capacity: z.union([z.string(), z.int()]) });

const accountShape = z.looseObject({
  locations: z.array(z.looseObject({ locationName: z.string(), failoverPriority: z.int() })),
  capabilities: z.array(z.strictObject({ name: z.string() })),
});

/** Without throughput: the container has its own. */
const databaseShape = z.strictObject({ resource: z.strictObject({ id: z.string() }) });

const containerShape = z.strictObject({
  resource: z.looseObject({ id: z.string() }),
  options: z.strictObject({ autoscaleSettings: z.strictObject({ maxThroughput: z.int() }).optional() }),
});

const COSMOS_ACCOUNT = 'Microsoft.DocumentDB/databaseAccounts';

const PARTS = ['BotApp', 'CosmosDb', 'AzureBot'] as const;
type Part = (typeof PARTS)[number];

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, FOLDER), 'utf8'));
}

function templateForExistingGroup(part: Part): Template {
  return templateShape.parse(readJson(`deployUseExistResourceGroup/template-${part}-with-rg.json`));
}

function templateForNewGroup(part: Part): Template {
  return templateShape.parse(readJson(`deployWithNewResourceGroup/template-${part}-new-rg.json`));
}

function nestedDeployment(template: Template): z.infer<typeof nestedDeploymentShape> {
  return nestedDeploymentShape.parse(resourceOf(template, 'Microsoft.Resources/deployments').properties);
}

function resourceOf({ resources }: Template, type: string): Resource {
  return resources.find((resource) => resource.type === type) ?? assert.fail(`Expected a resource of type ${type}`);
}

/** Every template in every file, also those inside of another. */
const TEMPLATES: readonly { readonly where: string; readonly part: Part; readonly template: Template }[] =
  PARTS.flatMap((part) => [
    { where: `${part} with an existing group`, part, template: templateForExistingGroup(part) },
    { where: `${part} with a new group`, part, template: templateForNewGroup(part) },
    {
      where: `${part} inside of the one with a new group`,
      part,
      template: nestedDeployment(templateForNewGroup(part)).template,
    },
  ]);

const FILES = PARTS.flatMap((part) => [
  {
    file: `deployUseExistResourceGroup/parameters-for-template-${part}-with-rg.json`,
    template: templateForExistingGroup(part),
  },
  {
    file: `deployWithNewResourceGroup/parameters-for-template-${part}-new-rg.json`,
    template: templateForNewGroup(part),
  },
]);

function isAllowed(declared: Parameter, value: string | number): boolean {
  const allowedValues: readonly (string | number)[] = declared.allowedValues ?? [value];
  const { minValue = -Infinity, maxValue = Infinity } = declared.type === 'int' ? declared : {};
  return allowedValues.includes(value) && (typeof value === 'string' || (value >= minValue && value <= maxValue));
}

function allowedTexts({ parameters }: Template, name: string): readonly string[] {
  return textParameterShape.parse(parameters[name]).allowedValues ?? assert.fail(`Anything is allowed for ${name}`);
}

/** The expressions of a template, without those of a template inside of it. */
function expressionsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('[') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => (key === 'template' ? [] : expressionsOf(child)));
}

function namesReferenced(value: unknown, kind: 'parameters' | 'variables'): readonly string[] {
  const names = expressionsOf(value).flatMap((expression) =>
    [...expression.matchAll(new RegExp(`\\b${kind}\\('(\\w+)'\\)`, 'g'))].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)].sort();
}

/** Whether quotes are closed and parentheses paired, as far as that shows without evaluating. */
function isWellFormed(expression: string): boolean {
  const withoutTexts = expression.replace(/'(?:[^']|'')*'/g, '');
  let depth = 0;
  for (const character of withoutTexts) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && !withoutTexts.includes("'") && withoutTexts.endsWith(']');
}

/** Two complete sets of settings that differ in every one. */
const SETTINGS: Readonly<Record<string, readonly [string, string]>> = {
  PORT: ['8080', '8081'],
  HOST: ['0.0.0.0', '127.0.0.1'],
  MicrosoftAppId: ['00000000-0000-4000-8000-00000000a001', '00000000-0000-4000-8000-00000000a002'],
  MicrosoftAppPassword: ['sample secret one', 'sample secret two'],
  MicrosoftAppTenantId: ['00000000-0000-4000-8000-00000000b001', '00000000-0000-4000-8000-00000000b002'],
  MicrosoftAppType: ['SingleTenant', 'UserAssignedMSI'],
  STORE: ['sqlite', 'cosmos'],
  SQLITE_FILE: ['/home/data/one.sqlite', '/home/data/two.sqlite'],
  COSMOS_ENDPOINT: ['https://sample-one.documents.azure.com', 'https://sample-two.documents.azure.com'],
  COSMOS_KEY: [btoa('sample key one'), btoa('sample key two')],
  COSMOS_DATABASE: ['sample-database-one', 'sample-database-two'],
  COSMOS_CONTAINER: ['sample-container-one', 'sample-container-two'],
  DEFAULT_LANGUAGE: ['en', 'es'],
  ADMIN_OBJECT_IDS: ['00000000-0000-4000-8000-00000000d001', '00000000-0000-4000-8000-00000000d002'],
  FRP_UPDATES: ['no', 'yes'],
  REMINDER_IN_DOUBT: ['resend', 'hold'],
  REMINDER_SENDS_PER_SECOND: ['10', '25'],
  REMINDER_SECONDS_PER_CHAT: ['2', '0'],
  RETENTION_CLICK_DAYS: ['90', '30'],
  RETENTION_REMINDER_DAYS: ['400', '100'],
  RETENTION_STRANGER_DAYS: ['30', '7'],
  PERSON_ACTIONS_PER_MINUTE: ['60', '120'],
  TRUSTED_PROXIES: ['1', '2'],
  LOG_LEVEL: ['info', 'warn'],
};

/** The web host sets PORT itself; the account of the template takes no key, but the identity of the bot. */
const NOT_SET = ['PORT', 'COSMOS_KEY'];

/** A store of which `name` is a setting; any, for what has to do with none. */
function storeWith(name: string): 'sqlite' | 'cosmos' {
  return name.startsWith('COSMOS_') ? 'cosmos' : 'sqlite';
}

function environment(choose: (name: string) => 0 | 1): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(SETTINGS).map(([name, values]) => [name, values[choose(name)]]));
}

function configFor(settings: Readonly<Record<string, string>>): Config {
  const read = readConfig(settings);
  assert.ok(read.ok, read.ok ? '' : read.faults.join('\n'));
  return read.config;
}

function valuesByPath(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, child]) => valuesByPath(child, `${path}.${key}`));
}

function botSite(): z.infer<typeof siteShape> {
  return siteShape.parse(resourceOf(templateForExistingGroup('BotApp'), 'Microsoft.Web/sites').properties);
}

function settingOf(name: string): string | undefined {
  return botSite().siteConfig.appSettings.find((setting) => setting.name === name)?.value;
}

type Given = Readonly<Record<string, string | number>>;

/** What whoever deploys has to say, besides what `given` says. */
const SAMPLE: Readonly<Record<Part, Given>> = {
  BotApp: {
    appServiceName: 'sample-app',
    newAppServicePlanName: 'sample-plan',
    appId: '00000000-0000-4000-8000-00000000a001',
    appSecret: 'sample secret',
    tenantId: '00000000-0000-4000-8000-00000000b001',
    UMSIName: 'sample-identity',
    UMSIResourceGroupName: 'sample-group',
  },
  CosmosDb: { cosmosAccountName: 'sample-account', principalId: '00000000-0000-4000-8000-00000000c001' },
  AzureBot: { azureBotId: 'sample-bot', botEndpoint: 'https://sample-app.azurewebsites.net/api/messages' },
};

const REGISTERED_IDENTITY = '/sample-group/Microsoft.ManagedIdentity/userAssignedIdentities/sample-identity';

/** The template of `part` as it is after its expressions were worked out. */
function deployed(part: Part, given: Given = {}): Template {
  const template = templateForExistingGroup(part);
  return templateShape.parse({ ...template, ...deploy(template, { ...SAMPLE[part], ...given }) });
}

function deployedSettings(given: Given = {}): Readonly<Record<string, string>> {
  const { properties } = resourceOf(deployed('BotApp', given), 'Microsoft.Web/sites');
  return Object.fromEntries(siteShape.parse(properties).siteConfig.appSettings.map(({ name, value }) => [name, value]));
}

/** `Microsoft.Web/sites/slots` and `app/one` are at `/Microsoft.Web/sites/app/slots/one`. */
function idOf(type: string, name: string): string {
  const [namespace = '', ...types] = type.split('/');
  const names = name.split('/');
  return ['', namespace, ...types.flatMap((each, index) => [each, names[index]])].join('/');
}

function parentOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** How many instances the plan has, and how many of them the web app uses. */
function instancesOf(given: Given): readonly unknown[] {
  const template = deployed('BotApp', given);
  const { capacity } = skuShape.parse(resourceOf(template, 'Microsoft.Web/serverfarms')['sku']);
  const { siteConfig } = siteShape.parse(resourceOf(template, 'Microsoft.Web/sites').properties);
  return [capacity, siteConfig['numberOfWorkers']];
}

function cosmosAccount(given: Given = {}): z.infer<typeof accountShape> {
  return accountShape.parse(resourceOf(deployed('CosmosDb', given), COSMOS_ACCOUNT).properties);
}

function cosmosDatabase(): z.infer<typeof databaseShape> {
  const { properties } = resourceOf(deployed('CosmosDb'), `${COSMOS_ACCOUNT}/sqlDatabases`);
  return databaseShape.parse(properties);
}

function cosmosContainer(given: Given = {}): z.infer<typeof containerShape> {
  const { properties } = resourceOf(deployed('CosmosDb', given), `${COSMOS_ACCOUNT}/sqlDatabases/containers`);
  return containerShape.parse(properties);
}

describe('deployment templates', () => {
  for (const { where, part, template } of TEMPLATES) {
    describe(`for ${where}`, () => {
      it('use every parameter and every variable they declare, and no other', () => {
        const { parameters, variables, resources, outputs } = template;
        const users = { variables, resources, outputs, defaults: Object.values(parameters) };
        assert.deepEqual(namesReferenced(users, 'parameters'), Object.keys(parameters).sort());
        assert.deepEqual(namesReferenced(users, 'variables'), Object.keys(variables).sort());
      });

      it('have well-formed expressions', () => {
        assert.deepEqual(
          expressionsOf(template).filter((expression) => !isWellFormed(expression)),
          [],
        );
      });

      it('keep secrets secure: without a default, and out of the outputs', () => {
        const secret = Object.entries(template.parameters).filter(([name]) => /(?:secret|password|key)$/i.test(name));
        for (const [name, { type }] of secret) assert.equal(type, 'securestring', name);
        const secure = Object.entries(template.parameters).filter(([, { type }]) => type === 'securestring');
        for (const [name, { defaultValue }] of secure) {
          assert.equal(defaultValue, undefined, name);
          assert.ok(!namesReferenced(template.outputs, 'parameters').includes(name), name);
        }
        assert.doesNotMatch(JSON.stringify(template.outputs), /\blist\w*\(/i);
      });

      it('leave the place to whoever deploys', () => {
        for (const { name, location } of template.resources) {
          if (location !== undefined) assert.match(location, /^\[parameters\('\w+'\)\]$/, name);
        }
        for (const [name, { defaultValue }] of Object.entries(template.parameters)) {
          if (/location/i.test(name) && defaultValue !== undefined) assert.match(String(defaultValue), /^\[/, name);
        }
      });

      if (part !== 'CosmosDb') {
        it('let the bot be only what Azure still makes and the program can be', () => {
          const allowed = allowedTexts(template, 'appType');
          assert.deepEqual(allowed, ['SingleTenant', 'UserAssignedMSI']);
          for (const value of [...allowed, 'MultiTenant']) {
            const { ok } = readConfig({ ...environment(() => 0), MicrosoftAppType: value });
            assert.equal(ok, allowed.includes(value), value);
          }
        });
      }

      it('offer defaults that they allow', () => {
        for (const [name, declared] of Object.entries(template.parameters)) {
          if (declared.defaultValue !== undefined) assert.ok(isAllowed(declared, declared.defaultValue), name);
        }
      });

      it('name the versions of the interfaces they were written for', () => {
        const versions = new Map([
          ['Microsoft.BotService', '2022-09-15'],
          ['Microsoft.DocumentDB', '2026-03-15'],
          ['Microsoft.Resources', '2025-04-01'],
          ['Microsoft.Web', '2024-11-01'],
        ]);
        for (const { type, apiVersion } of template.resources) {
          assert.equal(apiVersion, versions.get(type.split('/')[0] ?? ''), type);
        }
      });
    });
  }

  for (const part of PARTS) {
    it(`make nothing of the ${part} before what it lies in`, () => {
      for (const { type, name, dependsOn = [] } of deployed(part).resources) {
        assert.equal(name.split('/').length, type.split('/').length - 1, type);
        const parent = idOf(parentOf(type), parentOf(name));
        if (parentOf(name) !== '') assert.ok(dependsOn.includes(parent), type);
      }
    });
  }
});

describe('parameters files', () => {
  for (const { file, template } of FILES) {
    it(`give ${file} only what its template declares, and no secret`, () => {
      const { parameters } = parametersFileShape.parse(readJson(file));
      for (const [name, { value }] of Object.entries(parameters)) {
        const declared = template.parameters[name] ?? assert.fail(`${name} is not declared`);
        assert.equal(declared.type, typeof value === 'string' ? 'string' : 'int', name);
        if (value !== '') assert.ok(isAllowed(declared, value), name);
      }
    });

    it(`ask in ${file} for everything that has no default and is no secret`, () => {
      const { parameters } = parametersFileShape.parse(readJson(file));
      for (const [name, declared] of Object.entries(template.parameters)) {
        if (declared.type !== 'string' || declared.defaultValue !== undefined) continue;
        const { minLength = 0 } = declared;
        assert.ok(name in parameters, name);
        assert.ok(minLength > 0, `${name} must not be taken when it was left empty`);
      }
    });
  }
});

describe('templates with a new resource group', () => {
  for (const part of PARTS) {
    it(`deploy the same ${part} as those with an existing one`, () => {
      const outer = templateForNewGroup(part);
      assert.deepEqual(nestedDeployment(outer).template, templateForExistingGroup(part));
      assert.deepEqual(
        outer.resources.map(({ type }) => type),
        ['Microsoft.Resources/resourceGroups', 'Microsoft.Resources/deployments'],
      );
    });

    it(`ask for the same things for the ${part} besides the group, and hand all of them on`, () => {
      const outer = templateForNewGroup(part);
      const { parameters, template } = nestedDeployment(outer);
      const { groupName, groupLocation, ...own } = outer.parameters;
      assert.ok(groupName);
      assert.ok(groupLocation);
      assert.deepEqual(Object.keys(own), Object.keys(template.parameters));
      for (const [name, declared] of Object.entries(template.parameters)) {
        assert.deepEqual(parameters[name], { value: `[parameters('${name}')]` });
        const dependsOnGroup = String(declared.defaultValue).includes('resourceGroup()');
        const expected = dependsOnGroup ? { ...declared, defaultValue: own[name]?.defaultValue } : declared;
        assert.deepEqual(own[name], expected);
      }
    });

    it(`put out the same of the ${part}`, () => {
      const outer = templateForNewGroup(part);
      assert.deepEqual(Object.keys(outer.outputs), Object.keys(templateForExistingGroup(part).outputs));
    });
  }
});

describe('settings of the web app', () => {
  it('are exactly those the program reads, without what is not for the template to set', () => {
    const names = botSite().siteConfig.appSettings.map(({ name }) => name);
    assert.deepEqual(
      names.toSorted(),
      Object.keys(SETTINGS)
        .filter((name) => !NOT_SET.includes(name))
        .sort(),
    );
  });

  for (const name of Object.keys(SETTINGS)) {
    it(`are read: ${name}`, () => {
      const usual = { ...environment(() => 0), STORE: storeWith(name) };
      const [, other = ''] = SETTINGS[name] ?? [];
      assert.notDeepEqual(configFor({ ...usual, [name]: other }), configFor(usual));
    });
  }

  for (const store of ['sqlite', 'cosmos']) {
    it(`are all that the program is configured by with ${store}`, () => {
      const [first, second] = ([0, 1] as const).map(
        (choice) => new Map(valuesByPath(configFor({ ...environment(() => choice), STORE: store }))),
      );
      assert.deepEqual([first?.get('.store.kind'), second?.get('.store.kind')], [store, store]);
      for (const [path, value] of first ?? []) {
        if (path === '.store.kind') continue;
        assert.notEqual(value, second?.get(path), `${path} comes from a setting that this test does not know`);
      }
    });
  }

  it('offer the languages, log levels and stores that the program takes', () => {
    const template = templateForExistingGroup('BotApp');
    const offered = [
      ...allowedTexts(template, 'defaultLanguage').map((value) => ({ DEFAULT_LANGUAGE: value })),
      ...allowedTexts(template, 'logLevel').map((value) => ({ LOG_LEVEL: value })),
      ...allowedTexts(template, 'store').map((value) => ({ STORE: value })),
    ];
    assert.ok(offered.length > 4);
    for (const setting of offered) configFor({ ...environment(() => 0), ...setting });
  });

  it('are enough for the program to start as they are by default', () => {
    const { registration, store } = configFor(deployedSettings());
    assert.equal(registration?.appPassword, 'sample secret');
    assert.equal(store.kind, 'sqlite');
  });

  it('keep the data where they outlive a restart', () => {
    assert.match(settingOf('SQLITE_FILE') ?? '', /^\/home\/data\/[\w-]+\.sqlite$/);
  });

  it('keep the data in the container of the CosmosDb template, which asks for no key', () => {
    const cosmosEndpoint = 'https://sample-account.documents.azure.com:443/';
    const { store } = configFor(deployedSettings({ store: 'cosmos', cosmosEndpoint }));
    assert.deepEqual(store, {
      kind: 'cosmos',
      endpoint: cosmosEndpoint,
      key: undefined,
      identityClientId: undefined,
      database: cosmosDatabase().resource.id,
      container: cosmosContainer().resource.id,
    });
  });

  it('name the same database and container in both templates, those of the program', () => {
    const { COSMOS_DATABASE, COSMOS_CONTAINER, ...rest } = environment(() => 1);
    assert.ok(COSMOS_DATABASE);
    assert.ok(COSMOS_CONTAINER);
    const { store } = configFor(rest);
    assert.ok(store.kind === 'cosmos');
    for (const part of ['BotApp', 'CosmosDb'] as const) {
      const { cosmosDatabase: database, cosmosContainer: container } = templateForExistingGroup(part).parameters;
      assert.deepEqual([database?.defaultValue, container?.defaultValue], [store.database, store.container]);
    }
  });

  it('need no secret with a managed identity', () => {
    assert.equal(settingOf('MicrosoftAppPassword'), "[if(variables('hasIdentity'), '', parameters('appSecret'))]");
    const { MicrosoftAppPassword, ...rest } = environment(() => 1);
    assert.ok(MicrosoftAppPassword);
    assert.equal(readConfig({ ...rest, MicrosoftAppPassword: '' }).ok, true);
  });
});

describe('web app', () => {
  it('speaks HTTPS alone, with TLS 1.2 or newer, and takes no files by FTP', () => {
    const { httpsOnly, siteConfig } = botSite();
    assert.equal(httpsOnly, true);
    const { minTlsVersion, scmMinTlsVersion, ftpsState } = siteConfig;
    assert.deepEqual(
      { minTlsVersion, scmMinTlsVersion, ftpsState },
      {
        minTlsVersion: '1.2',
        scmMinTlsVersion: '1.2',
        ftpsState: 'Disabled',
      },
    );
  });

  it('takes no passwords for deploying', () => {
    const policies = templateForExistingGroup('BotApp').resources.filter(({ type }) =>
      type.endsWith('/basicPublishingCredentialsPolicies'),
    );
    assert.deepEqual(
      policies.map(({ name, properties }) => [name, properties]),
      ['ftp', 'scm'].map((way) => [`[format('{0}/${way}', parameters('appServiceName'))]`, { allow: false }]),
    );
  });

  it('never sleeps', () => {
    assert.equal(botSite().siteConfig['alwaysOn'], true);
  });

  it('is watched where the program answers', async () => {
    const server = await startServer([]);
    try {
      const { status } = await fetch(`http://127.0.0.1:${String(server.port)}${botSite().siteConfig.healthCheckPath}`);
      assert.equal(status, 200);
    } finally {
      await server.close();
    }
  });

  it('runs once, because its data lie in one file', () => {
    const plan = resourceOf(templateForExistingGroup('BotApp'), 'Microsoft.Web/serverfarms');
    assert.equal(skuShape.parse(plan['sku']).name, "[parameters('newAppServicePlanSku')]");
    assert.deepEqual(instancesOf({}), [1, 1]);
    for (const instances of [1, 3]) assert.deepEqual(instancesOf({ store: 'sqlite', instances }), [1, 1]);
  });

  it('runs as often as it is asked to with Cosmos DB, once by default', () => {
    assert.deepEqual(instancesOf({ store: 'cosmos' }), [1, 1]);
    assert.deepEqual(instancesOf({ store: 'cosmos', instances: 3 }), [3, 3]);
  });

  it('has an identity of its own, and the one the bot is registered with', () => {
    const identityFor = (appType: string): unknown =>
      resourceOf(deployed('BotApp', { appType }), 'Microsoft.Web/sites')['identity'];
    assert.deepEqual(identityFor('SingleTenant'), { type: 'SystemAssigned' });
    assert.deepEqual(identityFor('UserAssignedMSI'), {
      type: 'SystemAssigned, UserAssigned',
      userAssignedIdentities: { [REGISTERED_IDENTITY]: {} },
    });
  });

  it('puts out the principal of the identity with which the program opens Cosmos DB', () => {
    const principalFor = (appType: string): string | undefined =>
      deployed('BotApp', { appType }).outputs['principalId']?.value;
    const identityFor = (MicrosoftAppType: string, MicrosoftAppId: string): string | undefined => {
      const { store } = configFor({ ...environment(() => 0), STORE: 'cosmos', MicrosoftAppType, MicrosoftAppId });
      return store.kind === 'cosmos' ? store.identityClientId : assert.fail('Expected Cosmos DB');
    };
    const appId = '00000000-0000-4000-8000-00000000a003';

    assert.equal(identityFor('SingleTenant', appId), undefined);
    assert.equal(principalFor('SingleTenant'), '/Microsoft.Web/sites/sample-app.identity.principalId');

    assert.equal(identityFor('UserAssignedMSI', appId), appId);
    const { MicrosoftAppId } = deployedSettings({ appType: 'UserAssignedMSI' });
    assert.equal(MicrosoftAppId, `${REGISTERED_IDENTITY}.properties.clientId`);
    assert.equal(principalFor('UserAssignedMSI'), `${REGISTERED_IDENTITY}.properties.principalId`);
  });

  it('starts as the package says, on the Node that the package needs', () => {
    const { engines, scripts } = packageShape.parse(readJson('../package.json'));
    const { appCommandLine, linuxFxVersion } = botSite().siteConfig;
    assert.equal(appCommandLine, 'node src/start.js');
    assert.equal(appCommandLine, scripts['start']);
    assert.equal(linuxFxVersion, `NODE|${engines.node.replace('>=', '')}-LTS`);
  });

  it('tells the Azure Bot where it receives messages', () => {
    const { botEndpoint } = templateForExistingGroup('BotApp').outputs;
    assert.match(botEndpoint?.value ?? '', /^\[format\('https:\/\/\{0\}\/api\/messages', .+\.defaultHostName\)\]$/);
    assert.ok('botEndpoint' in templateForExistingGroup('AzureBot').parameters);
  });
});

describe('Cosmos DB', () => {
  it('keeps the records in a container that is what the program needs', () => {
    const { id, ...setup } = cosmosContainer().resource;
    assert.equal(id, 'records');
    assert.deepEqual(setup, CONTAINER_SETUP);
    assert.deepEqual(faultsOf(setup), []);
  });

  it('is an account of the interface that the program speaks', () => {
    assert.equal(resourceOf(deployed('CosmosDb'), COSMOS_ACCOUNT)['kind'], 'GlobalDocumentDB');
    assert.equal(cosmosAccount()['databaseAccountOfferType'], 'Standard');
  });

  it('takes writes in one region, so that no change is lost', () => {
    const account = cosmosAccount({ cosmosLocation: 'westeurope' });
    assert.equal(account['enableMultipleWriteLocations'], false);
    assert.deepEqual(
      account.locations.map(({ locationName, failoverPriority }) => [locationName, failoverPriority]),
      [['westeurope', 0]],
    );
  });

  it('shows people what they have just saved', () => {
    assert.deepEqual(cosmosAccount()['consistencyPolicy'], { defaultConsistencyLevel: 'Session' });
  });

  it('takes no keys, and no TLS older than 1.2', () => {
    const { disableLocalAuth, minimalTlsVersion } = cosmosAccount();
    assert.deepEqual({ disableLocalAuth, minimalTlsVersion }, { disableLocalAuth: true, minimalTlsVersion: 'Tls12' });
  });

  it('can be put back to any moment of the last seven days', () => {
    assert.deepEqual(cosmosAccount()['backupPolicy'], {
      type: 'Continuous',
      continuousModeProperties: { tier: 'Continuous7Days' },
    });
  });

  it('is serverless by default, and has throughput of its own only when it is not', () => {
    const capacityFor = (given: Given): unknown => [cosmosAccount(given).capabilities, cosmosContainer(given).options];
    const serverless = [[{ name: 'EnableServerless' }], {}];
    const autoscale = [[], { autoscaleSettings: { maxThroughput: 4000 } }];
    assert.deepEqual(allowedTexts(templateForExistingGroup('CosmosDb'), 'capacityMode'), ['serverless', 'autoscale']);
    assert.deepEqual(capacityFor({}), serverless);
    assert.deepEqual(capacityFor({ capacityMode: 'serverless', maxThroughput: 4000 }), serverless);
    assert.deepEqual(capacityFor({ capacityMode: 'autoscale', maxThroughput: 4000 }), autoscale);
  });

  it('offers throughput that autoscale can have', () => {
    const { maxThroughput } = templateForExistingGroup('CosmosDb').parameters;
    const offered = numberParameterShape.parse(maxThroughput).allowedValues ?? [];
    assert.ok(offered.length > 0);
    for (const throughput of offered) assert.ok(throughput >= 1000 && throughput % 1000 === 0, String(throughput));
  });

  it("gives the bot's identity, and nobody else, the role to read and write records", () => {
    const account = `/${COSMOS_ACCOUNT}/sample-account`;
    const principalId = '00000000-0000-4000-8000-00000000c002';
    const { resources } = deployed('CosmosDb', { principalId });
    const roles = resources.filter(({ type }) => /role|authorization/i.test(type));
    assert.deepEqual(
      roles.map(({ type, properties }) => [type, properties]),
      [
        [
          `${COSMOS_ACCOUNT}/sqlRoleAssignments`,
          {
            // Cosmos DB Built-in Data Contributor.
            roleDefinitionId: `${account}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
            principalId,
            scope: account,
          },
        ],
      ],
    );
  });

  it('assigns the role to each identity under a name of its own', () => {
    const nameFor = (principalId: string): string =>
      resourceOf(deployed('CosmosDb', { principalId }), `${COSMOS_ACCOUNT}/sqlRoleAssignments`).name;
    assert.notEqual(nameFor('00000000-0000-4000-8000-00000000c001'), nameFor('00000000-0000-4000-8000-00000000c002'));
  });

  it('makes one thing after the other, because each of them locks the account', () => {
    const { resources } = deployed('CosmosDb');
    for (const [index, { type, dependsOn = [] }] of resources.entries()) {
      const before = resources[index - 1];
      if (before) assert.ok(dependsOn.includes(idOf(before.type, before.name)), type);
    }
  });

  it('tells the web app where it is', () => {
    const { cosmosEndpoint } = deployed('CosmosDb').outputs;
    assert.equal(cosmosEndpoint?.value, `/${COSMOS_ACCOUNT}/sample-account.properties.documentEndpoint`);
    assert.ok('cosmosEndpoint' in templateForExistingGroup('BotApp').parameters);
    assert.ok('principalId' in templateForExistingGroup('CosmosDb').parameters);
  });
});

describe('Azure Bot', () => {
  it('is reached from Teams', () => {
    const channel = resourceOf(templateForExistingGroup('AzureBot'), 'Microsoft.BotService/botServices/channels');
    assert.deepEqual(channel.properties, {
      channelName: 'MsTeamsChannel',
      properties: { isEnabled: true, enableCalling: false },
    });
    assert.equal(channel.name, "[format('{0}/MsTeamsChannel', parameters('azureBotId'))]");
  });

  it('has the identity of the web app, read in the same way', () => {
    const { properties } = resourceOf(templateForExistingGroup('AzureBot'), 'Microsoft.BotService/botServices');
    assert.equal(properties['msaAppId'], settingOf('MicrosoftAppId'));
    assert.equal(properties['msaAppType'], settingOf('MicrosoftAppType'));
    assert.equal(properties['msaAppTenantId'], settingOf('MicrosoftAppTenantId'));
    assert.deepEqual(templateForExistingGroup('AzureBot').variables, templateForExistingGroup('BotApp').variables);
  });
});
