import { createHmac, timingSafeEqual } from 'node:crypto';
import { forbidden } from '@aceso/kit';
import type { FastifyRequest } from 'fastify';

/** Token that a form of this interaction must bring back. */
export const formToken = (key: Uint8Array, uid: string): string => createHmac('sha256', key).update(uid).digest('base64url');

/** Refuses a form that was not sent from our own page: its token, and what the browser says of where it comes from. */
export function checkForm(
  key: Uint8Array,
  origin: string,
  uid: string,
  request: Pick<FastifyRequest, 'headers'>,
  token: string | undefined,
): void {
  const wanted = Buffer.from(formToken(key, uid));
  const given = Buffer.from(token ?? '');
  const site = request.headers['sec-fetch-site'];
  const from = request.headers.origin;
  const isOurs =
    (site === undefined || site === 'same-origin' || site === 'none') && (from === undefined || from === origin || from === 'null');
  if (!isOurs || given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw forbidden('This form was not sent from the sign-in page.');
}
