import { useMutation, useQueryClient } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import type { Got } from '../../../lib/api-types.ts';
import { api } from '../../../lib/api.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { ErrorState } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { modelQuery } from './queries.ts';
import type texts from './texts.en.json';

type State = Got<'recommendation.getModel'>;

/** Agrees to the model that is set up, by name and place, or withdraws that. What leaves the machine stands beside it. */
export function ModelSwitch({ state, model }: { readonly state: State; readonly model: NonNullable<State['model']> }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const cache = useQueryClient();
  const { agreed, decidedAt, textVersion, isLocal } = state;
  const decide = useMutation({
    mutationFn: (wanted: boolean) =>
      api('recommendation.decideModel', { params: { personId: 'me' }, body: wanted ? { agreed: true, model } : { agreed: false } }),
    onSettled: () => cache.invalidateQueries({ queryKey: modelQuery().queryKey }),
  });
  return (
    <>
      <Switch
        label={t('model.switch', { name: model.name })}
        help={t('model.where', { host: model.host, local: String(isLocal === true) })}
        checked={decide.isPending ? decide.variables : agreed}
        onChange={decide.mutate}
      />
      <p className="mt-3 text-note text-text-2">{t('model.sent')}</p>
      <p className="mt-1 text-note text-text-2">{t('model.checked')}</p>
      {agreed && decidedAt !== undefined && (
        <p className="mt-1 text-note text-text-3">{t('model.when', { when: dayAndTime(decidedAt, place), version: textVersion })}</p>
      )}
      {decide.isError && <ErrorState error={decide.error} />}
    </>
  );
}
