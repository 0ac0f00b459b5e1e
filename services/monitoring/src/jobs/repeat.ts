import type { Logger } from '../logger.ts';

export interface Repeated extends AsyncDisposable {
  /** Begins a round now, or right after the one that is under way: the pause has changed, or there is something new to see. */
  soon(): void;
}

/** Does something again and again with a pause in between, never twice at once. What breaks is said once, and that it works again. */
export function repeat(name: string, pauseMs: () => number, act: () => Promise<void>, log: Logger): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;
  let works = true;
  let again = false;
  const round = async (): Promise<void> => {
    try {
      await act();
      if (!works) log.info({ job: name }, 'works again');
      works = true;
    } catch (cause) {
      if (works && !stopped) log.error({ err: cause, job: name }, 'failed; it is tried again');
      works = false;
    }
  };
  const begin = (): void => {
    clearTimeout(timer);
    again = running !== undefined;
    if (stopped || again) return;
    running = round().finally(() => {
      running = undefined;
      if (!stopped) timer = setTimeout(begin, again ? 0 : pauseMs()).unref();
    });
  };
  begin();
  return {
    soon: begin,
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
