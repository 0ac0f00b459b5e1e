import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Overview, Upload } from './types.ts';

/** Which answers an event makes old, by its type. */
const MAKES_OLD: Readonly<Record<string, readonly QueryKey[]>> = {
  'health-data.changed': [
    ['overview'],
    ['trend'],
    ['latest'],
    ['daily'],
    ['sources'],
    ['explanation'],
    ['workouts'],
    ['data-quality'],
    ['quarantine'],
    ['connections'],
  ],
  'health-data.upload-finished': [['uploads'], ['overview'], ['sources'], ['quarantine']],
  'health-data.source-seen': [['sources']],
  'health-data.connection-changed': [['connections'], ['integrations'], ['sources']],
  'recommendation.insight-detected': [['trend']],
  'recommendation.recommendation-created': [['overview'], ['recommendations']],
  'recommendation.recommendation-changed': [['overview'], ['recommendations']],
  'recommendation.evaluation-finished': [['overview'], ['recommendations'], ['advisor'], ['trend']],
  'recommendation.effect-measured': [['effect']],
  'recommendation.circumstance-changed': [['circumstances']],
  'recommendation.trial-started': [['trials'], ['overview'], ['recommendations']],
  'recommendation.trial-changed': [['trials'], ['overview']],
  'recommendation.trial-day-due': [['trials'], ['overview']],
  'recommendation.trial-decided': [['trials'], ['overview'], ['recommendations']],
  'recommendation.questionnaire-answered': [['questionnaires']],
  'recommendation.questionnaire-due': [['questionnaires']],
  'notification.notification-created': [['inbox'], ['overview']],
  'configuration.changed': [['configuration']],
  'users.person-updated': [['profile'], ['me'], ['overview']],
  'users.consent-decided': [['consents']],
  'users.share-granted': [['shares'], ['received-shares']],
  'users.share-revoked': [['shares'], ['received-shares'], ['shared']],
  'monitoring.alert-raised': [['health']],
  'monitoring.alert-cleared': [['health']],
};
const PROGRESS = 'health-data.upload-progressed';
/** Several events within this time cause one reading: an import tells of thousands of days. */
const GATHER_MS = 300;

/** Progress of an upload as the event tells it. */
export interface UploadProgress {
  readonly uploadId: string;
  readonly status: Upload['status'];
  readonly done: number;
  readonly total?: number;
  readonly samples: number;
  readonly secondsLeft?: number;
}

/** An upload with the progress of an event; one for another upload changes nothing. */
export function withProgress(upload: Upload, event: UploadProgress): Upload {
  if (upload.uploadId !== event.uploadId) return upload;
  const { done, total, samples, secondsLeft } = event;
  const progress = { done, samples, ...(total === undefined ? {} : { total }), ...(secondsLeft === undefined ? {} : { secondsLeft }) };
  return { ...upload, status: event.status, progress };
}

function patchProgress(cache: QueryClient, event: UploadProgress): void {
  cache.setQueriesData<{ readonly items: readonly Upload[] }>({ queryKey: ['uploads'] }, (page) =>
    page === undefined ? page : { ...page, items: page.items.map((upload) => withProgress(upload, event)) },
  );
  cache.setQueriesData<Overview>({ queryKey: ['overview'] }, (overview) => {
    if (overview?.uploads.data === undefined) return overview;
    return { ...overview, uploads: { ...overview.uploads, data: overview.uploads.data.map((upload) => withProgress(upload, event)) } };
  });
}

/**
 * Follows the live events and keeps the cache true: progress is patched in place, everything else is read again.
 *
 * The browser reconnects by itself. There is no replay, so whatever is on the screen is read again once the stream stands: at the first
 * time, too, since something may have happened between the writing of the page and the opening of the stream.
 *
 * @returns stops following
 */
export function followLive(cache: QueryClient, open: (address: string) => EventSource = (address) => new EventSource(address)): () => void {
  const source = open('/v1/live');
  const old = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readAgain = (): void => {
    timer = undefined;
    for (const queryKey of old.values()) void cache.invalidateQueries({ queryKey });
    old.clear();
  };
  for (const [type, keys] of Object.entries(MAKES_OLD)) {
    source.addEventListener(type, () => {
      for (const key of keys) old.set(JSON.stringify(key), key);
      timer ??= setTimeout(readAgain, GATHER_MS);
    });
  }
  source.addEventListener(PROGRESS, (event: MessageEvent<string>) => {
    // The payload of this event type, as its contract says.
    patchProgress(cache, JSON.parse(event.data) as UploadProgress);
  });
  source.addEventListener('open', () => void cache.invalidateQueries());
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
