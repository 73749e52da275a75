// Attacks the bot and says whether what was promised held: npm run test:security [-- --full] [--only <name>,<name>].
import { runTrialsAsCommand } from '../support/run-trials.ts';
import { SECURITY_TESTS } from './security-tests.ts';

await runTrialsAsCommand('test:security', SECURITY_TESTS);
