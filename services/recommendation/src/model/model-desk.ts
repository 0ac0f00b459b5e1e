import { randomUUID } from 'node:crypto';
import { restOf } from '@aceso/kit';
import { BrokenCircuitError, bulkhead, BulkheadRejectedError, circuitBreaker, ConsecutiveBreaker, handleAll, wrap } from 'cockatiel';
import type { Deps } from '../deps.ts';
import { lastModelDecision, type ModelRef } from '../store/model-consents.ts';
import { beginUse, countUsesSince, endUse, type UseKey } from '../store/model-uses.ts';
import { configuredModel, type ConfiguredModel } from './configured-model.ts';
import { languageModel, loadLibrary, type Library } from './library.ts';
import { allows, isSameModel } from './model-state.ts';
import { startTalk, type Talk, type TalkOptions } from './talk.ts';
import { ModelStopped, watchedFetch, type Tally } from './watched-fetch.ts';

export type TalkOutcome = 'worded' | 'struck' | 'failed' | 'too-slow' | 'stopped';

/** Who asks, and what the conversation is to be. */
export interface TalkWish extends Pick<TalkOptions, 'rules' | 'lookups'> {
  readonly personId: string;
  readonly model: ConfiguredModel;
  readonly signal: AbortSignal;
}

/** The one place where anything goes to a model: consent, record, limits, deadline. */
export interface ModelDesk {
  /** The model that this person agreed to, when it is the one that is set up and there is something left of the day. */
  allowed(personId: string): Promise<ConfiguredModel | undefined>;
  /** Holds a conversation; what it came to is in the person's record before this resolves. Never throws. */
  hold<T>(wish: TalkWish, work: (talk: Talk) => Promise<{ readonly outcome: 'worded' | 'struck'; readonly result: T }>): Promise<Held<T>>;
}
export type Held<T> =
  { readonly outcome: 'worded' | 'struck'; readonly result: T } | { readonly outcome: Exclude<TalkOutcome, 'worded' | 'struck'> };

/** Conversations at the same time, and how many may wait: a server of one's own has few seats. */
const AT_ONCE = 8;
const WAITING = 32;
const FAILURES_TO_OPEN = 3;
const REST_MS = 30_000;
/** Kept back of the request's own deadline, to answer without the model. */
const RESERVE_MS = 1_500;
const DAY_MS = 86_400_000;

export function createModelDesk({ db, now, settings, log }: Pick<Deps, 'db' | 'now' | 'settings' | 'log'>): ModelDesk {
  let loading: Promise<Library> | undefined;
  let guarded: { readonly ref: ModelRef; readonly guard: ReturnType<typeof newGuard> } | undefined;
  const newGuard = (ref: ModelRef) => {
    const breaker = circuitBreaker(handleAll, { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) });
    breaker.onBreak(() => log.warn({ model: ref.name, host: ref.host }, 'the language model does not answer; answers go without it'));
    breaker.onReset(() => log.info({ model: ref.name, host: ref.host }, 'the language model answers again'));
    return wrap(bulkhead(AT_ONCE, WAITING), breaker);
  };
  /** A breaker belongs to one model at one place. */
  const guardOf = (ref: ModelRef): ReturnType<typeof newGuard> => {
    if (guarded === undefined || !isSameModel(guarded.ref, ref)) guarded = { ref, guard: newGuard(ref) };
    return guarded.guard;
  };
  const stillAllowed = async (personId: string, { ref }: ConfiguredModel): Promise<boolean> => {
    const configured = configuredModel(settings);
    return configured !== undefined && isSameModel(configured.ref, ref) && allows(await lastModelDecision(db, personId), configured);
  };

  return {
    async allowed(personId) {
      const configured = configuredModel(settings);
      if (configured === undefined || !allows(await lastModelDecision(db, personId), configured)) return undefined;
      const used = await countUsesSince(db, personId, new Date(now().getTime() - DAY_MS));
      return used < settings.get('modelUsesPerDay') ? configured : undefined;
    },
    async hold(wish, work) {
      const { personId, model } = wish;
      const rest = restOf(wish.signal, Number.POSITIVE_INFINITY) - RESERVE_MS;
      if (rest <= 0) return { outcome: 'too-slow' };
      const signal = AbortSignal.any([wish.signal, AbortSignal.timeout(Math.max(1, Math.ceil(Math.min(model.timeoutMs, rest))))]);
      const tally: Tally = { requests: 0, sentBytes: 0, receivedBytes: 0 };
      const key: UseKey = { personId, useId: randomUUID(), at: now() };
      let talk: Talk | undefined;
      let held: Held<Awaited<ReturnType<typeof work>>['result']>;
      let isBegun = false;
      try {
        held = await guardOf(model.ref).execute(async () => {
          const library = await (loading ??= loadLibrary());
          const through = watchedFetch(tally, () => stillAllowed(personId, model));
          const ofProvider = await languageModel(model, through);
          // What cannot be recorded is not sent.
          await db.tx((tx) => beginUse(tx, key, model.ref));
          isBegun = true;
          talk = startTalk({ ...wish, library, model: ofProvider, configured: model, signal });
          const done = await work(talk);
          // Withdrawn while it was being worded: then it is not shown either.
          if (!(await stillAllowed(personId, model))) throw new ModelStopped('withdrawn');
          return done;
        });
      } catch (error) {
        held = { outcome: isStopped(error) ? 'stopped' : signal.aborted ? 'too-slow' : 'failed' };
        if (held.outcome === 'failed') tellOperator(model.ref, error);
      }
      // The record says already that something was sent; what it came to must not cost the answer.
      if (isBegun)
        await endUse(db, key, { ...tally, tools: (talk?.asked ?? []).slice(0, TOOLS_TOLD) }, held.outcome).catch((cause: unknown) =>
          log.error({ err: cause }, 'what became of a message to the language model could not be noted'),
        );
      return held;
    },
  };

  /** Names of failures only: their messages may quote what was sent and what came. */
  function tellOperator({ name, host }: ModelRef, error: unknown): void {
    if (error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError) return;
    const kind = error instanceof Error ? error.name : typeof error;
    const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
    const why = reasonOf(error);
    log.warn(
      { model: name, host, kind, ...(typeof status === 'number' && { status }), ...(why !== undefined && { why }) },
      'a language model was of no use',
    );
  }
}

const TOOLS_TOLD = 30;

const causes = function* (error: unknown): Generator<unknown> {
  for (let one = error, depth = 0; one !== undefined && depth < 6; depth++) {
    yield one;
    one = one instanceof Error ? one.cause : undefined;
  }
};
const isStopped = (error: unknown): boolean => causes(error).some((one) => one instanceof ModelStopped);
/** Why an address was refused: set by the operator, so it may be told them. */
const reasonOf = (error: unknown): string | undefined => {
  const refused = causes(error).find((one) => one instanceof Error && one.name === 'PlaceRefused');
  return refused instanceof Error ? refused.message : undefined;
};
