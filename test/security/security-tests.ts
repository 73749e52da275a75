import type { Trial } from '../support/trial.ts';
import { noAppId } from './no-app-id.ts';
import { roleRevoked } from './role-revoked.ts';

/** All attacks, in the order in which they are run. */
export const SECURITY_TESTS: readonly Trial[] = [noAppId, roleRevoked];
