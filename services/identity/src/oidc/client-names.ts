import { CONTRACTS } from '@aceso/contracts/all';

/** The browser's client: its secret is known to dashboard only. */
export const WEB_CLIENT = 'aceso-web';
/** The command line: a public client that comes back to a port of the person's own machine. */
export const CLI_CLIENT = 'aceso-cli';
const SERVICE_PREFIX = 'service:';
/** The program that hosts services speaks for itself before there is anybody to speak for. */
const HOST = 'host';

/** Client id of programs that sign in with a password at the API. */
export const DIRECT_CLIENT = 'aceso-direct';
/** True for programs that are part of Aceso. */
export const isOwnClient = (clientId: string): boolean => [WEB_CLIENT, CLI_CLIENT, DIRECT_CLIENT].includes(clientId);

const SELF_REGISTERED = 'agent-';
const SLUG_MOST = 30;

/** Client id of a program that registers itself: its name can be told from it, and nobody can guess it. */
export const selfRegisteredId = (name: string, unique: string): string => {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MOST)
    .replace(/^-|-$/g, '');
  return `${SELF_REGISTERED}${slug === '' ? '' : `${slug}-`}${unique}`;
};

/** True for a program that nobody has checked: it may have tokens for protected resources, never for the whole API. */
export const isSelfRegistered = (clientId: string): boolean => clientId.startsWith(SELF_REGISTERED);

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
