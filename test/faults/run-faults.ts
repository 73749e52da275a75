// Lets the world go wrong and says whether what was promised held: npm run test:faults [-- --full] [--only <name>,<name>].
import { runTrialsAsCommand } from '../support/run-trials.ts';
import { FAULT_TESTS } from './fault-tests.ts';

await runTrialsAsCommand('test:faults', FAULT_TESTS);
