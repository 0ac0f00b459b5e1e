import type { Setting } from '@aceso/contracts';
import { Compile, type Validator } from 'typebox/compile';

export type Values = Readonly<Record<string, unknown>>;

export interface Layered {
  readonly values: Values;
  /** Stored values that break their schema: what was in force before stays. */
  readonly refused: readonly string[];
  /** Settings that are read at start only and differ from what is in force. */
  readonly waiting: readonly string[];
}

export interface Layers {
  /** What counts when these values are stored, given what is in force now; `started` says that settings of kind `start` were read. */
  over(stored: Values, now: Values, started: boolean): Layered;
  readonly base: Values;
}

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Default, then environment, then stored: the later wins where it fits its schema. */
export function layersOf(settings: Readonly<Record<string, Setting>>, environment: Values): Layers {
  const checks = new Map<string, Validator>(Object.entries(settings).map(([name, { schema }]) => [name, Compile(schema)]));
  const names = Object.keys(settings);
  const base = Object.fromEntries(names.map((name) => [name, name in environment ? environment[name] : settings[name]?.default]));
  return {
    base,
    over(stored, now, started) {
      const refused: string[] = [];
      const waiting: string[] = [];
      const entries = names.map((name): [string, unknown] => {
        const isStored = Object.hasOwn(stored, name);
        if (isStored && checks.get(name)?.Check(stored[name]) !== true) {
          refused.push(name);
          return [name, now[name]];
        }
        const wanted = isStored ? stored[name] : base[name];
        if (started && settings[name]?.applies === 'start' && !isSame(wanted, now[name])) {
          waiting.push(name);
          return [name, now[name]];
        }
        return [name, wanted];
      });
      return { values: Object.fromEntries(entries), refused, waiting };
    },
  };
}
