import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { profileQuery } from '../../../lib/queries.ts';
import { keepTheme, readTheme, type Theme } from '../../../lib/theme.ts';
import type { Profile } from '../../../lib/types.ts';
import { Select } from '../../../ui/field.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import type texts from './texts.en.json';
import { useProfileChange } from './use-profile.ts';

type Units = Profile['units'];

const CHOICES: { readonly [Kind in keyof Units]: readonly { readonly value: Units[Kind]; readonly label: string }[] } = {
  weight: [
    { value: 'kg', label: 'kg' },
    { value: '[lb_av]', label: 'lb' },
  ],
  height: [
    { value: 'cm', label: 'cm' },
    { value: '[in_i]', label: 'in' },
  ],
  glucose: [
    { value: 'mmol/L', label: 'mmol/L' },
    { value: 'mg/dL', label: 'mg/dL' },
  ],
  temperature: [
    { value: 'Cel', label: '°C' },
    { value: '[degF]', label: '°F' },
  ],
  distance: [
    { value: 'km', label: 'km' },
    { value: '[mi_i]', label: 'miles' },
  ],
};

const KINDS = ['weight', 'height', 'glucose', 'temperature', 'distance'] as const;

function UnitChoices({ units }: { readonly units: Units }) {
  const t = useText<keyof typeof texts>();
  const change = useProfileChange();
  return (
    <>
      <div className="grid gap-4 @sm:grid-cols-2">
        {KINDS.map((kind) => (
          <Select
            key={kind}
            label={t(`settings.units.${kind}`)}
            value={units[kind]}
            options={CHOICES[kind]}
            // The options of the list are the values of this unit.
            onChange={(event) => change.mutate({ units: { ...units, [kind]: event.target.value } as Units })}
          />
        ))}
      </div>
      {change.isError && <ErrorState error={change.error} />}
    </>
  );
}

function ThemeChoice() {
  const t = useText<keyof typeof texts>();
  const [theme, setTheme] = useState<Theme>('system');
  // The cookie is read in the browser only: the first page is written the same for all.
  useEffect(() => setTheme(readTheme()), []);
  return (
    <div className="mt-5 grid gap-1.5">
      <p className="text-note font-semibold" aria-hidden>
        {t('settings.theme')}
      </p>
      <div>
        <Segmented<Theme>
          label={t('settings.theme')}
          value={theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          onChange={(next) => {
            keepTheme(next);
            setTheme(next);
          }}
        />
      </div>
    </div>
  );
}

/** How figures and pages look. */
export function LookCard() {
  const t = useText<keyof typeof texts>();
  const profile = useQuery(profileQuery());
  return (
    <QueryCard title={t('settings.look')} query={profile}>
      {({ units }) => (
        <>
          <UnitChoices units={units} />
          <ThemeChoice />
        </>
      )}
    </QueryCard>
  );
}
