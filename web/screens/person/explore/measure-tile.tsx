import { dayNumber, dayOf, formatter, rhythmOf, sparkline } from '@aceso/charts';
import { Link } from '@tanstack/react-router';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { exploreAddress } from '../../../lib/addresses.ts';
import type { Got } from '../../../lib/api-types.ts';
import { dayIn, dayInWords } from '../../../lib/time.ts';
import type { Tile } from '../../../lib/types.ts';
import { formatOf, shownAs, toShown } from '../../../lib/units.ts';
import { DirectionWord } from '../../../ui/direction.tsx';
import type { Measure } from './families.ts';
import { SHOWN_DAYS } from './queries.ts';
import type texts from './texts.en.json';

type Newest = Got<'health-data.listLatest'>['items'][number];

function Value({ value, unit }: { readonly value: string; readonly unit: string }) {
  return (
    <p>
      <span className="text-figure">{value}</span> <span className="text-note text-text-3">{unit}</span>
    </p>
  );
}

/** One measure: newest daily value, ninety days of it, how many of them have data. */
export function MeasureTile({
  measure,
  values,
  tile,
  newest,
  to,
}: {
  readonly measure: Measure;
  readonly values: readonly { readonly day: string; readonly value: number }[];
  /** The same measure as Today shows it, when it does: brings the usual range. */
  readonly tile: Tile | undefined;
  /** The newest reading; nights have none. */
  readonly newest: Newest | undefined;
  readonly to: string;
}) {
  const t = useText<keyof typeof texts>();
  const { locale, preferred, timeZone } = usePlace();
  const as = shownAs(measure.id, measure.unit, measure.decimals, preferred);
  const options = formatOf(as, locale);
  const shown = values.map((one) => ({ day: one.day, value: toShown(one.value, as) }));
  // The same fact is the same number as on Today, which leaves out a day that has hardly begun.
  const last = tile?.last === undefined ? shown.at(-1) : { day: tile.last.day, value: toShown(tile.last.value, as) };
  const usual = tile?.usual === undefined ? {} : { usual: { low: toShown(tile.usual.low, as), high: toShown(tile.usual.high, as) } };
  const from = dayOf(dayNumber(to) - SHOWN_DAYS + 1);
  const chart = sparkline(
    { name: measure.name, from, to, values: shown, direction: tile?.direction ?? 'learning', ...usual },
    { ...options, rhythmDays: rhythmOf(shown) },
  );
  return (
    <li className="grid min-w-0 content-start gap-y-1 rounded-large border border-line bg-surface p-4">
      <h3 className="text-note">
        <Link to={exploreAddress(measure.id)} className="target inline-flex items-center text-accent-text underline underline-offset-3">
          {measure.name}
        </Link>
      </h3>
      {last === undefined ? (
        newest !== undefined && (
          <>
            <Value value={formatter(options).number(toShown(newest.value, as))} unit={as.label} />
            <p className="text-note text-text-3">
              {t('explore.last', {
                when: dayInWords(dayIn(newest.at, timeZone), locale, { day: 'numeric', month: 'short', year: 'numeric' }),
              })}
            </p>
          </>
        )
      ) : (
        <>
          <Value value={formatter(options).number(last.value)} unit={as.label} />
          <ChartView chart={chart} />
          <p className="flex flex-wrap justify-between gap-x-3 text-note text-text-3">
            <span>{t('explore.coverage', { have: shown.length })}</span>
            {tile !== undefined && <DirectionWord direction={tile.direction} isClock={as.clock !== undefined} />}
          </p>
        </>
      )}
    </li>
  );
}
