/** Form of each part of an address that a screen reads. */
export type AddressForms = Readonly<Record<string, RegExp>>;

/** A civil day. */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** An id of anything. */
export const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the address of one measure may say: the range, the day under the cursor, picture or table. */
export const MEASURE = { range: /^(30d|90d|1y|2y|all)$/, at: DAY, view: /^table$/ } as const;

/** Keeps the parts of an address that have their form; everything else is dropped, so that a screen never meets it. */
export const text =
  <Forms extends AddressForms>(forms: Forms) =>
  (search: Readonly<Record<string, unknown>>): { readonly [Name in keyof Forms]?: string } => {
    // Numbers and booleans of an address arrive parsed.
    const kept = Object.keys(forms).flatMap((name) => {
      const value = search[name];
      const said = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
      return typeof said === 'string' && forms[name]?.test(said) === true ? [[name, said]] : [];
    });
    // The keys are those of `forms` and the values text: what the type says.
    return Object.fromEntries(kept) as { readonly [Name in keyof Forms]?: string };
  };
