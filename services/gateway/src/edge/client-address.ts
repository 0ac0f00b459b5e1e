import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Finds the address of whoever asks. */
export type ClientAddress = (request: IncomingMessage) => string;

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const plain = (address: string): string => (address.startsWith('::ffff:') ? address.slice(7) : address);

/** Believes `X-Forwarded-For` as far as it was written by these proxies (addresses or networks such as `10.0.0.0/8`), and no further. */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  if (trustedProxies.length === 0) return (request) => plain(request.socket.remoteAddress ?? '');
  const trusted = new BlockList();
  for (const proxy of trustedProxies) {
    const [address = '', bits] = proxy.split('/');
    if (isIP(address) === 0) throw new Error(`gateway.trustedProxies: ${proxy} is neither an address nor a network`);
    if (bits === undefined) trusted.addAddress(address, familyOf(address));
    else trusted.addSubnet(address, Number(bits), familyOf(address));
  }
  const isTrusted = (address: string): boolean => isIP(address) !== 0 && trusted.check(address, familyOf(address));
  return (request) => {
    const direct = plain(request.socket.remoteAddress ?? '');
    if (!isTrusted(direct)) return direct;
    const header = request.headers['x-forwarded-for'];
    const hops = (typeof header === 'string' ? header : '').split(',').map((hop) => plain(hop.trim()));
    return hops.findLast((hop) => isIP(hop) !== 0 && !isTrusted(hop)) ?? direct;
  };
}

/** What one household or machine shares: an IPv6 network of 64 bits, or the IPv4 address. */
export const limitKeyOf = (address: string): string => (address.includes(':') ? address.split(':').slice(0, 4).join(':') : address);
