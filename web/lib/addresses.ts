/** Where sources are added and their files are read in. */
export const SOURCES: string = '/sources';

/** Where one measure is looked at over a long time. */
export const exploreAddress = (metric: string): string => `/explore/${encodeURIComponent(metric)}`;

/** Where a session begins; afterwards the browser comes back to `path`. */
export const signInAddress = (path: string): string => `/auth/sign-in?return=${encodeURIComponent(path)}`;

/** One trace, with its log lines in place. */
export const traceAddress = (traceId: string): string => `/ops/traces/${encodeURIComponent(traceId)}`;

/** Where an erasure can be followed; the id is the only key to it and is sent to no server but in the question itself. */
export const erasureAddress = (erasureId: string): string => `/start#erasure=${encodeURIComponent(erasureId)}`;

/** Trials: the running one, those that are over, and where a new one begins. */
export const TRIALS: string = '/trials';
export const NEW_TRIAL: string = '/trials/new';

/** Questionnaires to answer, and what was answered. */
export const QUESTIONNAIRES: string = '/questionnaires';

/** All suggestions, open and answered. */
export const SUGGESTIONS: string = '/suggestions';

/** What goes on in a person's life and moves what devices measure. */
export const CIRCUMSTANCES: string = '/settings/circumstances';

/** People who share with the one who is signed in; what one of them shares; one measure of it. */
export const PEOPLE: string = '/people';
export const sharedAddress = (shareId: string): string => `/people/${encodeURIComponent(shareId)}`;
export const sharedMeasureAddress = (shareId: string, metric: string): string => `${sharedAddress(shareId)}/${encodeURIComponent(metric)}`;
