import { Link } from '@tanstack/react-router';
import { usePlace } from '../../app/place.tsx';
import { traceAddress } from '../../lib/addresses.ts';
import type { Got } from '../../lib/api-types.ts';

type LogLine = Got<'monitoring.searchLogs'>['items'][number];

const INKS: Readonly<Record<LogLine['level'], string>> = {
  debug: 'text-text-3',
  info: 'text-text-2',
  warn: 'text-caution font-semibold',
  error: 'text-urgent font-semibold',
};

/** What makes one answered request differ from the next. */
const SHOWN = ['method', 'route', 'status', 'tookMs'] as const;

const inShort = ({ attributes }: LogLine): string =>
  SHOWN.flatMap((name) => {
    const value = attributes[name];
    return typeof value === 'string' || typeof value === 'number' ? [name === 'tookMs' ? `${value} ms` : String(value)] : [];
  }).join(' ');

function Line({ line, openTrace }: { readonly line: LogLine; readonly openTrace: string }) {
  const { locale, timeZone } = usePlace();
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
    timeZone,
  }).format(Date.parse(line.at));
  const attributes = Object.entries(line.attributes);
  return (
    <li className="border-b border-grid">
      <details>
        <summary className="grid min-h-6 gap-x-3 py-1.5 text-note max-md:grid-cols-[auto_1fr] md:grid-cols-[6.5rem_3.5rem_9rem_minmax(0,1fr)]">
          <time dateTime={line.at} className="font-mono text-text-3">
            {time}
          </time>
          <span className={INKS[line.level]}>{line.level}</span>
          <span className="text-text-2 max-md:col-span-2">{line.service}</span>
          <span className="min-w-0 break-words max-md:col-span-2">
            {line.message} <span className="text-text-3">{inShort(line)}</span>
          </span>
        </summary>
        <dl className="mb-3 grid gap-x-4 gap-y-1 rounded-medium bg-surface-2 p-3 text-note md:grid-cols-[12rem_minmax(0,1fr)]">
          {attributes.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-text-3">{name}</dt>
              <dd className="font-mono break-all">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
          {line.traceId !== undefined && (
            <div className="contents">
              <dt>
                <Link to={traceAddress(line.traceId)} className="text-accent-text underline underline-offset-3">
                  {openTrace}
                </Link>
              </dt>
              <dd className="font-mono break-all">{line.traceId}</dd>
            </div>
          )}
        </dl>
      </details>
    </li>
  );
}

/** Lines of the log; each opens to its details and leads to its trace. */
export const LogLines = ({ lines, openTrace }: { readonly lines: readonly LogLine[]; readonly openTrace: string }) => (
  <ol>
    {lines.map((line) => (
      <Line key={line.id} line={line} openTrace={openTrace} />
    ))}
  </ol>
);
