/** What went wrong in a form that is safe to show, plus the cause, which is not. `code` is declared in the contract. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;
  readonly status: number;
  readonly fix: string | undefined;
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;
  constructor(code: string, status: number, message: string, more: FaultMore = {}) {
    super(message, more.cause === undefined ? {} : { cause: more.cause });
    this.code = code;
    this.status = status;
    this.fix = more.fix;
    this.errors = more.errors ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

export interface FieldError {
  /** JSON pointer into the request: `/body/unit`, `/query/limit`. */
  readonly path: string;
  readonly message: string;
}

export interface FaultMore {
  readonly fix?: string;
  readonly errors?: readonly FieldError[];
  readonly cause?: unknown;
  readonly retryAfterSeconds?: number;
}

/** Input that breaks a rule which no schema can state; names the field. */
export const invalid = (path: string, message: string, fix?: string): Fault =>
  new Fault('input-invalid', 400, message, { errors: [{ path, message }], ...(fix === undefined ? {} : { fix }) });
export const notFound = (code: string, message: string): Fault => new Fault(code, 404, message);
export const conflict = (code: string, message: string, fix?: string): Fault =>
  new Fault(code, 409, message, fix === undefined ? {} : { fix });
export const forbidden = (message = 'This is not allowed for you.'): Fault => new Fault('forbidden', 403, message);
export const unavailable = (message: string, retryAfterSeconds = 2, cause?: unknown): Fault =>
  new Fault('unavailable', 503, message, { retryAfterSeconds, cause });
