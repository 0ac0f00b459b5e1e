/** Name of a colour token; the surface that draws (page, e-mail, print) decides what it looks like. */
export type Ink =
  | 'surface'
  | 'text'
  | 'text-2'
  | 'text-3'
  | 'line'
  | 'grid'
  | 'control'
  | 'accent'
  | 'usual'
  | 'below'
  | 'above'
  | 'caution'
  | 'urgent'
  | 'band'
  | 'band-edge'
  | 's1'
  | 's2'
  | 's3'
  | 's4'
  | 'sleep-awake'
  | 'sleep-rem'
  | 'sleep-light'
  | 'sleep-deep';

/** Where a value lies against the person's own usual range. */
export type Direction = 'below' | 'usual' | 'above' | 'learning';

interface Stroke {
  readonly stroke?: Ink;
  /** Pixels, whatever the size of the box. */
  readonly strokeWidth?: number;
  readonly dash?: 'dashed' | 'dotted';
}

interface Fill {
  readonly fill?: Ink;
  /** 0 to 1, of the filling only. */
  readonly opacity?: number;
}

/** Free outline, in percent of the box. It is stretched with the box, so it is drawn below everything else. */
export interface PathShape extends Stroke, Fill {
  readonly kind: 'path';
  readonly d: string;
  /** `round` makes a stretch without length a round dot of `strokeWidth`: thousands of dots in one element. */
  readonly cap?: 'round' | 'butt';
}

/** Rectangle in percent of the box, its corners in pixels. */
export interface RectShape extends Stroke, Fill {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
}

/** Straight line in percent of the box. */
export interface LineShape extends Stroke {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Disc: place in percent of the box, radius in pixels; the ring is in the colour of the ground and parts it from a line. */
export interface DotShape extends Fill {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly ring?: Ink;
}

export type Shape = PathShape | RectShape | LineShape | DotShape;

/** Text at a place in percent of the box, moved by pixels. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly dx?: number;
  readonly dy?: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly ink: Ink;
  readonly strong?: boolean;
  /** May be left out where there is little room. */
  readonly isMinor?: boolean;
}

/** The same values for eyes that read and for machines; cells are formatted. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A place where the cursor can stop, and what it reads out there. */
export interface Stop {
  readonly x: number;
  readonly y: number;
  /** Civil day or other key of the value, for an address. */
  readonly at: string;
  readonly text: string;
}

/** Room around the box for labels: none, ticks at the left and below, names of rows at the left and ticks below. */
export type Frame = 'bare' | 'axes' | 'rows';

/** A finished chart: the picture, what a screen reader says instead, and the values as a table. None can be made without the others. */
export interface Chart {
  readonly frame: Frame;
  /** Pixels that suit this form; a surface may choose another. */
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly labels: readonly Label[];
  readonly stops: readonly Stop[];
  readonly legend: readonly { readonly ink: Ink; readonly mark: 'line' | 'area' | 'dot' | 'tick'; readonly text: string }[];
  readonly sentence: string;
  readonly table: Table;
}
