/** A device or app that writes records, in one of its software versions. */
export interface Source {
  readonly name: string;
  readonly version: string;
  /** The text of the attribute `device`, not yet escaped. */
  readonly device: string | undefined;
}

/** The sources of a person; devices are asked by time, since they are replaced and updated. */
export interface Sources {
  readonly watch: (atSec: number) => Source;
  readonly phone: (atSec: number) => Source;
  /** The phone's sleep schedule writes without a device. */
  readonly sleepSchedule: (atSec: number) => Source;
  /** What a person types into the Health app. */
  readonly manual: (atSec: number) => Source;
  readonly scale: Source;
  readonly cuff: Source;
  readonly glucoseSensor: Source;
  readonly mindfulness: Source;
}

/** Apple separates the words of its product names by a no-break space (U+00A0). */
const NBSP = '\u00a0';

/** Software comes each September; from 2025 on all systems are numbered by the coming year. */
function softwareVersion(atSec: number, numberOf2024: number): string {
  const date = new Date(atSec * 1000);
  const month = date.getUTCMonth();
  const year = month >= 8 ? date.getUTCFullYear() : date.getUTCFullYear() - 1;
  const major = year <= 2024 ? year - 2024 + numberOf2024 : year - 1999;
  return `${major}.${Math.floor(((month + 4) % 12) / 2)}`;
}

/** Text of the device attribute as HealthKit describes an HKDevice; the address changes with each update. */
function device(name: string, model: string, hardware: string, software: string): string {
  const address = (
    0x300000000 +
    Array.from(`${hardware}${software}`).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) & 0xfffff, 7) * 16
  ).toString(16);
  return `<<HKDevice: 0x${address}>, name:${name}, manufacturer:Apple Inc., model:${model}, hardware:${hardware}, software:${software}>`;
}

/** Remembers what was made for a key, so that equal sources are the same object and their text is made once. */
function remember(make: (version: string, generation: string) => Source): (version: string, generation: string) => Source {
  const made = new Map<string, Source>();
  return (version, generation) => {
    const key = `${generation} ${version}`;
    const source = made.get(key) ?? make(version, generation);
    made.set(key, source);
    return source;
  };
}

/** The devices of one person; the watch is replaced at `watchChangeSec`. */
export function sources(givenName: string, watchChangeSec: number): Sources {
  const watchName = `${givenName}’s Apple${NBSP}Watch`;
  const watch = remember((version, hardware) => ({ name: watchName, version, device: device('Apple Watch', 'Watch', hardware, version) }));
  const phone = remember((version) => ({
    name: `${givenName}’s iPhone`,
    version,
    device: device('iPhone', 'iPhone', 'iPhone14,5', version),
  }));
  const schedule = remember((version) => ({ name: `${givenName}’s iPhone`, version, device: undefined }));
  const manual = remember((version) => ({ name: 'Health', version, device: undefined }));
  return {
    watch: (atSec) => watch(softwareVersion(atSec, 11), atSec < watchChangeSec ? 'Watch6,7' : 'Watch7,5'),
    phone: (atSec) => phone(softwareVersion(atSec, 18), ''),
    sleepSchedule: (atSec) => schedule(softwareVersion(atSec, 18), ''),
    manual: (atSec) => manual(softwareVersion(atSec, 18), ''),
    scale: {
      name: 'Withings',
      version: '6050007',
      device: '<<HKDevice: 0x301c0a4e0>, name:Body+, manufacturer:Withings, model:Body+, hardware:WBS05, software:2181>',
    },
    cuff: {
      name: 'OMRON connect',
      version: '8.3.1',
      device: '<<HKDevice: 0x3019b0c10>, name:X4 Smart, manufacturer:OMRON, model:HEM-7155T, hardware:1.0, software:1.2>',
    },
    glucoseSensor: { name: 'Dexcom G7', version: '2.4.0', device: undefined },
    mindfulness: { name: 'Mindful & Co', version: '5.12', device: undefined },
  };
}
