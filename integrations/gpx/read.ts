import { isoInstant, Track, workoutTypeNamed, xmlEvents, type Collector, type SourceRef, type TrackPoint } from '../kit/index.ts';
import { isField, NAMES, sourceOf, typeOf, type Field } from './mapping.ts';

/** Names that a track may carry are the person's own words: only looked at for the sport. */
const NAME_LETTERS_MAX = 200;

/** Reads the tracks of a GPX file as they come. */
export async function readGpx(content: AsyncIterable<Buffer>, out: Collector): Promise<void> {
  const reader = new GpxReader(out);
  for await (const event of xmlEvents(content, (reason) => out.problem(reason))) {
    if (event.kind === 'open') reader.open(event.name, event.attributes);
    else reader.close(event.name, event.text);
    // A point is the smallest whole thing of a track.
    if (event.kind === 'close' && event.name === 'trkpt') {
      const due = out.step();
      if (due) await due;
    }
  }
  reader.end();
}

type Point = { -readonly [Name in keyof TrackPoint]: TrackPoint[Name] };

class GpxReader {
  readonly #out: Collector;
  #source: SourceRef = sourceOf('');
  #path: string[] = [];
  #track: Track | undefined;
  #words: string[] = [];
  #point: Point | undefined;
  #untimed = 0;

  constructor(out: Collector) {
    this.#out = out;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if (name === 'gpx') this.#source = sourceOf(attributes['creator'] ?? '');
    if (name === 'trk') this.#beginTrack();
    if (name === 'trkseg') this.#track?.pause();
    if (name === 'trkpt') this.#point = { at: Number.NaN, latitude: numberOf(attributes['lat']), longitude: numberOf(attributes['lon']) };
    if ((name === 'rte' || name === 'wpt') && parent === 'gpx') this.#out.skip(name, 'not-a-recording');
  }

  close(name: string, text: string): void {
    this.#path.pop();
    const point = this.#point;
    if (name === 'trk') this.#endTrack();
    else if (name === 'trkpt' && point !== undefined) this.#take(point);
    else if (point !== undefined) this.#field(point, name, text);
    else if (this.#path.at(-1) === 'trk' && (name === 'type' || name === 'name')) this.#words.push(text.slice(0, NAME_LETTERS_MAX));
  }

  /** A file that is cut off: what was read is a workout too. */
  end(): void {
    if (this.#path.includes('trk')) this.#endTrack();
  }

  #beginTrack(): void {
    this.#words = [];
    this.#track = undefined;
    this.#untimed = 0;
  }

  #field(point: Point, name: string, text: string): void {
    if (name === 'time' && this.#path.at(-1) === 'trkpt') point.at = isoInstant(text, this.#out.zone);
    else if (isField(name)) {
      const field: Field = NAMES[name];
      if (Number.isNaN(point[field] ?? Number.NaN)) point[field] = numberOf(text);
    }
  }

  #take(point: Point): void {
    this.#point = undefined;
    if (Number.isNaN(point.at)) this.#untimed++;
    // The sport stands before the points.
    this.#track ??= new Track(this.#out, {
      type: typeOf(this.#words, workoutTypeNamed),
      source: this.#source,
      point: 'trkpt',
      names: {
        heartRate: 'trkpt.hr',
        cadence: 'trkpt.cad',
        power: 'trkpt.power',
        speed: 'trkpt.speed',
        temperature: 'trkpt.atemp',
        altitude: 'trkpt.ele',
        distance: 'trkpt.distance',
      },
    });
    this.#track.take(point);
  }

  #endTrack(): void {
    const track = this.#track;
    this.#track = undefined;
    if (track === undefined || track.points === 0) {
      this.#out.skip('trk', this.#untimed > 0 ? 'times-missing' : 'nothing-measured');
      return;
    }
    const key = [this.#source.key, track.start].join('|');
    this.#out.record(track.route(`trkpt|${key}`), track.points);
    this.#out.record({
      kind: 'workout',
      key: `trk|${key}`,
      sourceType: 'trk',
      source: this.#source,
      start: track.start,
      end: track.end,
      type: typeOf(this.#words, workoutTypeNamed),
      durationMs: track.durationMs,
      ...(track.distanceM > 0 && { distanceM: Math.round(track.distanceM * 10) / 10 }),
      statistics: track.statistics,
      events: [],
      routes: [],
    });
  }
}

const numberOf = (text: string | undefined): number => (text === undefined || text.trim() === '' ? Number.NaN : Number(text));
