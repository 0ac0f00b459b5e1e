import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { uploadsQuery } from '../../../lib/queries.ts';
import type { Upload } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { useNotice } from '../../../ui/toast.tsx';
import type texts from './texts.en.json';

/** The raw file of an upload: the person has it back, or has it removed. */
export function KeptFile({ upload: { uploadId, name } }: { readonly upload: Upload }) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const notice = useNotice();
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => api('health-data.removeUploadFile', { params: { uploadId } }),
    onSuccess: async () => {
      setOpen(false);
      notice({ text: t('sources.file.removed', { name }) });
      await cache.invalidateQueries({ queryKey: uploadsQuery().queryKey });
    },
  });
  return (
    <>
      <Button kind="link" asChild>
        <a href={`/v1/uploads/${uploadId}/file`} download={name} aria-label={t('sources.file.of', { name })}>
          {t('sources.file')}
        </a>
      </Button>
      <Dialog
        title={t('sources.file.remove.of', { name })}
        description={t('sources.file.remove.what')}
        trigger={
          <Button kind="link" aria-label={t('sources.file.remove.of', { name })}>
            {t('sources.file.remove')}
          </Button>
        }
        open={isOpen}
        onOpenChange={setOpen}
      >
        {remove.isError && <ErrorState error={remove.error} />}
        <Button kind="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {t('sources.file.remove.do')}
        </Button>
      </Dialog>
    </>
  );
}
