import Type from 'typebox';
import { setting, type ServiceContract, type Setting } from '../index.ts';

/** Settings that every service has beside its own: how much it tells about itself. */
export const EVERY_SERVICE = {
  logLevel: setting({
    schema: Type.Union([Type.Literal('debug'), Type.Literal('info'), Type.Literal('warn'), Type.Literal('error')]),
    default: 'info',
    applies: 'live',
    summary: 'Least important log lines that are kept.',
  }),
  traceShare: setting({
    schema: Type.Number({ minimum: 0, maximum: 1 }),
    default: 0.1,
    applies: 'live',
    summary:
      'Share of requests, 0 to 1, whose trace is kept; failures, slow requests and traces that a caller asks for are kept in any case.',
  }),
  tracesPerSecond: setting({
    schema: Type.Integer({ minimum: 1, maximum: 10_000 }),
    default: 25,
    applies: 'live',
    summary: 'Traces a second that one process begins at most by `traceShare`, so that load cannot turn into a flood of telemetry.',
  }),
  slowRequestMs: setting({
    schema: Type.Integer({ minimum: 1, maximum: 600_000 }),
    default: 1000,
    applies: 'live',
    summary: 'Milliseconds from which a request counts as slow and is kept in the traces.',
  }),
} as const;

/** All settings of a service: its own and those that every service has. */
export const allSettingsOf = (contract: Pick<ServiceContract, 'settings'>): Readonly<Record<string, Setting>> => ({
  ...EVERY_SERVICE,
  ...contract.settings,
});
