import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { type LogFilter, LEVELS } from './queries.ts';
import type texts from './texts.en.json';

/** What is searched for; it stands in the address, so that a search can be kept and handed on. */
export function FilterBar({ filter, services }: { readonly filter: LogFilter; readonly services: readonly string[] }) {
  const t = useText<keyof typeof texts>();
  const navigate = useNavigate();
  const [words, setWords] = useState(filter.q ?? '');
  const show = (part: Readonly<Record<string, string>>): void => {
    const next = { ...filter, ...part };
    void navigate({ to: '/ops/logs', search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')) });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    show({ q: words.trim() });
  };
  return (
    <form role="search" onSubmit={submit} className="grid items-end gap-4 md:grid-cols-[minmax(0,1fr)_12rem_12rem_auto]">
      <Field
        label={t('logs.search')}
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={t('logs.search.help')}
      />
      <Select
        label={t('logs.service')}
        value={filter.service ?? ''}
        onChange={(event) => show({ service: event.target.value })}
        options={[{ value: '', label: t('logs.service.all') }, ...services.map((name) => ({ value: name, label: name }))]}
      />
      <Select
        label={t('logs.level')}
        value={filter.level ?? ''}
        onChange={(event) => show({ level: event.target.value })}
        options={[{ value: '', label: t('logs.level.all') }, ...LEVELS.map((level) => ({ value: level, label: t(`logs.level.${level}`) }))]}
      />
      <Button kind="primary" type="submit">
        {t('logs.run')}
      </Button>
      {filter.trace !== undefined && (
        <p className="flex flex-wrap items-center gap-3 text-note md:col-span-4">
          {t('logs.trace', { trace: filter.trace })}
          <Button kind="link" onClick={() => show({ trace: '' })}>
            {t('logs.trace.off')}
          </Button>
        </p>
      )}
    </form>
  );
}
