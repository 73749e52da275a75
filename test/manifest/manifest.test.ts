import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { AppManifestUtils } from '@microsoft/app-manifest';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { z } from 'zod';

import { parseCommand } from '../../src/conversation/parse-command.ts';
import { decodePng, type Picture } from './decode-png.ts';

const FOLDER = new URL('../../manifest/', import.meta.url);

const SAMPLE_VALUES: Readonly<Record<string, string>> = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-00000000a001',
  BOT_ID: '00000000-0000-4000-8000-00000000b001',
};

const commandShape = z.object({ title: z.string(), description: z.string() });

const extensionCommandShape = z.looseObject({
  id: z.string(),
  type: z.string(),
  context: z.array(z.string()),
  initialRun: z.boolean().optional(),
  fetchTask: z.boolean().optional(),
  parameters: z.array(z.looseObject({ name: z.string() })).optional(),
});

const manifestShape = z.looseObject({
  $schema: z.string(),
  manifestVersion: z.string(),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  developer: z.object({ websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  accentColor: z.string(),
  bots: z.tuple([
    z.looseObject({
      botId: z.string(),
      scopes: z.array(z.string()),
      commandLists: z.tuple([z.object({ scopes: z.array(z.string()), commands: z.array(commandShape) })]),
    }),
  ]),
  composeExtensions: z.tuple([
    z.object({ botId: z.string(), commands: z.tuple([extensionCommandShape, extensionCommandShape]) }),
  ]),
});

const textsShape = z.record(z.string(), z.string());

const schemaShape = z.looseObject({
  properties: z.record(z.string(), z.unknown()),
  patternProperties: z.record(z.string(), z.unknown()),
});

function read(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

/** The manifest as it is uploaded: with values in place of the placeholders. */
function filledManifest(): string {
  return read('manifest.json').replaceAll(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = SAMPLE_VALUES[name];
    assert.ok(value, `${placeholder} is no placeholder that manifest/README.md explains`);
    return value;
  });
}

function manifest(): z.infer<typeof manifestShape> {
  return manifestShape.parse(JSON.parse(filledManifest()));
}

function spanishTexts(): z.infer<typeof textsShape> {
  return textsShape.parse(JSON.parse(read('es.json')));
}

/** The schema of language files that belongs to the version of the manifest. */
function localizationSchema(): z.infer<typeof schemaShape> {
  const url = import.meta.resolve(
    `@microsoft/app-manifest/build/json-schemas/teams/v${manifest().manifestVersion}/MicrosoftTeams.Localization.schema.json`,
  );
  return schemaShape.parse(JSON.parse(readFileSync(fileURLToPath(url), 'utf8')));
}

/** Every text of a JSON value under its path, written as in language files: `bots[0].scopes[0]`. */
function textsByPath(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) {
    return value.flatMap((element: unknown, index) => textsByPath(element, `${path}[${String(index)}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsByPath(child, path === '' ? key : `${path}.${key}`));
}

function localizableTexts(): ReadonlyMap<string, string> {
  const { properties, patternProperties } = localizationSchema();
  const patterns = Object.keys(patternProperties).map((pattern) => new RegExp(pattern));
  return new Map(
    textsByPath(manifest()).filter(
      ([path]) => path !== '$schema' && (path in properties || patterns.some((pattern) => pattern.test(path))),
    ),
  );
}

function spanishCommandTitles(): readonly string[] {
  const texts = spanishTexts();
  return manifest().bots[0].commandLists[0].commands.map(
    (_, index) => texts[`bots[0].commandLists[0].commands[${String(index)}].title`] ?? '',
  );
}

function icon(name: 'color' | 'outline'): Picture {
  return decodePng(readFileSync(new URL(manifest().icons[name], FOLDER)));
}

describe('app manifest', () => {
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('is valid once its placeholders are filled', async () => {
    const file = join(folder, 'manifest.json');
    writeFileSync(file, filledManifest());
    const [, faults] = await AppManifestUtils.readAndValidateTeamsManifest(file);
    assert.deepEqual(faults, []);
  });

  it('is not valid before', async () => {
    const [, faults] = await AppManifestUtils.readAndValidateTeamsManifest(
      fileURLToPath(new URL('manifest.json', FOLDER)),
    );
    assert.equal(faults.length, 3);
  });

  it('names the same version of the schema in both places', () => {
    const { $schema, manifestVersion } = manifest();
    assert.ok($schema.includes(`/teams/v${manifestVersion}/`));
    assert.equal(spanishTexts()['$schema'], $schema.replace('.schema.json', '.Localization.schema.json'));
  });

  it('offers the bot in the personal chat alone', () => {
    const { bots, ...rest } = manifest();
    assert.deepEqual(bots[0].scopes, ['personal']);
    assert.deepEqual(bots[0].commandLists[0].scopes, ['personal']);
    for (const capability of ['staticTabs', 'configurableTabs', 'webApplicationInfo']) {
      assert.equal(capability in rest, false, capability);
    }
  });

  it('offers the commands of the message extension that the bot answers', () => {
    const { bots, composeExtensions } = manifest();
    assert.equal(composeExtensions[0].botId, bots[0].botId);
    const [query, action] = composeExtensions[0].commands;
    assert.deepEqual(
      [query.type, query.id, query.context, query.initialRun, query.parameters?.map(({ name }) => name)],
      ['query', 'findCustomer', ['compose', 'commandBox'], true, ['customer']],
    );
    assert.deepEqual(
      [action.type, action.id, action.context, action.fetchTask],
      ['action', 'captureStartDate', ['compose', 'commandBox', 'message'], true],
    );
  });

  it('points to https pages', () => {
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest().developer;
    for (const url of [websiteUrl, privacyUrl, termsOfUseUrl]) assert.equal(new URL(url).protocol, 'https:');
  });
});

describe('language files of the app manifest', () => {
  it('are English by default and Spanish in addition', () => {
    assert.deepEqual(manifest().localizationInfo, {
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'es', file: 'es.json' }],
    });
  });

  it('are valid', () => {
    // Some patterns of the schema are no regular expressions with Unicode.
    const ajv = new draft04.default({ allErrors: true, strict: false, unicodeRegExp: false });
    formats.default(ajv);
    const validate = ajv.compile(localizationSchema());
    validate(spanishTexts());
    assert.deepEqual(validate.errors ?? [], []);
  });

  it('translate every text that can be translated, and nothing that is not there', () => {
    const { $schema, ...texts } = spanishTexts();
    assert.ok($schema);
    assert.deepEqual(Object.keys(texts).sort(), [...localizableTexts().keys()].sort());
  });

  it('leave no text in English', () => {
    const spanish = spanishTexts();
    for (const [path, english] of localizableTexts()) assert.notEqual(spanish[path], english, path);
  });
});

describe('commands of the app manifest', () => {
  it('are understood in English', () => {
    const kinds = manifest().bots[0].commandLists[0].commands.map(({ title }) => parseCommand(title).kind);
    assert.deepEqual(kinds, [
      'customers',
      'capture',
      'newCustomer',
      'assign',
      'reassign',
      'absence',
      'reminderSettings',
      'delivery',
      'language',
      'help',
    ]);
  });

  it('are understood alike in Spanish', () => {
    const kinds = spanishCommandTitles().map((title) => parseCommand(title).kind);
    assert.deepEqual(kinds, [
      'customers',
      'capture',
      'newCustomer',
      'assign',
      'reassign',
      'absence',
      'reminderSettings',
      'delivery',
      'language',
      'help',
    ]);
  });

  it('switch to the other language', () => {
    const languageOf = (titles: readonly string[]): readonly unknown[] =>
      titles.map(parseCommand).flatMap((command) => (command.kind === 'language' ? [command.language] : []));
    assert.deepEqual(languageOf(manifest().bots[0].commandLists[0].commands.map(({ title }) => title)), ['es']);
    assert.deepEqual(languageOf(spanishCommandTitles()), ['en']);
  });
});

describe('icons of the app manifest', () => {
  it('have the sizes that Teams asks for', () => {
    const [color, outline] = [icon('color'), icon('outline')];
    assert.deepEqual([color.width, color.height], [192, 192]);
    assert.deepEqual([outline.width, outline.height], [32, 32]);
  });

  it('are in colour without gaps up to the edge, in the accent colour', () => {
    const { pixels } = icon('color');
    assert.ok(pixels.every(({ alpha }) => alpha === 255));
    const { red, green, blue } = pixels[0] ?? assert.fail();
    const corner = `#${Buffer.from([red, green, blue]).toString('hex')}`;
    assert.equal(corner, manifest().accentColor.toLowerCase());
  });

  it('are in outline nothing but white on transparent', () => {
    const { pixels } = icon('outline');
    const visible = pixels.filter(({ alpha }) => alpha > 0);
    assert.ok(visible.every(({ red, green, blue }) => red === 255 && green === 255 && blue === 255));
    assert.ok(visible.some(({ alpha }) => alpha === 255));
    assert.ok(visible.length < pixels.length / 2, 'an outline leaves most of its square empty');
  });
});
