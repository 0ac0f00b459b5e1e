import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { connectionsQuery, sourcesQuery } from '../../../lib/queries.ts';
import type { Connection } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { useNotice } from '../../../ui/toast.tsx';
import type texts from './texts.en.json';

/** Three separate choices: no new data, no access at the vendor, nothing left of what came. */
export function Disconnect({ connection: { connectionId, name } }: { readonly connection: Connection }) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const notice = useNotice();
  const [isOpen, setOpen] = useState(false);
  const [revoke, setRevoke] = useState(true);
  const [erase, setErase] = useState(false);
  const end = useMutation({
    mutationFn: () => api('health-data.disconnect', { params: { personId: 'me', connectionId }, query: { revoke, erase } }),
    onSuccess: async ({ revoked, erased }) => {
      setOpen(false);
      notice({
        text:
          revoked === 'failed'
            ? t('sources.disconnect.done.failed', { name })
            : erased > 0
              ? t('sources.disconnect.done.erased', { name, count: erased })
              : t('sources.disconnect.done', { name }),
      });
      await cache.invalidateQueries({ queryKey: connectionsQuery().queryKey });
      await cache.invalidateQueries({ queryKey: sourcesQuery().queryKey });
    },
  });
  return (
    <Dialog
      title={t('sources.disconnect.title', { name })}
      trigger={<Button kind="link">{t('sources.disconnect', { name })}</Button>}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <div className="grid gap-4">
        <p className="text-text-2">{t('sources.disconnect.stop')}</p>
        <Switch label={t('sources.disconnect.revoke', { name })} checked={revoke} onChange={setRevoke} />
        <Switch
          label={t('sources.disconnect.erase', { name })}
          help={t('sources.disconnect.erase.help')}
          checked={erase}
          onChange={setErase}
        />
        {end.isError && <ErrorState error={end.error} />}
        <Button kind="danger" className="justify-self-start" disabled={end.isPending} onClick={() => end.mutate()}>
          {t('sources.disconnect.do')}
        </Button>
      </div>
    </Dialog>
  );
}
