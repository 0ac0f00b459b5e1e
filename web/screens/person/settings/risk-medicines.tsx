import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { riskMedicinesQuery } from './queries.ts';
import type texts from './texts.en.json';

type Medicines = NonNullable<Got<'recommendation.getRiskMedicines'>['medicines']>;

const MEDICINES: Medicines = ['for-blood-pressure', 'statin'];

/** Medicines that risk equations for clinicians ask for: none of them is an answer of its own. */
export function RiskMedicines() {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const query = useQuery(riskMedicinesQuery());
  const save = useMutation({
    mutationFn: (medicines: Medicines) => api('recommendation.setRiskMedicines', { params: { personId: 'me' }, body: { medicines } }),
    onSuccess: () => {
      for (const key of ['risk-medicines', 'risk-equations']) void cache.invalidateQueries({ queryKey: [key] });
    },
  });
  if (query.data === undefined) return null;
  const taken = save.isPending ? save.variables : query.data.medicines;
  return (
    <fieldset className="mt-4 grid gap-2">
      <legend className="mb-2 text-note font-semibold">{t('settings.medicines')}</legend>
      <p className="text-note text-text-3">{t('settings.medicines.help')}</p>
      {MEDICINES.map((name) => (
        <Switch
          key={name}
          label={t(`settings.medicines.${name}`)}
          checked={taken?.includes(name) ?? false}
          onChange={(checked) => save.mutate([...(taken ?? []).filter((one) => one !== name), ...(checked ? [name] : [])])}
        />
      ))}
      {taken === undefined && <Button onClick={() => save.mutate([])}>{t('settings.medicines.none')}</Button>}
      {save.isError && <ErrorState error={save.error} />}
    </fieldset>
  );
}
