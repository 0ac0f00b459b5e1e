export { freshDatabase, type TestDatabase } from './database.ts';
export { frozenClock, type FrozenClock } from './clock.ts';
export { drain, eventProbe, quietBus, type EventProbe } from './bus.ts';
export { quietLog } from './quiet-log.ts';
export { startTestServer } from './server.ts';
export { testPassword } from './template.ts';
