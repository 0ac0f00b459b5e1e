import { pino, type Logger } from 'pino';

/** A logger that says nothing: tests that provoke failures need no noise. */
export const quietLog = (): Logger => pino({ level: 'silent' });
