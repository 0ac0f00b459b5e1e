import type { Me, Overview, Profile } from '../lib/types.ts';

/** Everything that the first page was written from: the browser starts from the same and so writes the same. */
export interface Boot {
  /** Milliseconds since the epoch when the page was written. */
  readonly now: number;
  readonly locale: string;
  readonly timeZone: string;
  readonly theme?: 'light' | 'dark';
  /** Who is signed in; absent when nobody is, and then only `/start` is shown. */
  readonly me?: Me;
  /** Brings the units that the person chose to the first page. */
  readonly profile?: Profile;
  readonly overview?: Overview;
}

/** Id of the block of the page that carries it. */
export const BOOT_ID = 'aceso-boot';

/** JSON that cannot end its own block: a `<` in a name must not close the script. */
export const bootText = (boot: Boot): string =>
  JSON.stringify(boot).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** Reads the block; a page without one starts empty and asks for everything. */
export function readBoot(page: Document): Boot {
  const text = page.getElementById(BOOT_ID)?.textContent;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (text === undefined || text === null || text === '') return { now: Date.now(), locale: navigator.language, timeZone: zone };
  // Written by `bootText` of the same build.
  return JSON.parse(text) as Boot;
}
