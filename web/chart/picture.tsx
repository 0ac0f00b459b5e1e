import type { Chart, Ink, Label, Shape } from '@aceso/charts';
import type { ReactNode } from 'react';

const ink = (name: Ink | undefined): string => (name === undefined ? 'none' : `var(--${name})`);
const DASHES = { dashed: '4 3', dotted: '1 3' } as const;

function strokeOf(shape: Exclude<Shape, { kind: 'dot' }>) {
  if (shape.stroke === undefined) return {};
  return {
    stroke: ink(shape.stroke),
    strokeWidth: shape.strokeWidth ?? 1,
    ...(shape.dash === undefined ? {} : { strokeDasharray: DASHES[shape.dash] }),
  };
}

/** Lines of the grid lie below everything that was measured. */
const isGrid = (shape: Shape): boolean => shape.kind === 'line' && shape.stroke === 'grid';
/** Grounds lie below the grid. */
const isGround = (shape: Shape): boolean => shape.kind === 'path' && shape.fill === 'band';

function grid(shape: Shape, key: number): ReactNode {
  if (shape.kind !== 'line' || !isGrid(shape)) return null;
  const { x1, x2, y1, y2 } = shape;
  return <line key={`grid-${key}`} x1={x1} x2={x2} y1={y1} y2={y2} vectorEffect="non-scaling-stroke" {...strokeOf(shape)} />;
}

function below(shape: Shape, key: number): ReactNode {
  if (shape.kind !== 'path') return null;
  return (
    <path
      key={key}
      d={shape.d}
      fill={ink(shape.fill)}
      vectorEffect="non-scaling-stroke"
      strokeLinejoin="round"
      {...(shape.opacity === undefined ? {} : { fillOpacity: shape.opacity })}
      {...(shape.cap === undefined ? {} : { strokeLinecap: shape.cap })}
      {...strokeOf(shape)}
    />
  );
}

const percent = (value: number): string => `${value}%`;

function above(shape: Shape, key: number): ReactNode {
  switch (shape.kind) {
    case 'path':
      return null;
    case 'line':
      if (isGrid(shape)) return null;
      return (
        <line key={key} x1={percent(shape.x1)} x2={percent(shape.x2)} y1={percent(shape.y1)} y2={percent(shape.y2)} {...strokeOf(shape)} />
      );
    case 'dot':
      return (
        <circle
          key={key}
          cx={percent(shape.x)}
          cy={percent(shape.y)}
          r={shape.radius}
          fill={ink(shape.fill)}
          {...(shape.opacity === undefined ? {} : { fillOpacity: shape.opacity })}
          {...(shape.ring === undefined ? {} : { stroke: ink(shape.ring), strokeWidth: 2, paintOrder: 'stroke' })}
        />
      );
    case 'rect':
      return (
        <rect
          key={key}
          x={percent(shape.x)}
          y={percent(shape.y)}
          width={percent(shape.width)}
          height={percent(shape.height)}
          fill={ink(shape.fill)}
          {...(shape.radius === undefined ? {} : { rx: shape.radius })}
          {...(shape.opacity === undefined ? {} : { fillOpacity: shape.opacity })}
          {...strokeOf(shape)}
        />
      );
  }
}

const text = (label: Label, key: number): ReactNode => (
  <text
    key={key}
    x={percent(label.x)}
    y={percent(label.y)}
    textAnchor={label.anchor}
    fill={ink(label.ink)}
    {...(label.dx === undefined ? {} : { dx: label.dx })}
    {...(label.dy === undefined ? {} : { dy: label.dy })}
    {...(label.strong === true ? { fontWeight: 600 } : {})}
    {...(label.isMinor === true ? { className: '@max-xl:hidden' } : {})}
  >
    {label.text}
  </text>
);

/**
 * Two drawings of the same box: outlines stretched with it below, texts, dots and ticks placed by percentage above.
 *
 * Nothing is measured, so it is written on the server, at any width, without moving anything later.
 */
export function Picture({
  chart,
  height = chart.height,
  narrow = false,
  children,
}: {
  readonly chart: Chart;
  readonly height?: number;
  readonly narrow?: boolean;
  readonly children?: ReactNode;
}) {
  const frame = narrow && chart.frame === 'rows' ? 'chart-narrow-rows' : FRAMES[chart.frame];
  return (
    <div className={`chart ${frame}`}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height={height} aria-hidden>
        {chart.shapes.filter(isGround).map(below)}
        {chart.shapes.map(grid)}
        {chart.shapes.filter((shape) => !isGround(shape)).map(below)}
      </svg>
      <svg width="100%" height={height} aria-hidden>
        {chart.shapes.map(above)}
        {chart.labels.map(text)}
        {children}
      </svg>
    </div>
  );
}

const FRAMES = { bare: 'chart-bare', axes: 'chart-axes', rows: 'chart-rows' } as const;
