import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { useNotice } from '../../../ui/toast.tsx';
import type { ServiceConfiguration } from './queries.ts';
import type texts from './texts.en.json';

/** What is to be done with a setting, and why. */
export type SettingChange =
  | { readonly kind: 'set'; readonly name: string; readonly value: unknown; readonly reason: string }
  | { readonly kind: 'clear'; readonly name: string; readonly reason: string };

/** Changes a setting, thought out on the version that is on the screen: a newer one refuses it. */
export function useChange({ service, version }: Pick<ServiceConfiguration, 'service' | 'version'>) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const notice = useNotice();
  return useMutation({
    mutationFn: (change: SettingChange) => {
      const params = { service, setting: change.name };
      return change.kind === 'set'
        ? api('configuration.setSetting', { params, body: { value: change.value, reason: change.reason, expectedVersion: version } })
        : api('configuration.clearSetting', { params, query: { reason: change.reason, expectedVersion: version } });
    },
    onSuccess: (done, { name }) => notice({ text: t('config.applied', { name, version: done.version, service }) }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['configuration'] }),
  });
}
