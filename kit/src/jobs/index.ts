export type { Jobs, SendOptions, WorkOptions } from './jobs.ts';
export { openJobs, type JobsOptions, type RunningJobs } from './open-jobs.ts';
