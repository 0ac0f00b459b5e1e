/** What waits to be sent, and how much was thrown away because nobody took it in time. */
export interface ExportQueue<T> {
  push(item: T): void;
  /** Sends what waits, batch after batch; stops at the first failure and keeps the rest. Never throws. */
  flush(): Promise<void>;
  readonly dropped: number;
  readonly waiting: number;
}

export interface ExportQueueOptions<T> {
  readonly send: (batch: readonly T[]) => Promise<void>;
  /** Items kept at most; beyond it the oldest go. */
  readonly atMost: number;
  readonly batch: number;
  /** Says once that sending broke, and once that it works again. */
  readonly onState: (works: boolean, cause: unknown) => void;
}

/** A bounded queue: whoever pushes never waits, and an absent receiver costs a fixed amount of memory. */
export function createExportQueue<T>(options: ExportQueueOptions<T>): ExportQueue<T> {
  let items: T[] = [];
  let dropped = 0;
  let works = true;
  let running: Promise<void> | undefined;

  const sendAll = async (): Promise<void> => {
    while (items.length > 0) {
      const batch = items.slice(0, options.batch);
      items = items.slice(options.batch);
      try {
        await options.send(batch);
        if (!works) options.onState((works = true), undefined);
      } catch (cause) {
        const room = Math.max(0, options.atMost - items.length);
        dropped += Math.max(0, batch.length - room);
        items = [...batch.slice(Math.max(0, batch.length - room)), ...items];
        if (works) options.onState((works = false), cause);
        return;
      }
    }
  };
  return {
    push(item) {
      items.push(item);
      if (items.length > options.atMost * 1.25) {
        dropped += items.length - options.atMost; // In steps: removing from the front of a long array is slow.
        items = items.slice(-options.atMost);
      }
    },
    flush() {
      running ??= sendAll().finally(() => (running = undefined));
      return running;
    },
    get dropped() {
      return dropped;
    },
    get waiting() {
      return items.length;
    },
  };
}
