import { useText } from '../../../app/text.ts';
import { Button } from '../../../ui/button.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import type uiTexts from '../../../ui/texts.en.json';
import { RANGES, type Range } from './queries.ts';
import type texts from './texts.en.json';

/** Which time of a measure is shown, and whether as a picture or a table; both stand in the address. */
export function TimeAndView({
  range,
  isTable,
  onShow,
}: {
  readonly range: Range;
  readonly isTable: boolean;
  readonly onShow: (part: { readonly range?: Range; readonly view?: 'table' | undefined }) => void;
}) {
  const t = useText<keyof typeof texts | keyof typeof uiTexts>();
  return (
    <>
      <Segmented
        label={t('measure.range')}
        value={range}
        onChange={(next) => onShow({ range: next })}
        options={RANGES.map((one) => ({ value: one, label: t(`measure.range.${one}`) }))}
      />
      <Button onClick={() => onShow({ view: isTable ? undefined : 'table' })}>{t(isTable ? 'ui.picture' : 'ui.table')}</Button>
    </>
  );
}
