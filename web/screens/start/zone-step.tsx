import { type FormEvent, useState } from 'react';
import { useText } from '../../app/text.ts';
import { timeZones } from '../../lib/time-zones.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import type texts from './texts.en.json';

/** The zone in which days are counted. */
export function ZoneStep({
  value,
  isLast,
  onNext,
}: {
  readonly value: string;
  readonly isLast: boolean;
  readonly onNext: (timeZone: string) => void;
}) {
  const t = useText<keyof typeof texts>();
  const [zone, setZone] = useState(value);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onNext(zone);
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      <Select
        label={t('start.zone.label')}
        help={t('start.zone.help')}
        name="timeZone"
        value={zone}
        onChange={(event) => setZone(event.target.value)}
        options={timeZones(value).map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))}
      />
      <Button kind="primary" type="submit" className="justify-self-start">
        {t(isLast ? 'start.finish' : 'start.next')}
      </Button>
    </form>
  );
}
