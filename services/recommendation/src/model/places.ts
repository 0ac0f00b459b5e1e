import { BlockList, isIP } from 'node:net';

const list = (...ranges: readonly (readonly [address: string, bits: number])[]): BlockList => {
  const made = new BlockList();
  for (const [address, bits] of ranges) made.addSubnet(address, bits, address.includes(':') ? 'ipv6' : 'ipv4');
  return made;
};

/** This machine and networks that are not routed on the internet (RFC 1918, RFC 4193, RFC 6598). */
const PRIVATE = list(
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['::1', 128],
  ['fc00::', 7],
);
/** Link-local (RFC 3927, RFC 4291), where clouds answer with credentials; their other such addresses; nothing, everybody and groups. */
const NEVER = list(
  ['169.254.0.0', 16],
  ['fe80::', 10],
  ['fd00:ec2::254', 128],
  ['100.100.100.200', 32],
  ['0.0.0.0', 8],
  ['::', 128],
  ['224.0.0.0', 3],
  ['ff00::', 8],
);

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
/** An IPv4 address in the clothes of IPv6 is judged as what it is. */
const bare = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

export const isNever = (address: string): boolean => NEVER.check(bare(address), family(bare(address)));
export const isPrivate = (address: string): boolean => PRIVATE.check(bare(address), family(bare(address)));

/** Whether a host is by its name on this machine or in its own network. */
export function isNearby(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIP(host) !== 0) return isPrivate(host);
  return !host.includes('.') || /\.(?:localhost|local|lan|internal|home\.arpa)$/.test(host);
}
