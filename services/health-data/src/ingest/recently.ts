/** Names of what happened a short while ago. */
export interface Recently {
  add(name: string): void;
  /** Whether it was added within the time, or up to twice as long ago. */
  has(name: string): boolean;
}

/** Remembers names for a time, without a timer for each: the older half is forgotten at once. */
export function recently(milliseconds: number, clock: () => number = () => performance.now()): Recently {
  let [now, before] = [new Set<string>(), new Set<string>()];
  let since = clock();
  const turn = (): void => {
    const passed = clock() - since;
    if (passed < milliseconds) return;
    [now, before] = [new Set(), passed < 2 * milliseconds ? now : new Set()];
    since = clock();
  };
  return {
    add(name) {
      turn();
      now.add(name);
    },
    has(name) {
      turn();
      return now.has(name) || before.has(name);
    },
  };
}
