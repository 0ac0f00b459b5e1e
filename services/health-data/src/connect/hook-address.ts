import { createHmac } from 'node:crypto';
import { isSameText, type Webhook } from '@aceso/integrations/kit/connector';
import type { ConnectDeps } from './deps.ts';
import { isSimulated } from './vendor-settings.ts';

type AddressDeps = Pick<ConnectDeps, 'hookKey' | 'publicOrigin'>;

const OF_INSTALLATION = 'installation';
const MAC_LETTERS = 32;

const macOf = (key: Uint8Array, vendor: string, ref: string): string =>
  createHmac('sha256', key).update(`hook/${vendor}/${ref}`).digest('base64url').slice(0, MAC_LETTERS);

/** Address that a vendor calls for one client. The secret in it is 192 bits: nobody else knows the address. */
export function hookAddress({ hookKey, publicOrigin }: AddressDeps, vendor: string, clientRef: string | undefined): string {
  const ref = clientRef ?? OF_INSTALLATION;
  return `${publicOrigin}/hooks/${vendor}?key=${ref}.${macOf(hookKey, vendor, ref)}`;
}

/** Whose address was called, and whether with the secret. */
export function whoseHook(
  { hookKey }: Pick<AddressDeps, 'hookKey'>,
  vendor: string,
  key: string | undefined,
): { readonly clientRef: string | undefined; readonly isAddressSecret: boolean } {
  const [, ref = '', mac] = /^([0-9a-z-]{1,40})\.([\w-]{1,100})$/.exec(key ?? '') ?? [];
  const isAddressSecret = ref !== '' && isSameText(mac, macOf(hookKey, vendor, ref));
  return { clientRef: isAddressSecret && ref !== OF_INSTALLATION ? ref : undefined, isAddressSecret };
}

/** Text for vendors that want to be given one when they check the address. */
export const verificationToken = ({ hookKey }: Pick<AddressDeps, 'hookKey'>, vendor: string, clientRef: string | undefined): string =>
  createHmac('sha256', hookKey)
    .update(`verification/${vendor}/${clientRef ?? OF_INSTALLATION}`)
    .digest('hex')
    .slice(0, MAC_LETTERS);

/** Vendors reach an installation that has a public address; a simulator on the same machine reaches every one. */
export const isReachable = (deps: Pick<ConnectDeps, 'publicOrigin' | 'settings'>): boolean =>
  deps.publicOrigin.startsWith('https:') || isSimulated(deps);

/** Whether people enter the address at the vendor: else it is told by a request. */
export const isAddressByHand = (webhook: Webhook | undefined): boolean =>
  webhook !== undefined && (webhook.subscriptions === undefined || webhook.subscriptions.isAddressByHand === true);
