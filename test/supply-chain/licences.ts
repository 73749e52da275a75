import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

/** What may be shipped and built with: each lets the bot stay under its own licence. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Unlicense',
  // Data of public holidays, which is named where it comes from.
  'CC-BY-3.0',
]);

/** Packages whose licence is not in one word, with what was found when they were looked at. */
const LOOKED_AT: ReadonlyMap<string, string> = new Map([
  ['@microsoft/m365agentsplayground', "Microsoft's own terms; a tool of development, not shipped"],
  ['escape-regexp-component', 'MIT, in its readme'],
  ['jspath', 'the text of the MIT licence, in its LICENSE'],
  ['semaphore', 'MIT, in its bower.json'],
  ['turf-jsts', 'EDL-1.0, a BSD licence of Eclipse; a tool of development, not shipped'],
]);

const packageShape = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  /** As it was written long ago. */
  licenses: z.array(z.object({ type: z.string() })).optional(),
});

/** One installed package. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As it says itself; empty when it says nothing. */
  readonly licence: string;
}

/** Every package below that folder of modules, those inside of others included. */
export function installedPackages(modules: string): readonly InstalledPackage[] {
  return readdirSync(modules, { withFileTypes: true }).flatMap((entry) => {
    const folder = join(modules, entry.name);
    if (entry.name.startsWith('.') || !entry.isDirectory()) return [];
    return entry.name.startsWith('@') ? installedPackages(folder) : packageIn(folder);
  });
}

/** What is wrong with the licence of a package; `undefined` when it may be used. */
export function licenceFault({ name, version, licence }: InstalledPackage): string | undefined {
  if (LOOKED_AT.has(name) || isAllowed(licence)) return undefined;
  return `${name} ${version}: ${licence === '' ? 'no licence' : licence}`;
}

/** Of alternatives one is enough, of those that hold together each has to be allowed. */
function isAllowed(licence: string): boolean {
  const terms = licence.replaceAll(/[()]/g, '').split(' OR ');
  return terms.some((term) => term.split(' AND ').every((one) => ALLOWED.has(one.trim())));
}

function packageIn(folder: string): readonly InstalledPackage[] {
  const nested = join(folder, 'node_modules');
  const inside = readdirSync(folder).includes('node_modules') ? installedPackages(nested) : [];
  if (!readdirSync(folder).includes('package.json')) return inside;
  const read = packageShape.safeParse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  if (!read.success) return inside;
  const { name, version, license, licenses = [] } = read.data;
  const licence = typeof license === 'object' ? license.type : license;
  return [{ name, version, licence: licence ?? licenses.map(({ type }) => type).join(' OR ') }, ...inside];
}
