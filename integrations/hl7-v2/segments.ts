/** The marks that a message declares in its first segment (HL7 v2.9 chapter 2.5.4). */
export interface Marks {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
}

/** One segment: its name and its fields, numbered as the standard numbers them. */
export interface Segment {
  readonly name: string;
  /** Field of a number; empty when it is not there. */
  field(number: number): string;
  /** Component of a field, from 1, unescaped; empty when it is not there. */
  part(number: number, component: number): string;
}

const DEFAULT: Marks = { field: '|', component: '^', repetition: '~', escape: '\\' };

/** Marks of a header segment such as `MSH|^~\&|…`. */
export const marksOf = (header: string): Marks => ({
  field: header[3] ?? DEFAULT.field,
  component: header[4] ?? DEFAULT.component,
  repetition: header[5] ?? DEFAULT.repetition,
  escape: header[6] ?? DEFAULT.escape,
});

/** Cuts a segment. In a header the first field is the mark itself, so numbers begin one later. */
export function segmentOf(line: string, marks: Marks = DEFAULT): Segment {
  const cells = line.split(marks.field);
  const name = cells[0] ?? '';
  const shift = /^(MSH|FHS|BHS)$/.test(name) ? 1 : 0;
  const field = (number: number): string => cells[number - shift] ?? '';
  return {
    name,
    field,
    part: (number, component) =>
      unescaped((field(number).split(marks.repetition)[0] ?? '').split(marks.component)[component - 1] ?? '', marks),
  };
}

/** Replaces escapes of marks and of bytes (HL7 v2.9 chapter 2.7). */
function unescaped(text: string, marks: Marks): string {
  if (!text.includes(marks.escape)) return text.trim();
  const named: Readonly<Record<string, string>> = { F: marks.field, S: marks.component, R: marks.repetition, E: marks.escape, T: '&' };
  const mark = marks.escape.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return text
    .replaceAll(new RegExp(`${mark}([FSRTE]|X[0-9A-Fa-f]+|\\.br|H|N)${mark}`, 'g'), (_all, code: string) => {
      if (code.startsWith('X')) return Buffer.from(code.slice(1), 'hex').toString('utf8');
      return named[code] ?? ' ';
    })
    .trim();
}
