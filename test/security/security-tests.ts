import type { Trial } from '../support/trial.ts';
import { fuzzedActivities } from './fuzzed-activities.ts';
import { hostileBodies } from './hostile-bodies.ts';
import { noAppId } from './no-app-id.ts';
import { serviceUrls } from './service-urls.ts';
import { slowSockets } from './slow-sockets.ts';
import { tokenMatrix } from './token-matrix.ts';
import { unverifiedTenants } from './unverified-tenants.ts';

/** All attacks, in the order in which they are run. */
export const SECURITY_TESTS: readonly Trial[] = [
  noAppId,
  tokenMatrix,
  unverifiedTenants,
  hostileBodies,
  fuzzedActivities,
  slowSockets,
  serviceUrls,
];
