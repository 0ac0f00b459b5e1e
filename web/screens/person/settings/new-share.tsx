import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { faultOf } from '../../../lib/faults.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { CATEGORIES } from '../../../lib/categories.ts';
import { sharesQuery } from './queries.ts';
import type texts from './texts.en.json';

const DAY_MS = 86_400_000;
const EVERYTHING = '*';
/** Days that a share lasts; 0 until it is stopped. */
const LENGTHS = ['1', '90', '0'] as const;

/** Lets somebody see categories of data for a time; nothing is chosen before. */
export function NewShare() {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [email, setEmail] = useState('');
  const [relation, setRelation] = useState<'clinician' | 'caregiver'>('clinician');
  const [categories, setCategories] = useState<readonly string[]>([]);
  const [days, setDays] = useState<string>('90');
  const isAll = categories.includes(EVERYTHING);
  const create = useMutation({
    mutationFn: () =>
      api('users.createShare', {
        params: { personId: 'me' },
        body: {
          email,
          relation,
          categories: [...categories],
          ...(days === '0' ? {} : { expiresAt: new Date(Date.now() + Number(days) * DAY_MS).toISOString() }),
        },
      }),
    onSuccess: () => {
      setOpen(false);
      setCategories([]);
      setEmail('');
      return cache.invalidateQueries({ queryKey: sharesQuery().queryKey });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (categories.length > 0) create.mutate();
  };
  return (
    <Dialog title={t('settings.share.new')} trigger={<Button>{t('settings.share.new')}</Button>} open={isOpen} onOpenChange={setOpen}>
      <form onSubmit={submit} className="grid gap-4">
        <Field
          label={t('settings.share.email')}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          fault={faultOf(create.error, 'email')}
        />
        <Select
          label={t('settings.share.relation')}
          value={relation}
          onChange={(event) => setRelation(event.target.value === 'caregiver' ? 'caregiver' : 'clinician')}
          options={(['clinician', 'caregiver'] as const).map((value) => ({ value, label: t(`settings.share.${value}`) }))}
        />
        <fieldset>
          <legend className="mb-1 text-note font-semibold">{t('settings.share.what')}</legend>
          <label className="target flex cursor-pointer items-center gap-3">
            <input
              type="checkbox"
              className="size-5 accent-[var(--accent)]"
              checked={isAll}
              onChange={(event) => setCategories(event.target.checked ? [EVERYTHING] : [])}
            />
            {t('settings.share.everything')}
          </label>
          <div className="grid grid-cols-2 gap-x-4">
            {CATEGORIES.map((category) => (
              <label key={category} className="target flex cursor-pointer items-center gap-3">
                <input
                  type="checkbox"
                  className="size-5 accent-[var(--accent)]"
                  disabled={isAll}
                  checked={isAll || categories.includes(category)}
                  onChange={(event) =>
                    setCategories(event.target.checked ? [...categories, category] : categories.filter((one) => one !== category))
                  }
                />
                {t(`settings.category.${category}`)}
              </label>
            ))}
          </div>
          {categories.length === 0 && <p className="text-note text-text-3">{t('settings.share.pick')}</p>}
        </fieldset>
        <Select
          label={t('settings.share.long')}
          value={days}
          onChange={(event) => setDays(event.target.value)}
          options={LENGTHS.map((value) => ({ value, label: t(`settings.share.long.${value}`) }))}
        />
        {create.isError && <ErrorState error={create.error} />}
        <Button kind="primary" type="submit" className="justify-self-start" disabled={create.isPending || categories.length === 0}>
          {t('settings.share.give')}
        </Button>
      </form>
    </Dialog>
  );
}
