import type { Trial } from '../support/trial.ts';
import { canaries } from './canaries.ts';
import { erasedCustomer, erasedPerson } from './erasure.ts';
import { groupChats } from './group-chats.ts';
import { noAppId } from './no-app-id.ts';
import { roleRevoked } from './role-revoked.ts';

/** All attacks, in the order in which they are run. */
export const SECURITY_TESTS: readonly Trial[] = [
  noAppId,
  roleRevoked,
  canaries,
  erasedPerson,
  erasedCustomer,
  groupChats,
];
