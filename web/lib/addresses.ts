/** Where sources are added and their files are read in. */
export const SOURCES: string = '/sources';

/** Where one measure is looked at over a long time. */
export const exploreAddress = (metric: string): string => `/explore/${encodeURIComponent(metric)}`;
