import { parseArgs } from 'node:util';
import { startCosmosDouble } from './cosmos-double.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    database: { type: 'string' },
    file: { type: 'string' },
    'physical-partitions': { type: 'string', default: '1' },
  },
});

const double = await startCosmosDouble({
  port: Number(values.port),
  physicalPartitions: Number(values['physical-partitions']),
  ...(values.file === undefined ? {} : { file: values.file }),
  ...(values.database === undefined ? {} : { databases: [values.database] }),
});
process.stdout.write(`ready ${double.endpoint}\n`);
