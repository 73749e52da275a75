import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { installedPackages, licenceFault } from './licences.ts';

const ROOT = join(import.meta.dirname, '../..');
const versions = z.record(z.string(), z.string());
const manifestShape = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  overrides: versions,
});
const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
    }),
  ),
});

/** The first versions without what is known against earlier ones. */
const WITHOUT_ADVISORIES = { uuid: 11, send: 1, 'find-my-way': 9 } as const;

describe('what the bot is built from', () => {
  const readJson = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
  const manifest = manifestShape.parse(readJson('package.json'));
  const { packages } = lockShape.parse(readJson('package-lock.json'));
  const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

  it('is asked for in exact versions, and locked in the same', () => {
    for (const [name, version] of Object.entries(direct)) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
      assert.equal(packages[`node_modules/${name}`]?.version, version, name);
    }
  });

  it('is locked with a checksum for each package', () => {
    const unlocked = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);
    assert.deepEqual(
      unlocked.map(([path]) => path),
      [],
    );
  });

  it('holds no version with a known advisory that has been dealt with', () => {
    for (const [name, major] of Object.entries(WITHOUT_ADVISORIES)) {
      const found = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
      assert.ok(found.length > 0, name);
      for (const [path, { version = '0' }] of found)
        assert.ok(Number(version.split('.')[0]) >= major, `${path} ${version}`);
    }
  });

  it('is under licences that are allowed', () => {
    const installed = installedPackages(join(ROOT, 'node_modules'));
    assert.ok(installed.length > 100);
    assert.deepEqual(
      installed.flatMap((one) => licenceFault(one) ?? []),
      [],
    );
  });

  it('would be noticed under any other licence', () => {
    const fault = (licence: string): string | undefined => licenceFault({ name: 'sample', version: '1.0.0', licence });
    assert.equal(fault('(GPL-3.0 OR MIT)'), undefined);
    for (const licence of ['GPL-3.0', 'MIT AND GPL-3.0', '', 'SEE LICENSE IN LICENSE'])
      assert.ok(fault(licence), licence);
  });
});
