import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useText } from '../../../app/text.ts';
import { uploadsQuery } from '../../../lib/queries.ts';
import type { Upload } from '../../../lib/types.ts';
import { Page } from '../../../shell/page.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { ConnectionList } from './connection-list.tsx';
import { DropZone } from './drop-zone.tsx';
import { FileCatalogue } from './file-catalogue.tsx';
import { IntegrationCatalogue } from './integration-catalogue.tsx';
import { PastUploads } from './past-uploads.tsx';
import { PhoneCard } from './phone-card.tsx';
import { sendFile } from './send-file.ts';
import { type Sending, sendingQuery } from './sending.ts';
import { QualityCard } from './quality-card.tsx';
import { SetAsideCard } from './set-aside-card.tsx';
import { SourceList } from './source-list.tsx';
import { TakeAlong } from './take-along.tsx';
import type texts from './texts.en.json';
import { UploadRow } from './upload-row.tsx';
import { RUNNING } from './upload-words.ts';
import { WorkoutsCard } from './workouts-card.tsx';

/** Events tell of progress at once; asking in between holds when they do not come through. */
const ASK_MS = 2000;

/** Uploads of the server and of this browser as one list: of an upload that is being sent, the browser knows more. */
export function runningUploads(
  uploads: readonly Upload[],
  sendings: readonly Sending[],
): readonly { upload: Upload; sending: Sending | undefined }[] {
  const own = new Map(sendings.map((sending) => [sending.upload.uploadId, sending]));
  const known = new Set(uploads.map((upload) => upload.uploadId));
  const newest = sendings.filter((sending) => !known.has(sending.upload.uploadId)).map((sending) => sending.upload);
  return [...newest, ...uploads]
    .filter((upload) => RUNNING.has(upload.status))
    .map((upload) => {
      const sending = own.get(upload.uploadId);
      return { upload: upload.status === 'receiving' && sending !== undefined ? sending.upload : upload, sending };
    });
}

function Usable() {
  const t = useText<keyof typeof texts>();
  const link = 'target inline-flex items-center text-accent-text underline underline-offset-3';
  return (
    <Card title={t('sources.usable')}>
      <ul className="mb-2">
        <li>
          <Link to="/today" className={link}>
            {t('sources.usable.today')}
          </Link>
        </li>
        <li>
          <Link to="/explore" className={link}>
            {t('sources.usable.explore')}
          </Link>
        </li>
      </ul>
      <p className="text-note text-text-3">{t('sources.usable.leave')}</p>
    </Card>
  );
}

/** Files come in here; what comes in now, what came before, and which source counts. */
export function SourcesScreen() {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const uploads = useQuery({
    ...uploadsQuery(),
    refetchInterval: ({ state }) => (state.data?.items.some((upload) => RUNNING.has(upload.status)) === true ? ASK_MS : false),
  });
  const { data: sendings = [] } = useQuery(sendingQuery());
  const { mutate, error } = useMutation({ mutationFn: (file: File) => sendFile(cache, file) });
  const onFiles = useCallback((files: readonly File[]) => files.forEach((file) => mutate(file)), [mutate]);
  const running = runningUploads(uploads.data?.items ?? [], sendings);
  const isComing = running.some(({ upload }) => upload.needsMapping !== true);
  return (
    <Page title={t(isComing ? 'sources.title.coming' : 'sources.title')} name={t('sources.name')} above={t('sources.name')}>
      <div className="grid items-start gap-4 md:gap-5 lg:grid-cols-2">
        {running.length > 0 && (
          <>
            <div className={isComing ? undefined : 'lg:col-span-2'}>
              <Card title={t('sources.now')}>
                <ul>
                  {running.map(({ upload, sending }) => (
                    <UploadRow key={upload.uploadId} upload={upload} sending={sending} onGoOn={mutate} />
                  ))}
                </ul>
              </Card>
            </div>
            {isComing && <Usable />}
          </>
        )}
        <div className="grid content-start gap-4 md:gap-5">
          <ConnectionList />
          <DropZone onFiles={onFiles} />
          {error !== null && (
            <Card>
              <ErrorState error={error} />
            </Card>
          )}
          <PhoneCard />
          <SourceList />
          {uploads.data === undefined ? (
            <Card title={t('sources.past')}>
              {uploads.isError ? <ErrorState error={uploads.error} onRetry={() => void uploads.refetch()} /> : <Loading />}
            </Card>
          ) : (
            <PastUploads uploads={uploads.data.items.filter((upload) => !RUNNING.has(upload.status))} />
          )}
          <TakeAlong />
        </div>
        <div className="grid content-start gap-4 md:gap-5">
          <FileCatalogue />
          <IntegrationCatalogue />
          <QualityCard />
          <SetAsideCard />
          <WorkoutsCard />
        </div>
      </div>
    </Page>
  );
}
