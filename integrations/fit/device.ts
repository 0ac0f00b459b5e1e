import type { SourceKind, SourceRef } from '../kit/index.ts';
import type { Message } from './decode/message.ts';

/** `manufacturer` of the FIT profile: makers of what people wear and ride with. */
const MANUFACTURERS: Readonly<Record<number, string>> = {
  1: 'Garmin',
  6: 'SRM',
  7: 'Quarq',
  9: 'Saris',
  13: 'Garmin',
  15: 'Garmin',
  16: 'Timex',
  23: 'Suunto',
  32: 'Wahoo',
  38: 'o-synce',
  40: 'Concept2',
  44: 'Brim Brothers',
  63: 'Specialized',
  67: 'Bontrager',
  69: 'Stages',
  70: 'Sigma',
  71: 'TomTom',
  73: 'Mio',
  76: 'Moxy',
  86: 'Elite',
  89: 'Tacx',
  95: 'Stryd',
  123: 'Polar',
  260: 'Zwift',
  265: 'Strava',
  267: 'Bryton',
  281: 'TrainerRoad',
  282: 'Sufferfest',
  289: 'Hammerhead',
  294: 'COROS',
};

/** `type` of a file in the FIT profile. */
export const FILE = { activity: 4, weight: 9, bloodPressure: 14 } as const;

const KINDS: Readonly<Record<number, SourceKind>> = { [FILE.weight]: 'scale', [FILE.bloodPressure]: 'monitor' };

/** A device that nothing is known of: files without the message that names it. */
export const UNKNOWN_DEVICE: SourceRef = { key: 'fit', name: 'FIT device', kind: 'watch' };

/**
 * The device that wrote a file, by its `file_id` message.
 *
 * A recording of a workout is a source of its own beside the tracking of the whole day by the same watch: both hold the distance of the
 * workout, and only one of two sources is counted in a minute.
 */
export function deviceOf(fileId: Message): SourceRef {
  const [type, maker, product, serial] = [fileId.value(0), fileId.value(1), fileId.value(2), fileId.value(3)];
  const manufacturer = MANUFACTURERS[maker];
  const parts = [maker, product, serial].map((part) => (Number.isNaN(part) ? '' : String(part)));
  const productName = fileId.text(8);
  const model = productName === '' ? (Number.isNaN(product) ? '' : `device ${product}`) : productName;
  const isWorkout = type === FILE.activity;
  const name = [manufacturer ?? 'FIT', model].filter((part) => part !== '').join(' ');
  return {
    key: `${parts.join('-')}${isWorkout ? '/workouts' : ''}`,
    name: isWorkout ? `${name}, workouts` : name,
    kind: KINDS[type] ?? 'watch',
    ...(manufacturer !== undefined && { manufacturer }),
    ...(productName !== '' && { model: productName }),
  };
}

/** The same device as another person of a shared scale or cuff uses it. */
export const asUser = (device: SourceRef, user: number): SourceRef =>
  Number.isNaN(user) || user === 0 ? device : { ...device, key: `${device.key}/user-${user}`, name: `${device.name}, user ${user}` };
