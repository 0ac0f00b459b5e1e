import { milliseconds } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import type { Got } from '../../../lib/api-types.ts';
import { classes } from '../../../ui/classes.ts';
import type texts from './texts.en.json';

type Trace = Got<'monitoring.getTrace'>;
/** One step of a trace. */
export type TraceSpan = Trace['spans'][number];

/** Deeper steps are not moved further to the right: on a phone they would leave the page. */
const DEEPEST = 8;

const fillOf = (span: TraceSpan): string => (span.failed ? 'var(--urgent)' : span.critical ? 'var(--s1)' : 'var(--usual)');

function Bar({ span, total }: { readonly span: TraceSpan; readonly total: number }) {
  const x = (span.offsetMs / total) * 100;
  const width = Math.max(0.4, (span.durationMs / total) * 100);
  return (
    <svg width="100%" height="16" aria-hidden className="block overflow-visible">
      <line x1="0" x2="100%" y1="15.5" y2="15.5" stroke="var(--grid)" />
      <rect
        x={`${Math.min(99.6, x)}%`}
        y="2"
        width={`${Math.min(width, 100.4 - x)}%`}
        height="11"
        rx="2"
        fill={fillOf(span)}
        {...(span.critical ? { stroke: 'var(--text)' } : {})}
      />
    </svg>
  );
}

/** Steps as bars on one clock, in the order of the tree. Each is a button, so that keys and fingers choose alike. */
export function WaterfallList({
  trace,
  chosen,
  onChoose,
}: {
  readonly trace: Trace;
  readonly chosen: string | undefined;
  readonly onChoose: (spanId: string) => void;
}) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const total = Math.max(trace.durationMs, 0.001);
  return (
    <ol>
      {trace.spans.map((span) => (
        <li key={span.spanId}>
          <button
            type="button"
            aria-pressed={span.spanId === chosen}
            onClick={() => onChoose(span.spanId)}
            className={classes(
              'grid min-h-6 w-full grid-cols-[minmax(0,1fr)] items-center gap-x-4 rounded-small px-2 py-1 text-left text-note md:grid-cols-[minmax(0,22rem)_minmax(0,1fr)_4.5rem]',
              span.spanId === chosen ? 'bg-accent-soft' : 'hover:bg-surface-2',
            )}
          >
            <span className="flex min-w-0 items-center">
              <svg width={Math.min(span.depth, DEEPEST) * 12} height="1" aria-hidden className="shrink-0" />
              <span className="relative min-w-0 truncate">
                <span className="font-semibold">{span.service}</span> {span.name}
                {span.failed && <span className="font-semibold text-urgent"> ■ {t('trace.failed')}</span>}
                {span.critical && <span className="sr-only"> {t('trace.critical')}</span>}
              </span>
            </span>
            <Bar span={span} total={total} />
            <span className="text-text-2 tabular-nums md:text-right">{milliseconds(span.durationMs, locale)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
