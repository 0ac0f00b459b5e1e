/** A run of two laps as Garmin Connect writes it, and an indoor activity without points. */
export function twoActivities(): Buffer {
  const point = (i: number): string =>
    `<Trackpoint><Time>${new Date(Date.UTC(2026, 2, 1, 7, 0, i)).toISOString()}</Time><Position><LatitudeDegrees>52.${1000 + i}</LatitudeDegrees><LongitudeDegrees>13.4</LongitudeDegrees></Position><AltitudeMeters>40</AltitudeMeters><DistanceMeters>${i * 3}</DistanceMeters><HeartRateBpm><Value>${140 + i}</Value></HeartRateBpm><Extensions><ns3:TPX><ns3:Speed>3.0</ns3:Speed><ns3:RunCadence>86</ns3:RunCadence><ns3:Watts>240</ns3:Watts></ns3:TPX></Extensions></Trackpoint>`;
  const points = (from: number): string => Array.from({ length: 10 }, (_, i) => point(from + i)).join('\n');
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Activities>
<Activity Sport="Running"><Id>2026-03-01T07:00:00.000Z</Id>
<Lap StartTime="2026-03-01T07:00:00.000Z"><TotalTimeSeconds>10.0</TotalTimeSeconds><DistanceMeters>27.0</DistanceMeters><Calories>3</Calories><AverageHeartRateBpm><Value>144</Value></AverageHeartRateBpm><Track>${points(0)}</Track></Lap>
<Lap StartTime="2026-03-01T07:00:10.000Z"><TotalTimeSeconds>9.5</TotalTimeSeconds><DistanceMeters>30.0</DistanceMeters><Calories>4</Calories><Track>${points(10)}</Track></Lap>
<Creator xsi:type="Device_t"><Name>Forerunner 255</Name><UnitId>1</UnitId></Creator></Activity>
<Activity Sport="Other"><Id>2026-03-02T07:00:00Z</Id><Lap StartTime="2026-03-02T07:00:00Z"><TotalTimeSeconds>1800</TotalTimeSeconds><DistanceMeters>0</DistanceMeters><Calories>150</Calories><AverageHeartRateBpm><Value>98</Value></AverageHeartRateBpm><MaximumHeartRateBpm><Value>131</Value></MaximumHeartRateBpm></Lap></Activity>
</Activities></TrainingCenterDatabase>`);
}

/** One of each, for telling forms apart. */
export const samples = (): Readonly<Record<string, Buffer>> => ({
  'a.tcx': twoActivities(),
  'Takeout/Fit/Activities/b.tcx': twoActivities(),
  'Takeout/Fitbit/Activities/c.tcx': twoActivities(),
});
