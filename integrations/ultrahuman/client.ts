import { createHash } from 'node:crypto';
import { daysTouching, VendorFault, type Stream, type VendorSession } from '../kit/connector/index.ts';
import { mapDays } from './mapping.ts';
import { Day, UserInfo } from './wire.ts';

const API = 'https://partner.ultrahuman.com/api/partners/v1/user_data';
/** Each day is a request of its own. */
const WINDOW_DAYS = 14;
/** A ring that syncs late completes the days before. */
const LATE_DAYS = 3;

export const days: Stream = {
  id: 'day',
  windowDays: WINDOW_DAYS,
  lateDays: LATE_DAYS,
  isWhole: true,
  async read({ http, timeZone, now }, window) {
    const answers = new Map<string, ReturnType<typeof Day.read>>();
    for (const date of daysTouching(window, timeZone, now)) {
      try {
        answers.set(date, Day.read((await http.get(`${API}/metrics`, { date })).json));
      } catch (error) {
        // A day of before the ring.
        if (!(error instanceof VendorFault) || error.kind !== 'not-found') throw error;
      }
    }
    return { incoming: mapDays(answers) };
  },
};

/** The account: an id, or where Ultrahuman tells none, its e-mail address in a form that cannot be read. */
export async function identify({ http }: VendorSession): Promise<{ readonly userId: string }> {
  const { data, ...flat } = UserInfo.read((await http.get(`${API}/user_info`)).json);
  const { id, user_id, email } = { ...flat, ...data };
  const known = id ?? user_id;
  if (known !== undefined && known !== null) return { userId: String(known) };
  if (typeof email === 'string') return { userId: createHash('sha256').update(email.toLowerCase()).digest('hex') };
  throw new VendorFault('malformed', 'Ultrahuman does not say whose account it is.');
}
