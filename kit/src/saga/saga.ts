import type { Db } from '../sql/sql.ts';

/** One step of a saga: an action that may be tried again, and what undoes it. */
export interface SagaStep<S> {
  readonly name: string;
  /** Must be safe to run twice with the same state; the result is merged into the state and saved before the next step. */
  readonly run: (state: S, context: SagaContext) => Promise<Partial<S> | void>;
  /** Undoes the step; must be safe to run twice, and when the step never ran. */
  readonly compensate?: (state: S, context: SagaContext) => Promise<void>;
}

export interface SagaContext {
  readonly sagaId: string;
  readonly attempt: number;
  readonly signal: AbortSignal;
}

/** A process over several services: its state row is saved after each step, so that a killed process goes on or undoes. */
export interface SagaDefinition<S extends object> {
  readonly kind: string;
  readonly steps: readonly SagaStep<S>[];
  /** After this many seconds without an end the saga is undone. */
  readonly deadlineSeconds: number;
  readonly maxAttemptsPerStep: number;
  /** A saga that only goes forward (erasure) is tried again for ever instead of being undone. */
  readonly forwardOnly?: boolean;
  readonly onDone?: (state: S, tx: Db) => Promise<void>;
  readonly onUndone?: (state: S, reason: string, tx: Db) => Promise<void>;
}

/** A saga as the runner and the host see it: the type of its state is out of sight. */
export interface AnySaga {
  readonly kind: string;
  readonly steps: readonly {
    readonly name: string;
    readonly run: (state: never, context: SagaContext) => Promise<object | void>;
    readonly compensate?: (state: never, context: SagaContext) => Promise<void>;
  }[];
  readonly deadlineSeconds: number;
  readonly maxAttemptsPerStep: number;
  readonly forwardOnly?: boolean;
  readonly onDone?: (state: never, tx: Db) => Promise<void>;
  readonly onUndone?: (state: never, reason: string, tx: Db) => Promise<void>;
}

/** Starts and follows sagas of one service. */
export interface Sagas {
  start<S extends object>(definition: SagaDefinition<S>, sagaId: string, state: S, tx: Db): Promise<void>;
  status(sagaId: string): Promise<SagaStatus | undefined>;
  /** Waits for the end, at most so long; the caller may leave earlier, the saga goes on. */
  settled(sagaId: string, withinMs: number): Promise<SagaStatus>;
}

export interface SagaStatus {
  readonly sagaId: string;
  readonly kind: string;
  readonly status: 'running' | 'undoing' | 'done' | 'undone' | 'stuck';
  readonly step: string | undefined;
  readonly reason: string | undefined;
  readonly state: Record<string, unknown>;
}
