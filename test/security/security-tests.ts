import type { Trial } from '../support/trial.ts';
import { canaries } from './canaries.ts';
import { erasedCustomer, erasedPerson } from './erasure.ts';
import { groupChats } from './group-chats.ts';
import { mutatedFields } from './mutated-fields.ts';
import { noAppId } from './no-app-id.ts';
import { oversize } from './oversize.ts';
import { permissionMatrix } from './permission-matrix.ts';
import { repeatedSubmit } from './repeated-submit.ts';
import { roleRevoked } from './role-revoked.ts';
import { templateStrings } from './template-strings.ts';
import { textInCards } from './text-in-cards.ts';

/** All attacks, in the order in which they are run. */
export const SECURITY_TESTS: readonly Trial[] = [
  noAppId,
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
