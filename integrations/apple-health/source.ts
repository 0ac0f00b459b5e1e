import { steadyName, type SourceKind, type SourceRef } from '../kit/index.ts';

/** One-line form of a device: `<<HKDevice: 0x282a45810>, name:Apple Watch, manufacturer:Apple, model:Watch, hardware:Watch2,4, software:4.3.1>`. */
const FIELD = /, (name|manufacturer|model|hardware|firmware|software|localIdentifier|UDIDeviceIdentifier):/g;

const SOURCES_KEPT_MAX = 1_000;

/**
 * The source behind the attributes of a record.
 *
 * The key is the name, because the device's text changes with every start of the phone and every update, and is missing on many records of
 * the same watch. What was typed in by hand is a source of its own: it outranks devices.
 */
export function sourceOf(sourceName: string, device: string | undefined, isManual: boolean): SourceRef {
  const name = steadyName(sourceName);
  const { manufacturer, model, hardware } = deviceFields(device ?? '');
  return {
    key: isManual ? `${name} (manual)` : name,
    name,
    kind: isManual ? 'manual' : kindOf(name, model ?? ''),
    ...(manufacturer !== undefined && { manufacturer }),
    ...(model !== undefined && { model }),
    ...(hardware !== undefined && { hardware }),
  };
}

/** Remembers sources, because an export names a handful of them hundreds of thousands of times. */
export class Sources {
  readonly #known = new Map<string, SourceRef>();

  of(sourceName: string, device: string | undefined, isManual: boolean): SourceRef {
    const key = `${isManual ? 1 : 0}${sourceName}\n${device ?? ''}`;
    let source = this.#known.get(key);
    if (source !== undefined) return source;
    // Each start of a phone makes a new text of the same device: the oldest are forgotten in one go.
    if (this.#known.size >= SOURCES_KEPT_MAX) this.#known.clear();
    source = sourceOf(sourceName, device, isManual);
    this.#known.set(key, source);
    return source;
  }
}

function kindOf(name: string, model: string): SourceKind {
  if (/\bwatch\b/i.test(model) || /\bwatch\b/i.test(name)) return 'watch';
  if (/iphone|ipad|ipod/i.test(model) || /iphone|ipad|ipod/i.test(name)) return 'phone';
  if (/scale|body/i.test(model)) return 'scale';
  return /\b(bpm|monitor|dexcom|libre|omron)\b/i.test(`${name} ${model}`) ? 'monitor' : 'app';
}

// A value may hold commas (`Watch2,4`), so fields are cut at the known names and not at commas.
function deviceFields(device: string): Readonly<Partial<Record<string, string>>> {
  const marks = [...device.matchAll(FIELD)];
  return Object.fromEntries(
    marks.map((mark, i) => {
      const value = device.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? device.length);
      return [mark[1], i === marks.length - 1 ? value.replace(/>$/, '') : value];
    }),
  );
}
