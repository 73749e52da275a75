import type { Trial } from '../support/trial.ts';
import { canaries } from './canaries.ts';
import { erasedCustomer, erasedPerson } from './erasure.ts';
import { fuzzedActivities } from './fuzzed-activities.ts';
import { groupChats } from './group-chats.ts';
import { hostileBodies } from './hostile-bodies.ts';
import { mutatedFields } from './mutated-fields.ts';
import { noAppId } from './no-app-id.ts';
import { oversize } from './oversize.ts';
import { permissionMatrix } from './permission-matrix.ts';
import { repeatedSubmit } from './repeated-submit.ts';
import { roleRevoked } from './role-revoked.ts';
import { serviceUrls } from './service-urls.ts';
import { slowSockets } from './slow-sockets.ts';
import { templateStrings } from './template-strings.ts';
import { textInCards } from './text-in-cards.ts';
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
  roleRevoked,
  canaries,
  erasedPerson,
  erasedCustomer,
  groupChats,
  permissionMatrix,
  mutatedFields,
  repeatedSubmit,
  textInCards,
  templateStrings,
  oversize,
];
