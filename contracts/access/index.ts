import Type from 'typebox';
import { event } from '../index.ts';
import { Id, Instant } from '../shapes/index.ts';

/** Published by every service when an account reads or changes the data of somebody else: the person's access log is made of these. */
export const dataAccessed = event({
  type: 'access.data-accessed',
  version: 1,
  summary: 'Somebody other than the person touched the data of a person.',
  payload: Type.Object({
    personId: Id,
    subject: Type.String({ description: 'Account that asked.' }),
    actor: Type.Optional(Type.String({ description: 'Program that acted for the account.' })),
    operation: Type.String(),
    category: Type.Optional(Type.String()),
    at: Instant,
  }),
});

/** Answer of a service that has erased all that it held of a person. */
export const ErasureReceipt = Type.Object({
  service: Type.String(),
  erasedAt: Instant,
  rows: Type.Integer({ minimum: 0, description: 'Rows and files removed.' }),
  fingerprint: Type.String({ description: 'SHA-256 over what was removed, without its content.' }),
});
