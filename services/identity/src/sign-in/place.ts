import { createHash } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { shortAddress } from '../domain/short-address.ts';

const USER_AGENT_KEPT = 200;

/** Where a sign-in comes from. */
export interface Place {
  readonly address: string;
  readonly userAgent: string | undefined;
}

/** Networks in which the gateway may stand: this host and private ones (RFC 1918, RFC 4193, RFC 6598). */
function insiders(): BlockList {
  const list = new BlockList();
  for (const [net, bits] of [
    ['127.0.0.0', 8],
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['100.64.0.0', 10],
  ] as const)
    list.addSubnet(net, bits, 'ipv4');
  list.addAddress('::1', 'ipv6');
  list.addSubnet('fc00::', 7, 'ipv6');
  return list;
}
const INSIDERS = insiders();

/** Place of a request. The forwarded address counts only from inside: the gateway overwrites what clients send. */
export function placeOf(request: Pick<FastifyRequest, 'headers' | 'ip'> | undefined): Place {
  if (request === undefined) return { address: 'here', userAgent: undefined };
  const direct = request.ip.replace(/^::ffff:/, '');
  const forwarded = request.headers['x-forwarded-for'];
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  const inside = isIP(direct) !== 0 && INSIDERS.check(direct, isIP(direct) === 6 ? 'ipv6' : 'ipv4');
  return {
    address: inside && last !== undefined && isIP(last) !== 0 ? last : direct,
    userAgent: request.headers['user-agent']?.slice(0, USER_AGENT_KEPT),
  };
}

/** Recognises a place again without keeping it. */
export const fingerprintOf = (emailKey: string, place: Place): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(['place', emailKey, shortAddress(place.address), place.userAgent ?? '']))
    .digest();
