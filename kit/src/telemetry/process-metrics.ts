import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';

/** How the process itself is doing: memory and how busy its one thread is. */
export function observeProcess(meter: Meter): void {
  let last: EventLoopUtilization = performance.eventLoopUtilization();
  meter
    .createObservableGauge('process.memory.usage', { unit: 'By', description: 'Resident memory of the process.' })
    .addCallback((result) => result.observe(process.memoryUsage.rss()));
  meter
    .createObservableGauge('nodejs.eventloop.utilization', { unit: '1', description: 'Share of time that the event loop was busy.' })
    .addCallback((result) => {
      const now = performance.eventLoopUtilization();
      result.observe(performance.eventLoopUtilization(now, last).utilization);
      last = now;
    });
}
