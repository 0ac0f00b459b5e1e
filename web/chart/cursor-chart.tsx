import type { Chart } from '@aceso/charts';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useText } from '../app/text.ts';
import type texts from '../ui/texts.en.json';
import { moved, nearestStop } from './cursor.ts';
import { Picture } from './picture.tsx';

interface CursorChartProps {
  readonly chart: Chart;
  readonly height?: number;
  /** Key of the value that the address names. */
  readonly at?: string | undefined;
  readonly onMove?: (at: string) => void;
  readonly onOpen?: (at: string) => void;
  readonly onTable?: () => void;
}

/**
 * A chart with a cursor that hovers, drags and obeys keys alike; what it stands on is read out below.
 *
 * To assistive technology it is a slider over the values: the one role whose arrow keys every screen reader passes on.
 */
export function CursorChart({ chart, height, at, onMove, onOpen, onTable }: CursorChartProps) {
  const t = useText<keyof typeof texts>();
  const last = chart.stops.length - 1;
  const named = at === undefined ? -1 : chart.stops.findIndex((stop) => stop.at === at);
  const [chosen, setChosen] = useState<number>();
  const index = Math.min(last, chosen ?? (named >= 0 ? named : last));
  const stop = chart.stops[index];
  const go = (next: number): void => {
    setChosen(next);
    const target = chart.stops[next];
    if (target !== undefined) onMove?.(target.at);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event.key, index, chart.stops.length);
    if (next !== undefined) go(next);
    else if (event.key === 't' && onTable !== undefined) onTable();
    else if (event.key === 'Enter' && stop !== undefined && onOpen !== undefined) onOpen(stop.at);
    else if (event.key === 'Escape')
      (event.currentTarget as HTMLElement).blur(); // The handler sits on an HTML element.
    else return;
    event.preventDefault();
  };
  const onPointer = (event: PointerEvent): void => {
    const box = event.currentTarget.querySelector('svg')?.getBoundingClientRect();
    if (box !== undefined && box.width > 0) go(nearestStop(chart.stops, ((event.clientX - box.left) / box.width) * 100));
  };
  return (
    <div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={chart.sentence}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={Math.max(0, index)}
        aria-valuetext={stop?.text ?? ''}
        onKeyDown={onKeyDown}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
        className="touch-pan-y rounded-small"
      >
        <Picture chart={chart} {...(height === undefined ? {} : { height })}>
          {stop !== undefined && (
            <>
              <line x1={`${stop.x}%`} x2={`${stop.x}%`} y1="0" y2="100%" stroke="var(--focus)" />
              <circle cx={`${stop.x}%`} cy={`${stop.y}%`} r="5" fill="var(--focus)" stroke="var(--surface)" strokeWidth="2" />
            </>
          )}
        </Picture>
      </div>
      <p className="rounded-medium bg-surface-2 px-3 py-2 text-note">
        <strong>{stop?.text ?? chart.sentence}</strong> <span className="text-text-3">{t('ui.chart.keys')}</span>
      </p>
    </div>
  );
}
