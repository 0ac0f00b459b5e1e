import { lookup } from 'node:dns/promises';
import { isNever, isPrivate } from './places.ts';

/** An address that is not asked, whoever set it. Its message is for the operator. */
export class PlaceRefused extends Error {
  override readonly name = 'PlaceRefused';
}

/**
 * Refuses addresses that no model has: link-local ones, where clouds hand out credentials, and plain HTTP beyond a private network.
 *
 * Only operators set the address. What a name leads to is looked up each time; a name server that lies between this and the request is
 * beyond what is checked here.
 */
export async function checkPlace(url: string): Promise<void> {
  const { protocol, hostname } = new URL(url);
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
  if (addresses.length === 0) throw new PlaceRefused('the address of the model leads nowhere');
  if (addresses.some(({ address }) => isNever(address))) throw new PlaceRefused('the address of the model is link-local or reserved');
  if (protocol === 'http:' && !addresses.every(({ address }) => isPrivate(address)))
    throw new PlaceRefused('plain http is for this machine and private networks; use https');
}
