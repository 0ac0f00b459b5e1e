import { isSameText, VendorFault, type HookNews, type HookRequest, type Webhook } from '../kit/connector/index.ts';
import { askOf, RECENT } from './client.ts';
import { isFamily } from './mapping.ts';
import { Call, Notice } from './wire.ts';

/** Notices about the account itself: Garmin is asked, and its refusal tells whether the access has ended. */
const ACCOUNT: ReadonlySet<string> = new Set(['deregistrations', 'userPermissionsChange']);

function callOf({ body }: HookRequest): ReturnType<typeof Call.read> {
  try {
    return Call.read(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch (error) {
    throw error instanceof VendorFault ? error : new VendorFault('malformed', 'A Garmin call is no JSON.', { cause: error });
  }
}

/**
 * Garmin does not sign: the secret in the address tells its calls from others, and they are a reason to ask, no more. A ping names where to
 * ask. A call that brings the data itself is not believed either; what was uploaded within the hour is asked for instead.
 */
export const webhook: Webhook = {
  check({ headers }, { client, isAddressSecret }) {
    if (!isAddressSecret) return { kind: 'forged', why: 'the address has no secret' };
    const named = headers['garmin-client-id'];
    return named === undefined || isSameText(named, client.clientId)
      ? { kind: 'hint' }
      : { kind: 'forged', why: 'another client is named' };
  },
  read(request): readonly HookNews[] {
    const news = Object.entries(callOf(request)).flatMap(([name, notices]) =>
      notices.flatMap((notice): HookNews[] => {
        if (!Notice.fits(notice)) return [];
        const { userId, callbackURL } = notice;
        if (ACCOUNT.has(name)) return [{ userId }];
        if (!isFamily(name)) return [];
        if (typeof callbackURL !== 'string') return [{ userId, stream: name, id: RECENT }];
        const id = askOf(name, callbackURL);
        return id === undefined ? [] : [{ userId, stream: name, id }];
      }),
    );
    return [...new Map(news.map((one) => [JSON.stringify(one), one])).values()];
  },
};
