/** Exit codes of the command line, the same for every command. */
export const EXIT = { done: 0, failed: 1, wrongUse: 2, notHealthy: 3, notAllowed: 4, interrupted: 5 } as const;

/** Something that the user can mend: shown in four parts, never with a stack trace. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exit: number;
  readonly why: string | undefined;
  readonly fix: string | undefined;
  constructor(
    message: string,
    more: { readonly exit?: number; readonly why?: string | undefined; readonly fix?: string | undefined } = {},
  ) {
    super(message);
    this.exit = more.exit ?? EXIT.failed;
    this.why = more.why;
    this.fix = more.fix;
  }
}
