/** Batches in OTLP/HTTP JSON as a sender makes them. */

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const resource = (service: string) => ({ attributes: [text('service.name', service), text('service.instance.id', 'one')] });
const nanos = (at: string): string => `${Date.parse(at)}000000`;

export interface LineGiven {
  readonly at: string;
  readonly message: string;
  readonly severity?: number;
  readonly traceId?: string;
  readonly spanId?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

export const logBatch = (service: string, lines: readonly LineGiven[]) => ({
  resourceLogs: [
    {
      resource: resource(service),
      scopeLogs: [
        {
          logRecords: lines.map(({ at, message, severity = 9, traceId, spanId, attributes = {} }) => ({
            timeUnixNano: nanos(at),
            severityNumber: severity,
            body: { stringValue: message },
            attributes: Object.entries(attributes).map(([key, value]) => text(key, value)),
            ...(traceId === undefined ? {} : { traceId }),
            ...(spanId === undefined ? {} : { spanId }),
          })),
        },
      ],
    },
  ],
});

export interface SpanGiven {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly at: string;
  readonly ms: number;
  readonly failed?: boolean;
  readonly kind?: number;
}

export const spanBatch = (service: string, spans: readonly SpanGiven[]) => ({
  resourceSpans: [
    {
      resource: resource(service),
      scopeSpans: [
        {
          spans: spans.map(({ at, ms, failed = false, kind = 2, ...span }) => ({
            ...span,
            kind,
            startTimeUnixNano: nanos(at),
            endTimeUnixNano: `${Date.parse(at) + ms}000000`,
            attributes: [text('http.route', '/v1/x')],
            status: failed ? { code: 2 } : {},
          })),
        },
      ],
    },
  ],
});

/** Durations of one route: how many requests took up to 0.1 s, up to 1 s and longer. */
export const durationBatch = (
  service: string,
  at: string,
  status: number,
  buckets: readonly [number, number, number],
  route = '/v1/x',
) => ({
  resourceMetrics: [
    {
      resource: resource(service),
      scopeMetrics: [
        {
          metrics: [
            {
              name: 'http.server.request.duration',
              unit: 's',
              histogram: {
                aggregationTemporality: 1,
                dataPoints: [
                  {
                    attributes: [
                      text('http.request.method', 'GET'),
                      text('http.route', route),
                      { key: 'http.response.status_code', value: { intValue: String(status) } },
                    ],
                    timeUnixNano: nanos(at),
                    count: String(buckets.reduce((a, b) => a + b, 0)),
                    sum: 1,
                    bucketCounts: buckets.map(String),
                    explicitBounds: [0.1, 1],
                  },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
});

export const gaugeBatch = (service: string, name: string, at: string, value: number) => ({
  resourceMetrics: [
    {
      resource: resource(service),
      scopeMetrics: [{ metrics: [{ name, gauge: { dataPoints: [{ timeUnixNano: nanos(at), asDouble: value }] } }] }],
    },
  ],
});
