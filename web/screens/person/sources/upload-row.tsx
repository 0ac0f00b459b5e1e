import { numberFormat } from '@aceso/charts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { uploadsQuery } from '../../../lib/queries.ts';
import type { Upload } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { MappingSheet } from './mapping-sheet.tsx';
import { dropSending, type Sending } from './sending.ts';
import type texts from './texts.en.json';
import { megabytes, TAGS } from './upload-words.ts';

function useProgressWords(upload: Upload, sending: Sending | undefined): string {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { progress, received, bytes = 0 } = upload;
  if (upload.status === 'receiving') {
    const parts = { done: megabytes(received), all: megabytes(bytes) };
    if (sending === undefined) return t('sources.resume', parts);
    return t(sending.error === undefined ? 'sources.send' : 'sources.paused', parts);
  }
  const count = numberFormat(0, locale)(progress.samples);
  if (progress.secondsLeft === undefined) return t('sources.read', { count });
  const minutes = Math.round(progress.secondsLeft / 60);
  return t('sources.read.left', { count, left: minutes < 1 ? t('sources.left.soon') : t('sources.left.minutes', { minutes }) });
}

/** An upload that is under way: how far it is, a way to stop it, a way to go on. */
export function UploadRow({
  upload,
  sending,
  onGoOn,
}: {
  readonly upload: Upload;
  readonly sending: Sending | undefined;
  readonly onGoOn: (file: File) => void;
}) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const words = useProgressWords(upload, sending);
  const isReceiving = upload.status === 'receiving';
  const cancel = useMutation({
    mutationFn: () => {
      sending?.stop();
      return api('health-data.cancelUpload', { params: { uploadId: upload.uploadId } });
    },
    onSuccess: () => {
      dropSending(cache, upload.uploadId);
      return cache.invalidateQueries({ queryKey: uploadsQuery().queryKey });
    },
  });
  const [done, total] = isReceiving ? [upload.received, upload.bytes] : [upload.progress.done, upload.progress.total];
  return (
    <li className="border-b border-grid py-4 first:pt-0 last:border-0 last:pb-0">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 className="min-w-0 break-words">{upload.name}</h3>
        <Tag kind={TAGS[upload.status]}>{t(`sources.status.${upload.status}`)}</Tag>
      </div>
      {upload.status === 'waiting' && upload.needsMapping === true ? (
        <MappingSheet upload={upload} />
      ) : (
        <Progress label={upload.name} done={done} total={total} words={words} />
      )}
      {sending?.error !== undefined && <ErrorState error={sending.error} />}
      {cancel.isError && <ErrorState error={cancel.error} />}
      <div className="mt-2 flex flex-wrap gap-3">
        {sending?.error !== undefined && <Button onClick={() => onGoOn(sending.file)}>{t('sources.go-on')}</Button>}
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('sources.cancel', { name: upload.name })}
        </Button>
      </div>
    </li>
  );
}
