// Prints how many packages there are under each licence, and fails for one that is not allowed: npm run licences.
import { join } from 'node:path';

import { installedPackages, licenceFault } from './licences.ts';

const packages = installedPackages(join(import.meta.dirname, '../../node_modules'));
const byLicence = Map.groupBy(packages, ({ licence }) => licence);
for (const [licence, own] of [...byLicence].sort(([, one], [, other]) => other.length - one.length)) {
  process.stdout.write(`${String(own.length).padStart(5)}  ${licence === '' ? '(none said)' : licence}\n`);
}
const faults = packages.flatMap((one) => licenceFault(one) ?? []);
for (const fault of faults) process.stderr.write(`Not allowed: ${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
