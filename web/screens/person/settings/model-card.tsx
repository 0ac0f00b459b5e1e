import { useQuery } from '@tanstack/react-query';
import { useText } from '../../../app/text.ts';
import { QueryCard } from '../../../ui/query-card.tsx';
import { ModelSwitch } from '../model/model-switch.tsx';
import { ModelUses } from '../model/model-uses.tsx';
import { modelQuery } from '../model/queries.ts';
import type texts from '../model/texts.en.json';

/** Which language model words answers, and everything that left for it. */
export function ModelCard() {
  const t = useText<keyof typeof texts>();
  const state = useQuery(modelQuery());
  return (
    <QueryCard title={t('model.title')} query={state}>
      {(found) => (
        <>
          {found.model === undefined ? <p className="text-text-2">{t('model.none')}</p> : <ModelSwitch state={found} model={found.model} />}
          <ModelUses />
        </>
      )}
    </QueryCard>
  );
}
