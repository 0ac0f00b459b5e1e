import { CONTRACTS } from '@aceso/contracts/all';

/** The browser's client: its secret is known to dashboard only. */
export const WEB_CLIENT = 'aceso-web';
/** The command line: a public client that comes back to a port of the person's own machine. */
export const CLI_CLIENT = 'aceso-cli';
const SERVICE_PREFIX = 'service:';
/** The program that hosts services speaks for itself before there is anybody to speak for. */
const HOST = 'host';

/** Names of all that may call as themselves. */
export const serviceNames = (): ReadonlySet<string> => new Set([...CONTRACTS.map(({ service }) => service), HOST]);

/** Service behind a client id; undefined for clients that act for people. */
export const serviceOf = (clientId: string): string | undefined =>
  clientId.startsWith(SERVICE_PREFIX) ? clientId.slice(SERVICE_PREFIX.length) : undefined;

/** Service behind `urn:aceso:<service>`; undefined for anything else. */
export function targetOf(resource: string): string | undefined {
  const name = /^urn:aceso:([a-z-]+)$/.exec(resource)?.[1];
  return name !== undefined && CONTRACTS.some(({ service }) => service === name) ? name : undefined;
}
