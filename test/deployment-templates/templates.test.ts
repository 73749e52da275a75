import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { readConfig, type Config } from '../../src/config.ts';
import { startHttpServer } from '../../src/server/http-server.ts';

const FOLDER = new URL('../../deploymentTemplates/', import.meta.url);

const parameterShape = z.strictObject({
  type: z.enum(['string', 'securestring']),
  defaultValue: z.string().optional(),
  allowedValues: z.array(z.string()).optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  metadata: z.strictObject({ description: z.string().min(10) }),
});

const resourceShape = z.looseObject({
  type: z.string(),
  apiVersion: z.string(),
  name: z.string(),
  location: z.string().optional(),
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

type Template = z.infer<typeof templateShape>;
type Resource = z.infer<typeof resourceShape>;

const parametersFileShape = z.strictObject({
  $schema: z.string(),
  contentVersion: z.string(),
  parameters: z.record(z.string(), z.strictObject({ value: z.string() })),
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

const PARTS = ['BotApp', 'AzureBot'] as const;
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
const TEMPLATES: readonly { readonly where: string; readonly template: Template }[] = PARTS.flatMap((part) => [
  { where: `${part} with an existing group`, template: templateForExistingGroup(part) },
  { where: `${part} with a new group`, template: templateForNewGroup(part) },
  {
    where: `${part} inside of the one with a new group`,
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
  SQLITE_FILE: ['/home/data/one.sqlite', '/home/data/two.sqlite'],
  DEFAULT_LANGUAGE: ['en', 'es'],
  FRP_UPDATES: ['no', 'yes'],
  LOG_LEVEL: ['info', 'warn'],
};

/** The web host sets this one itself. */
const SET_BY_HOST = 'PORT';

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

describe('deployment templates', () => {
  for (const { where, template } of TEMPLATES) {
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
          if (/location/i.test(name) && defaultValue !== undefined) assert.match(defaultValue, /^\[/, name);
        }
      });

      it('let the bot be only what Azure still makes and the program can be', () => {
        const { appType } = template.parameters;
        assert.deepEqual(appType?.allowedValues, ['SingleTenant', 'UserAssignedMSI']);
        for (const value of [...appType.allowedValues, 'MultiTenant']) {
          const { ok } = readConfig({ ...environment(() => 0), MicrosoftAppType: value });
          assert.equal(ok, appType.allowedValues.includes(value), value);
        }
      });

      it('offer defaults that they allow', () => {
        for (const [name, { defaultValue, allowedValues }] of Object.entries(template.parameters)) {
          if (defaultValue !== undefined && allowedValues) assert.ok(allowedValues.includes(defaultValue), name);
        }
      });

      it('name the versions of the interfaces they were written for', () => {
        const versions = new Map([
          ['Microsoft.BotService', '2022-09-15'],
          ['Microsoft.Resources', '2025-04-01'],
          ['Microsoft.Web', '2024-11-01'],
        ]);
        for (const { type, apiVersion } of template.resources) {
          assert.equal(apiVersion, versions.get(type.split('/')[0] ?? ''), type);
        }
      });
    });
  }
});

describe('parameters files', () => {
  for (const { file, template } of FILES) {
    it(`give ${file} only what its template declares, and no secret`, () => {
      const { parameters } = parametersFileShape.parse(readJson(file));
      for (const [name, { value }] of Object.entries(parameters)) {
        const declared = template.parameters[name] ?? assert.fail(`${name} is not declared`);
        assert.equal(declared.type, 'string', name);
        if (value !== '' && declared.allowedValues) assert.ok(declared.allowedValues.includes(value), name);
      }
    });

    it(`ask in ${file} for everything that has no default and is no secret`, () => {
      const { parameters } = parametersFileShape.parse(readJson(file));
      const needed = Object.entries(template.parameters).filter(
        ([, { type, defaultValue }]) => type === 'string' && defaultValue === undefined,
      );
      for (const [name, { minLength = 0 }] of needed) {
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
        const dependsOnGroup = declared.defaultValue?.includes('resourceGroup()') === true;
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
  it('are exactly those the program reads', () => {
    const names = botSite().siteConfig.appSettings.map(({ name }) => name);
    assert.deepEqual(
      names.toSorted(),
      Object.keys(SETTINGS)
        .filter((name) => name !== SET_BY_HOST)
        .sort(),
    );
  });

  for (const name of Object.keys(SETTINGS)) {
    it(`are read: ${name}`, () => {
      const changed = configFor(environment((other) => (other === name ? 1 : 0)));
      assert.notDeepEqual(changed, configFor(environment(() => 0)));
    });
  }

  it('are all that the program is configured by', () => {
    const second = new Map(valuesByPath(configFor(environment(() => 1))));
    for (const [path, value] of valuesByPath(configFor(environment(() => 0)))) {
      assert.notEqual(value, second.get(path), `${path} comes from a setting that this test does not know`);
    }
  });

  it('offer the languages and log levels that the program takes', () => {
    const { defaultLanguage, logLevel } = templateForExistingGroup('BotApp').parameters;
    const offered = [
      ...(defaultLanguage?.allowedValues ?? []).map((value) => ({ DEFAULT_LANGUAGE: value })),
      ...(logLevel?.allowedValues ?? []).map((value) => ({ LOG_LEVEL: value })),
    ];
    assert.ok(offered.length > 2);
    for (const setting of offered) configFor({ ...environment(() => 0), ...setting });
  });

  it('keep the data where they outlive a restart', () => {
    assert.match(settingOf('SQLITE_FILE') ?? '', /^\/home\/data\/[\w-]+\.sqlite$/);
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
    const onError = (error: unknown): void => {
      assert.ifError(error);
    };
    const server = await startHttpServer({ port: 0, host: '127.0.0.1', routes: [], onError });
    try {
      const { status } = await fetch(`http://127.0.0.1:${String(server.port)}${botSite().siteConfig.healthCheckPath}`);
      assert.equal(status, 200);
    } finally {
      await server.close();
    }
  });

  it('runs once, because its data lie in one file', () => {
    const plan = resourceOf(templateForExistingGroup('BotApp'), 'Microsoft.Web/serverfarms');
    assert.deepEqual(plan['sku'], { name: "[parameters('newAppServicePlanSku')]", capacity: 1 });
    assert.equal(botSite().siteConfig['numberOfWorkers'], 1);
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
