const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that is safe to put into a page. */
export interface Html {
  readonly markup: string;
}

/** Builds markup; every text that is put in is escaped, other markup is taken as it is, absent values leave nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly (Html | string | undefined)[]): Html {
  const escaped = values.map((value) => (value === undefined ? '' : typeof value === 'string' ? escape(value) : value.markup));
  return { markup: strings.reduce((text, part, i) => text + (escaped[i - 1] ?? '') + part) };
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
