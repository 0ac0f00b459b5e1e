import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { profileQuery } from '../../../lib/queries.ts';
import { type Country, countries } from '../../../lib/countries.ts';
import { timeZones } from '../../../lib/time-zones.ts';
import type { Profile } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { faultOf } from '../../../lib/faults.ts';
import { formOf, profileChange } from './profile-form.ts';
import type texts from './texts.en.json';
import { useProfileChange } from './use-profile.ts';

/** Ways to write numbers and dates; texts are in English so far. */
const LANGUAGES = ['en-GB', 'en-US', 'en-IE', 'de-CH', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'sv-SE', 'ja-JP'];

function ProfileForm({ profile }: { readonly profile: Profile }) {
  const t = useText<keyof typeof texts>();
  const [form, setForm] = useState(formOf(profile));
  const change = useProfileChange();
  // Server and browser need not know the same names: the page begins with the code alone.
  const [named, setNamed] = useState<readonly Country[]>(
    profile.country === undefined ? [] : [{ code: profile.country, name: profile.country }],
  );
  useEffect(() => setNamed(countries('en')), []);
  const set = (part: Partial<typeof form>): void => setForm({ ...form, ...part });
  const languageName = new Intl.DisplayNames('en', { type: 'language' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(profileChange(form));
  };
  return (
    <form onSubmit={submit} className="grid gap-4 @lg:grid-cols-2">
      <Field
        label={t('settings.name')}
        required
        maxLength={80}
        value={form.displayName}
        onChange={(e) => set({ displayName: e.target.value })}
        fault={faultOf(change.error, 'displayName')}
      />
      <Field
        label={t('settings.birth-year')}
        help={t('settings.birth-year.help')}
        type="number"
        min={1900}
        max={2100}
        value={form.birthYear}
        onChange={(e) => set({ birthYear: e.target.value })}
        fault={faultOf(change.error, 'birthYear')}
      />
      <Select
        label={t('settings.sex')}
        value={form.sex}
        onChange={(e) => set({ sex: e.target.value })}
        options={[
          { value: '', label: t('settings.sex.none') },
          { value: 'female', label: t('settings.sex.female') },
          { value: 'male', label: t('settings.sex.male') },
        ]}
      />
      <Field
        label={t('settings.height')}
        type="number"
        min={50}
        max={260}
        step="any"
        value={form.heightCm}
        onChange={(e) => set({ heightCm: e.target.value })}
        fault={faultOf(change.error, 'heightCm')}
      />
      <Select
        label={t('settings.zone')}
        value={form.timeZone}
        onChange={(e) => set({ timeZone: e.target.value })}
        options={timeZones(form.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      <Select
        label={t('settings.country')}
        help={t('settings.country.help')}
        value={form.country}
        onChange={(e) => set({ country: e.target.value })}
        options={[
          ...(profile.country === undefined ? [{ value: '', label: t('settings.country.none') }] : []),
          ...named.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Select
        label={t('settings.language')}
        help={t('settings.language.help')}
        value={form.language}
        onChange={(e) => set({ language: e.target.value })}
        options={[...new Set([form.language, ...LANGUAGES])].map((tag) => ({ value: tag, label: languageName.of(tag) ?? tag }))}
      />
      <div className="flex items-center gap-4 @lg:col-span-2">
        <Button kind="primary" type="submit" disabled={change.isPending}>
          {t('settings.save')}
        </Button>
        <p role="status" className="text-note text-text-3">
          {change.isSuccess && t('settings.saved')}
        </p>
      </div>
      {change.isError && (
        <div className="@lg:col-span-2">
          <ErrorState error={change.error} />
        </div>
      )}
    </form>
  );
}

/** Name, and what formulas and calendars need. */
export function ProfileCard() {
  const t = useText<keyof typeof texts>();
  const profile = useQuery(profileQuery());
  return (
    <QueryCard title={t('settings.you')} query={profile}>
      {(data) => <ProfileForm key={data.version} profile={data} />}
    </QueryCard>
  );
}
