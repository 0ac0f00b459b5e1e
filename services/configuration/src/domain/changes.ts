import { isSameStored, type Stored } from './stored.ts';

export type Values = ReadonlyMap<string, Stored>;

export interface ChangedSetting {
  readonly setting: string;
  readonly before: Stored | undefined;
  readonly after: Stored | undefined;
}

/** What differs between two states, by name. */
export function changesBetween(before: Values, after: Values): readonly ChangedSetting[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return names
    .map((setting) => ({ setting, before: before.get(setting), after: after.get(setting) }))
    .filter((change) => !isSameStored(change.before, change.after));
}
