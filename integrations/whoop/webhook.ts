import { hmac, isFresh, isSameText, VendorFault, type HookRequest, type Webhook } from '../kit/connector/index.ts';
import { Event } from './wire.ts';

function eventOf({ body }: HookRequest): ReturnType<typeof Event.read> {
  try {
    return Event.read(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch (error) {
    throw error instanceof VendorFault ? error : new VendorFault('malformed', 'A WHOOP event is no JSON.', { cause: error });
  }
}

/** WHOOP's calls: base64 HMAC-SHA256 by the client secret, over the time stamp in milliseconds and the body. The address is entered in the dashboard. */
export const webhook: Webhook = {
  check({ headers, body }, { client }, now) {
    const [signature, timestamp] = [headers['x-whoop-signature'], headers['x-whoop-signature-timestamp']];
    if (timestamp === undefined || !isSameText(signature, hmac(client.clientSecret, [timestamp, body], 'base64')))
      return { kind: 'forged', why: 'the signature does not fit' };
    return isFresh(Number(timestamp), now) ? { kind: 'genuine', mark: signature ?? '' } : { kind: 'stale' };
  },
  read(request) {
    const event = eventOf(request);
    const [family = '', what] = event.type.split('.');
    const [userId, id] = [String(event.user_id), String(event.id)];
    return [what === 'deleted' ? { userId, stream: family, deleted: [`${family}:${id}`] } : { userId, stream: family, id }];
  },
};
