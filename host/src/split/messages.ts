/** What a process of one service tells the launcher. */
export type FromChild =
  | { readonly kind: 'ready'; readonly addresses: Readonly<Record<string, string>> }
  /** Share of time that the event loop was busy, and events that wait to be handled. */
  | { readonly kind: 'load'; readonly utilisation: number; readonly waiting: number };

/** What the launcher tells its processes. */
export interface FromParent {
  readonly kind: 'peers';
  readonly peers: Readonly<Record<string, readonly string[]>>;
}
