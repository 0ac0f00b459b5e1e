import { useMutation } from '@tanstack/react-query';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import type { Channel } from './preferences.ts';
import type texts from './texts.en.json';

/** Sends a test message and says how it went. */
export function ChannelTest({ channel }: { readonly channel: Channel }) {
  const t = useText<keyof typeof texts>();
  const test = useMutation({ mutationFn: () => api('notification.testChannel', { params: { personId: 'me' }, body: { channel } }) });
  const name = t(`notify.channel.${channel}`);
  return (
    <div className="grid gap-2">
      <Button className="justify-self-start" disabled={test.isPending} onClick={() => test.mutate()}>
        {t('notify.test.send', { channel: name })}
      </Button>
      <p role="status" className="text-note text-text-2">
        {test.data !== undefined && t('notify.test.result', { channel: name, status: t(`notify.test.${test.data.status}`) })}
      </p>
      {test.isError && <ErrorState error={test.error} />}
    </div>
  );
}
