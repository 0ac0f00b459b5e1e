import { useId } from 'react';
import { classes } from './classes.ts';

/** On or off, at once. A plain button with the role: the primitive for it writes styles into the page that a strict policy refuses. */
export function Switch({
  label,
  help,
  checked,
  onChange,
  disabled = false,
}: {
  readonly label: string;
  readonly help?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className={classes('flex justify-between gap-4', help === undefined ? 'min-h-10 items-center' : 'items-start')}>
      <div>
        <label htmlFor={id}>{label}</label>
        {help !== undefined && (
          <p id={`${id}-help`} className="text-note text-text-3">
            {help}
          </p>
        )}
      </div>
      <button
        type="button"
        role="switch"
        id={id}
        aria-checked={checked}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        disabled={disabled}
        onClick={() => onChange(!checked)}
        className="group relative h-7 w-12 shrink-0 rounded-full border border-control bg-surface-2 aria-checked:border-accent aria-checked:bg-accent"
      >
        <span
          aria-hidden
          className="block h-5 w-5 translate-x-1 rounded-full bg-control transition-transform duration-[var(--fast)] group-aria-checked:translate-x-6 group-aria-checked:bg-on-accent"
        />
      </button>
    </div>
  );
}
