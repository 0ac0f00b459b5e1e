export { createBus, type BusOptions } from './bus.ts';
export { createConsumer, type Consumer, type ConsumerOptions } from './consumer.ts';
export { openEventLog, type EventLog, type EventLogOptions } from './log.ts';
export { type Lag } from './lag.ts';
export { firstTime } from './inbox.ts';
export { discardParked, listParked, replayParked, type ParkedEvent } from './parking.ts';
export { openRelay, type Relay, type RelayOptions } from './relay.ts';
export { pruneLog, RETENTION_DAYS } from './prune.ts';
