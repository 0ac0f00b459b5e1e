import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

const INPUT = 'target w-full rounded-medium border border-control bg-surface px-3 text-[1rem] text-text aria-invalid:border-urgent';

/** Label, help and fault of a control, tied together for assistive technology. */
export function FieldFrame({
  label,
  help,
  fault,
  children,
}: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
}) {
  const id = useId();
  const describedBy = [help === undefined ? '' : `${id}-help`, fault === undefined ? '' : `${id}-fault`]
    .filter((one) => one !== '')
    .join(' ');
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-note font-semibold">
        {label}
      </label>
      {children({ id, describedBy: describedBy === '' ? undefined : describedBy })}
      {help !== undefined && (
        <p id={`${id}-help`} className="text-note text-text-3">
          {help}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="text-note font-semibold text-urgent">
          {fault}
        </p>
      )}
    </div>
  );
}

/** A line of text with a visible label; a fault is said beside it. */
export function Field({
  label,
  help,
  fault,
  className,
  ...rest
}: ComponentPropsWithRef<'input'> & { readonly label: string; readonly help?: string; readonly fault?: string | undefined }) {
  return (
    <FieldFrame label={label} help={help} fault={fault}>
      {({ id, describedBy }) => (
        <input {...rest} id={id} aria-describedby={describedBy} aria-invalid={fault !== undefined} className={classes(INPUT, className)} />
      )}
    </FieldFrame>
  );
}

/** One of a few, by the browser's own list: it is the one that every phone and screen reader knows. */
export function Select({
  label,
  help,
  fault,
  options,
  className,
  ...rest
}: ComponentPropsWithRef<'select'> & {
  readonly label: string;
  readonly help?: string;
  readonly fault?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}) {
  return (
    <FieldFrame label={label} help={help} fault={fault}>
      {({ id, describedBy }) => (
        <select {...rest} id={id} aria-describedby={describedBy} className={classes(INPUT, className)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
