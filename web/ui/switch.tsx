import { Switch as Radix } from 'radix-ui';
import { useId } from 'react';

/** On or off, at once. */
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
    <div className="flex items-start justify-between gap-4">
      <div>
        <label htmlFor={id}>{label}</label>
        {help !== undefined && (
          <p id={`${id}-help`} className="text-note text-text-3">
            {help}
          </p>
        )}
      </div>
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        className="relative mt-0.5 h-7 w-12 shrink-0 rounded-full border border-control bg-surface-2 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block h-5 w-5 translate-x-1 rounded-full bg-control transition-transform duration-[var(--fast)] data-[state=checked]:translate-x-6 data-[state=checked]:bg-on-accent" />
      </Radix.Root>
    </div>
  );
}
