/** A bicycle ride of two stretches with a pause between them, as Garmin Connect writes it. */
export function aRide(points = 20): Buffer {
  const point = (i: number, gap: number): string => {
    const at = new Date(Date.UTC(2026, 2, 1, 7, 0, i + gap)).toISOString();
    return `<trkpt lat="${(52 + i * 0.0001).toFixed(6)}" lon="13.4"><ele>${34 + i / 10}</ele><time>${at}</time><extensions><power>${200 + i}</power><ns3:TrackPointExtension><ns3:atemp>21.0</ns3:atemp><ns3:hr>${i === 0 ? 0 : 120 + i}</ns3:hr><ns3:cad>88</ns3:cad></ns3:TrackPointExtension></extensions></trkpt>`;
  };
  const half = points / 2;
  const stretch = (from: number, gap: number): string =>
    `<trkseg>${Array.from({ length: half }, (_, i) => point(from + i, gap)).join('\n')}</trkseg>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<gpx creator="Garmin Connect" version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:ns3="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
<metadata><time>2026-03-01T07:00:00.000Z</time></metadata>
<trk><name>Morning &amp; more</name><type>road_biking</type>${stretch(0, 0)}${stretch(half, 600)}</trk>
<wpt lat="52" lon="13"><time>2026-03-01T07:00:00Z</time></wpt></gpx>`);
}

/** A planned route, and a track that was drawn on a map: no times. */
export const aPlan = (): Buffer =>
  Buffer.from(
    `<gpx creator="Planner"><rte><rtept lat="1" lon="2"/></rte><trk><trkseg><trkpt lat="1" lon="2"><ele>3</ele></trkpt><trkpt lat="1.1" lon="2"/></trkseg></trk></gpx>`,
  );

/** One of each, for telling forms apart. */
export const samples = (): Readonly<Record<string, Buffer>> => ({ 'a.gpx': aRide(), 'Takeout/Fit/b.gpx': aPlan() });
