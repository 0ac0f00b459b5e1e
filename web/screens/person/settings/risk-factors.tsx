import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';
import { Field, Select } from '../../../ui/field.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { riskEquationsQuery, riskFactorsQuery } from './queries.ts';
import type texts from './texts.en.json';

type Factors = Got<'recommendation.getRiskFactors'>;
type Diabetes = NonNullable<Factors['diabetes']>;
type Family = NonNullable<Factors['familyDiabetes']>;

const QUESTIONS = ['activeDaily', 'vegetablesDaily', 'highGlucoseEver'] as const;
const FAMILY: readonly Family[] = ['none', 'second-degree', 'first-degree'];
const TYPES: readonly Diabetes['type'][] = ['type-2', 'type-1', 'other'];
const NOT_TOLD = 'not-told';
/** What stands in the field before an age was told. */
const USUAL_AGE = 50;

const without = (factors: Factors, name: keyof Factors): Factors => {
  const { [name]: _left, ...rest } = factors;
  return rest;
};

/** What only risk equations for clinicians ask for, and which of them can be worked out. Not told is another answer than no. */
export function RiskFactors({ hasDiabetes }: { readonly hasDiabetes: boolean }) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const query = useQuery(riskFactorsQuery());
  const save = useMutation({
    mutationFn: (body: Factors) => api('recommendation.setRiskFactors', { params: { personId: 'me' }, body }),
    onSuccess: () => {
      for (const key of ['risk-factors', 'risk-equations']) void cache.invalidateQueries({ queryKey: [key] });
    },
  });
  if (query.data === undefined) return null;
  const told = save.isPending ? save.variables : query.data;
  const { diabetes } = told;
  return (
    <fieldset className="mt-4 grid gap-3">
      <legend className="mb-2 text-note font-semibold">{t('settings.risk')}</legend>
      <p className="text-note text-text-3">{t('settings.medicines.help')}</p>
      {hasDiabetes ? (
        <>
          <Select
            label={t('settings.risk.diabetes')}
            value={diabetes?.type ?? NOT_TOLD}
            onChange={({ target: { value } }) => {
              const type = TYPES.find((one) => one === value);
              save.mutate(
                type === undefined
                  ? without(told, 'diabetes')
                  : { ...told, diabetes: { type, ageAtDiagnosis: diabetes?.ageAtDiagnosis ?? USUAL_AGE } },
              );
            }}
            options={[NOT_TOLD, ...TYPES].map((value) => ({ value, label: t(`settings.risk.diabetes.${value as Diabetes['type']}`) }))}
          />
          {diabetes !== undefined && (
            <Field
              key={diabetes.type}
              label={t('settings.risk.diagnosed')}
              type="number"
              min={0}
              max={120}
              defaultValue={diabetes.ageAtDiagnosis}
              onBlur={({ target: { valueAsNumber: ageAtDiagnosis } }) => {
                if (Number.isInteger(ageAtDiagnosis) && ageAtDiagnosis !== diabetes.ageAtDiagnosis)
                  save.mutate({ ...told, diabetes: { ...diabetes, ageAtDiagnosis } });
              }}
            />
          )}
        </>
      ) : (
        <>
          {QUESTIONS.map((name) => (
            <Select
              key={name}
              label={t(`settings.risk.${name}`)}
              value={told[name] === undefined ? NOT_TOLD : told[name] ? 'yes' : 'no'}
              onChange={({ target: { value } }) =>
                save.mutate(value === NOT_TOLD ? without(told, name) : { ...told, [name]: value === 'yes' })
              }
              options={([NOT_TOLD, 'yes', 'no'] as const).map((value) => ({ value, label: t(`settings.risk.answer.${value}`) }))}
            />
          ))}
          <Select
            label={t('settings.risk.family')}
            value={told.familyDiabetes ?? NOT_TOLD}
            onChange={({ target: { value } }) => {
              const familyDiabetes = FAMILY.find((one) => one === value);
              save.mutate(familyDiabetes === undefined ? without(told, 'familyDiabetes') : { ...told, familyDiabetes });
            }}
            options={[NOT_TOLD, ...FAMILY].map((value) => ({ value, label: t(`settings.risk.family.${value as Family}`) }))}
          />
        </>
      )}
      {save.isError && <ErrorState error={save.error} />}
      <Equations />
    </fieldset>
  );
}

/** Which equations can be worked out for a clinician, and what the others lack. */
function Equations() {
  const t = useText<keyof typeof texts>();
  const all = useQuery(riskEquationsQuery());
  if (all.data === undefined) return null;
  return (
    <details className="text-note">
      <summary className="target flex cursor-pointer items-center text-accent-text">{t('settings.risk.equations')}</summary>
      <ul className="mt-1">
        {all.data.items.map(({ method, name, isAssessed, reason }) => (
          <li key={method} className="border-b border-grid py-2 last:border-0">
            <strong>{name}</strong>: {isAssessed ? t('settings.risk.assessed') : reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
