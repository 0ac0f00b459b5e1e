/** Moment before which a report no longer says that a replica runs. */
export const silentSince = (now: Date, silentSeconds: number): Date => new Date(now.getTime() - silentSeconds * 1000);
