import type { users } from '@aceso/contracts/users';
import type { Output } from '@aceso/contracts';

/** An erasure as the person may follow it. */
export type Erasure = Output<typeof users.operations.getErasure>;
