import { Progress as Radix } from 'radix-ui';

/** A bar with its numbers in words below; without a known end it shows how much, not how far. */
export function Progress({
  label,
  done,
  total,
  words,
}: {
  readonly label: string;
  readonly done: number;
  readonly total?: number | undefined;
  readonly words: string;
}) {
  const share = total === undefined || total <= 0 ? undefined : Math.min(1, done / total);
  return (
    <div>
      <Radix.Root
        aria-label={label}
        value={share === undefined ? null : Math.round(share * 100)}
        getValueLabel={() => words}
        className="h-2 overflow-hidden rounded-full bg-surface-2"
      >
        <svg width="100%" height="8" aria-hidden>
          <rect width={`${(share ?? 0) * 100}%`} height="8" rx="4" fill="var(--accent)" />
        </svg>
      </Radix.Root>
      <p className="mt-1.5 text-note text-text-3">{words}</p>
    </div>
  );
}
