import type { Chart } from '@aceso/charts';

const MARKS = {
  line: { width: 16, height: 3, rx: 1.5 },
  area: { width: 16, height: 12, rx: 3 },
  dot: { width: 8, height: 8, rx: 4 },
  tick: { width: 3, height: 12, rx: 1 },
} as const;

/** What the marks of a chart mean. */
export function Legend({ chart }: { readonly chart: Chart }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-note text-text-2">
      {chart.legend.map((entry) => (
        <li key={entry.text} className="inline-flex items-center gap-2">
          <svg width={MARKS[entry.mark].width} height={MARKS[entry.mark].height} aria-hidden>
            <rect {...MARKS[entry.mark]} fill={`var(--${entry.ink})`} />
          </svg>
          {entry.text}
        </li>
      ))}
    </ul>
  );
}
