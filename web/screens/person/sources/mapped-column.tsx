import { useText } from '../../../app/text.ts';
import { ApiProblem } from '../../../lib/problem.ts';
import type { Metric, TableProposal } from '../../../lib/types.ts';
import { Field, Select } from '../../../ui/field.tsx';
import type { Role } from './table-draft.ts';
import type texts from './texts.en.json';

const DOUBTS = ['unit-not-told', 'name-in-part', 'values-out-of-range'] as const;

/** What a refused preview says about a part of a column. */
function faultAt(error: unknown, place: number, part: 'metric' | 'unit'): string | undefined {
  if (!(error instanceof ApiProblem) || place < 0) return undefined;
  return error.problem.errors?.find(({ path }) => path === `/body/columns/${place}/${part}`)?.message;
}

/** One column of a table: its name, first values, and what it is. */
export function MappedColumn({
  column: { name, examples, metric, doubt },
  role,
  place,
  metrics,
  error,
  onRole,
}: {
  readonly column: TableProposal['columns'][number];
  readonly role: Role;
  /** Where the column stands among the measures of the mapping; -1: it is none. */
  readonly place: number;
  readonly metrics: readonly Metric[];
  readonly error: unknown;
  readonly onRole: (role: Role) => void;
}) {
  const t = useText<keyof typeof texts>();
  const label = name === '' ? t('sources.map.unnamed') : name;
  const choose = (value: string): void => {
    if (value === 'nothing' || value === 'time' || value === 'end') return onRole({ is: value });
    const chosen = metrics.find(({ id }) => id === value);
    if (chosen !== undefined) onRole({ is: 'metric', metric: chosen.id, unit: chosen.unit });
  };
  const known = DOUBTS.find((one) => one === doubt);
  const isAsProposed = role.is === 'metric' && role.metric === metric;
  const metricFault = faultAt(error, place, 'metric');
  return (
    <li className="grid gap-2 border-b border-grid pb-4 sm:grid-cols-2">
      <Select
        label={label}
        value={role.is === 'metric' ? role.metric : role.is}
        onChange={({ target }) => choose(target.value)}
        help={examples.length === 0 ? t('sources.map.empty') : t('sources.map.examples', { values: examples.join(' · ') })}
        {...(metricFault !== undefined && { fault: metricFault })}
        options={[
          { value: 'nothing', label: t('sources.map.nothing') },
          { value: 'time', label: t('sources.map.time') },
          { value: 'end', label: t('sources.map.end') },
          ...metrics.map(({ id, name: words }) => ({ value: id, label: words })).toSorted((a, b) => (a.label < b.label ? -1 : 1)),
        ]}
      />
      {role.is === 'metric' && (
        <Field
          label={t('sources.map.unit', { name: label })}
          required
          maxLength={40}
          autoComplete="off"
          value={role.unit}
          onChange={({ target }) => onRole({ ...role, unit: target.value })}
          fault={faultAt(error, place, 'unit')}
          {...(known !== undefined && isAsProposed && { help: t(`sources.map.doubt.${known}`) })}
        />
      )}
    </li>
  );
}
