const number = new Intl.NumberFormat('en');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${n === 1 ? one : many}`;

export interface Imported {
  readonly status: string;
  readonly stored: number;
  readonly alreadyThere: number;
}

/** Words for the end of an import; undefined for an end that the person brought about. */
export function importWords({ status, stored, alreadyThere }: Imported): { readonly title: string; readonly body: string } | undefined {
  const known = alreadyThere === 0 ? '' : ` ${count(alreadyThere, 'was', 'were')} here already.`;
  if (status === 'done')
    return { title: 'Your file has been read', body: `${count(stored, 'new value was', 'new values were')} stored.${known}` };
  if (status === 'failed')
    return {
      title: 'Your file could not be read to the end',
      body: `${count(stored, 'new value was', 'new values were')} stored and will stay.${known} Open Sources to see what happened.`,
    };
  return undefined;
}
