import type { Meter, Tracer } from '@opentelemetry/api';

/** Tracer and meter of one service: `service.name` is set on them, since one process may host many services. */
export interface Telemetry {
  readonly tracer: Tracer;
  readonly meter: Meter;
}
