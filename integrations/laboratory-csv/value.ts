/** A value as a laboratory prints it: number, bound or words, with the unit when it stands beside it. */
export interface PrintedValue {
  readonly value?: number;
  readonly comparator?: '<' | '<=' | '>' | '>=';
  readonly unit: string;
}

const FORM = /^(<=|>=|≤|≥|<|>)?\s*([+-]?\d[\d.,\s\u00a0\u202f']*)\s*(.*)$/;
const SIGNS = { '≤': '<=', '≥': '>=' } as const;

/** Texts that say that nothing was measured. */
export const isNothing = (printed: string): boolean => /^(|--?|—|–|n\/?a|null|none|not measured|pending|ausstehend)$/i.test(printed.trim());

/**
 * Reads a printed value; the unit is empty when none stands beside it. Words have no value.
 *
 * @param isCommaDecimal a comma always begins decimals, as in tables that are cut by semicolons
 */
export function printedValue(printed: string, isCommaDecimal = false): PrintedValue {
  const parts = FORM.exec(printed.trim());
  if (parts === null) return { unit: '' };
  const [, sign, digits = '', unit = ''] = parts;
  const value = numberOf(digits, isCommaDecimal);
  // `3+`, `1:80`, `5-10` are no single number.
  if (Number.isNaN(value) || /^[+:\-/]/.test(unit)) return { unit: '' };
  if (sign === undefined) return { value, unit };
  // reason: the pattern allows nothing else
  const comparator = (sign === '≤' || sign === '≥' ? SIGNS[sign] : sign) as '<' | '<=' | '>' | '>=';
  return { value, comparator, unit };
}

/** `3,490` and `3.490,5` and `5,4`: a comma before three digits parts thousands, another one is decimal; the last of two kinds is decimal. */
export function numberOf(digits: string, isCommaDecimal = false): number {
  const text = digits.replaceAll(/[\s\u00a0\u202f']/g, '');
  const [comma, dot] = [text.lastIndexOf(','), text.lastIndexOf('.')];
  if (comma === -1) return /^[+-]?\d+(\.\d*)?$/.test(text) ? Number(text) : Number.NaN;
  if (isCommaDecimal) return onlyDecimal(text.replaceAll('.', ''));
  if (dot === -1) return /^[+-]?\d{1,3}(,\d{3})+$/.test(text) ? Number(text.replaceAll(',', '')) : onlyDecimal(text);
  return comma > dot ? onlyDecimal(text.replaceAll('.', '')) : Number(text.replaceAll(',', ''));
}

const onlyDecimal = (text: string): number => (text.split(',').length === 2 ? Number(text.replace(',', '.')) : Number.NaN);
