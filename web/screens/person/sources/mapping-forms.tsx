import { useText } from '../../../app/text.ts';
import { Select } from '../../../ui/field.tsx';
import type { TableDraft } from './table-draft.ts';
import type texts from './texts.en.json';

const TIME_FORMS = ['written', 'epoch-seconds', 'epoch-milliseconds'] as const;
const DAY_ORDERS = ['day-first', 'month-first'] as const;
const MARKS = ['.', ','] as const;
const LASTS = ['moment', 'minute', 'hour', 'day'] as const;
/** Left to Aceso. */
const FOUND_OUT = 'found-out';

const without = ({ dayOrder: _order, ...draft }: TableDraft): TableDraft => draft;
const withoutMark = ({ decimalMark: _mark, ...draft }: TableDraft): TableDraft => draft;

/** How times and numbers of a table are written, and how long a row lasts. */
export function MappingForms({
  draft,
  onDraft,
}: {
  readonly draft: TableDraft;
  readonly onDraft: (change: (before: TableDraft) => TableDraft) => void;
}) {
  const t = useText<keyof typeof texts>();
  const foundOut = { value: FOUND_OUT, label: t('sources.map.found-out') };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={t('sources.map.form')}
        value={draft.timeForm}
        onChange={({ target }) =>
          onDraft((before) => ({ ...before, timeForm: TIME_FORMS.find((one) => one === target.value) ?? before.timeForm }))
        }
        options={TIME_FORMS.map((value) => ({ value, label: t(`sources.map.form.${value}`) }))}
      />
      <Select
        label={t('sources.map.order')}
        value={draft.dayOrder ?? FOUND_OUT}
        onChange={({ target }) =>
          onDraft((before) => {
            const dayOrder = DAY_ORDERS.find((one) => one === target.value);
            return dayOrder === undefined ? without(before) : { ...before, dayOrder };
          })
        }
        options={[foundOut, ...DAY_ORDERS.map((value) => ({ value, label: t(`sources.map.order.${value}`) }))]}
      />
      <Select
        label={t('sources.map.mark')}
        value={draft.decimalMark ?? FOUND_OUT}
        onChange={({ target }) =>
          onDraft((before) => {
            const decimalMark = MARKS.find((one) => one === target.value);
            return decimalMark === undefined ? withoutMark(before) : { ...before, decimalMark };
          })
        }
        options={[foundOut, { value: '.', label: t('sources.map.mark.point') }, { value: ',', label: t('sources.map.mark.comma') }]}
      />
      <Select
        label={t('sources.map.lasts')}
        value={draft.lasts}
        onChange={({ target }) => onDraft((before) => ({ ...before, lasts: LASTS.find((one) => one === target.value) ?? before.lasts }))}
        options={LASTS.map((value) => ({ value, label: t(`sources.map.lasts.${value}`) }))}
      />
    </div>
  );
}
