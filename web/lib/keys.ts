/** Where `g` and a letter lead. */
export const PLACES: Readonly<Record<string, string>> = {
  t: '/today',
  e: '/explore',
  s: '/sources',
  n: '/notifications',
  h: '/ops/health',
};

const PAIR_MS = 1200;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Listens for `g` followed by a letter.
 *
 * @param onPlace called with the address to go to
 * @returns stops listening
 */
export function listenForKeys(onPlace: (address: string) => void): () => void {
  let pressedAt = -Infinity;
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === 'g') {
      pressedAt = event.timeStamp;
      return;
    }
    const place = PLACES[event.key];
    if (place !== undefined && event.timeStamp - pressedAt < PAIR_MS) {
      event.preventDefault();
      onPlace(place);
    }
    pressedAt = -Infinity;
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
