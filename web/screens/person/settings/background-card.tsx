import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../app/text.ts';
import { QUESTIONNAIRES } from '../../../lib/addresses.ts';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';
import { Select } from '../../../ui/field.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { backgroundQuery } from './queries.ts';
import { RiskFactors } from './risk-factors.tsx';
import { RiskMedicines } from './risk-medicines.tsx';
import type texts from './texts.en.json';

type Background = Got<'recommendation.getBackground'>;
type Condition = Background['conditions'][number];
type Status = NonNullable<Background['smoking']>['status'];

const CONDITIONS: readonly Condition[] = [
  'pregnancy',
  'diabetes',
  'kidney-disease',
  'cardiovascular-disease',
  'atrial-fibrillation',
  'pacemaker',
  'beta-blocker',
  'eating-disorder',
  'hysterectomy',
  'shift-work',
  'no-alcohol',
];
const STATUSES: readonly Status[] = ['never', 'former', 'current'];

/** What was chosen in the list; anything else is not said. */
const smokingOf = (before: Background['smoking'], chosen: string): Pick<Background, 'smoking'> => {
  const status = STATUSES.find((one) => one === chosen);
  return status === undefined ? {} : { smoking: { ...before, status } };
};

/** What no device measures and advice must know, changed at once. */
export function BackgroundCard() {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const background = useQuery(backgroundQuery());
  const save = useMutation({
    mutationFn: (body: Background) => api('recommendation.setBackground', { params: { personId: 'me' }, body }),
    onSuccess: () => {
      for (const key of ['background', 'overview', 'recommendations', 'risk-equations']) void cache.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <QueryCard title={t('settings.background')} query={background}>
      {(told) => {
        const shown = save.isPending ? save.variables : told;
        return (
          <>
            <p className="mb-3 text-note text-text-3">{t('settings.background.help')}</p>
            <Select
              label={t('settings.background.smoking')}
              value={shown.smoking?.status ?? 'none'}
              onChange={({ target: { value } }) => {
                const { smoking, ...rest } = shown;
                save.mutate({ ...rest, ...smokingOf(smoking, value) });
              }}
              options={['none', ...STATUSES].map((value) => ({
                value,
                label: t(`settings.background.smoking.${value as Status | 'none'}`),
              }))}
            />
            <fieldset className="mt-4 grid gap-2">
              <legend className="mb-2 text-note font-semibold">{t('settings.background.conditions')}</legend>
              {CONDITIONS.map((name) => (
                <Switch
                  key={name}
                  label={t(`settings.background.${name}`)}
                  checked={shown.conditions.includes(name)}
                  onChange={(checked) =>
                    save.mutate({ ...shown, conditions: [...shown.conditions.filter((one) => one !== name), ...(checked ? [name] : [])] })
                  }
                />
              ))}
            </fieldset>
            <p className="mt-4">
              <Link to={QUESTIONNAIRES} className="target inline-flex items-center text-accent-text underline underline-offset-3">
                {t('settings.background.questionnaires')}
              </Link>
            </p>
            {save.isError && <ErrorState error={save.error} />}
            <RiskMedicines />
            <RiskFactors hasDiabetes={shown.conditions.includes('diabetes')} />
          </>
        );
      }}
    </QueryCard>
  );
}
