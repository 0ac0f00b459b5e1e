import type { Segment } from './segments.ts';

/** What an OBX segment says of a value. */
export interface ObservedValue {
  readonly printed: string;
  readonly value?: number;
  readonly comparator?: '<' | '<=' | '>' | '>=';
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const BOUNDED = /^(<=|>=|<|>)\s*([+-]?(?:\d+\.?\d*|\.\d+))$/;

/** Reads OBX-5 by the type in OBX-2: NM numbers, SN structured numbers (`<^0.5`), and texts, which laboratories also use for numbers. */
export function valueOf(obx: Segment): ObservedValue {
  const type = obx.field(2);
  if (type === 'SN') return structured(obx);
  const printed = /^(CE|CWE|CNE)$/.test(type) ? obx.part(5, 2) || obx.part(5, 1) : obx.part(5, 1);
  if (/^(NM|ST|TX|FT)$/.test(type)) return numeric(printed);
  return { printed };
}

/** A number that was printed, also with a comparator before it or a decimal comma in it. */
export function numeric(printed: string): ObservedValue {
  const text = /^[^,.]*\d,\d+$/.test(printed) ? printed.replace(',', '.') : printed.replaceAll(/(?<=\d),(?=\d{3}\b)/g, '');
  if (NUMBER.test(text.trim())) return { printed, value: Number(text) };
  const bounded = BOUNDED.exec(text.trim());
  if (bounded === null) return { printed };
  // reason: the pattern allows nothing else
  return { printed, value: Number(bounded[2]), comparator: bounded[1] as '<' | '<=' | '>' | '>=' };
}

/** SN: comparator, number, separator, number (HL7 v2.9 chapter 2A.3.72). A range or a ratio is no single number. */
function structured(obx: Segment): ObservedValue {
  const [comparator, first, separator, second] = [1, 2, 3, 4].map((part) => obx.part(5, part));
  const printed = [comparator, first, separator, second].join('');
  if (first === undefined || !NUMBER.test(first) || separator !== '') return { printed };
  if (comparator === '' || comparator === '=') return { printed, value: Number(first) };
  return comparator === '<' || comparator === '<=' || comparator === '>' || comparator === '>='
    ? { printed, value: Number(first), comparator }
    : { printed };
}
