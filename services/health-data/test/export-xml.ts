/** One `Record` as Apple Health writes it; times as `2026-03-02 08:00:00 +0100`. */
export const record = (type: string, start: string, end: string, value: string, unit: string, source = 'Watch'): string =>
  `<Record type="${type}" sourceName="${source}" unit="${unit}" creationDate="${end}" startDate="${start}" endDate="${end}" value="${value}"/>`;

/** A whole export with these elements. */
export const exportXml = (...elements: readonly string[]): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_US">\n <ExportDate value="2026-03-05 10:00:00 +0100"/>\n${elements.map((element) => ` ${element}\n`).join('')}</HealthData>\n`,
  );

/** So many minutes of heart rate from a moment of 2026-03-02 UTC on: 100 + minute modulo 50. */
export const heartRateMinutes = (count: number, source = 'Watch'): readonly string[] =>
  Array.from({ length: count }, (_, minute) => {
    const at = `${new Date(Date.UTC(2026, 2, 2) + minute * 60_000).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
    return record('HKQuantityTypeIdentifierHeartRate', at, at, String(100 + (minute % 50)), 'count/min', source);
  });
