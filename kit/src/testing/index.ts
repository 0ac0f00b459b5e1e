export { freshDatabase, type TestDatabase } from './database.ts';
export { frozenClock, type FrozenClock } from './clock.ts';
export { startTestServer } from './server.ts';
export { testPassword } from './template.ts';
