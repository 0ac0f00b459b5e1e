import { useLingui } from '@lingui/react';
import { useCallback } from 'react';

/** Text of an id with its values filled in. */
export type Text<Id extends string> = (id: Id, values?: Readonly<Record<string, string | number>>) => string;

/**
 * Texts of the reader's language. The type parameter names the catalogue, so that an id without a text does not compile:
 * `useText<keyof typeof texts>()`.
 */
export function useText<Id extends string>(): Text<Id> {
  const { i18n } = useLingui();
  return useCallback<Text<Id>>((id, values) => i18n._(id, values), [i18n]);
}
