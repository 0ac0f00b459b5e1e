/** Places of the columns of a table of results; -1 for a column that it does not have. */
export interface ResultColumns {
  readonly date: number;
  readonly name: number;
  readonly value: number;
  readonly unit: number;
  readonly range: number;
  readonly flag: number;
  readonly code: number;
}

const NAMES: Readonly<Record<keyof ResultColumns, RegExp>> = {
  date: /^(date|datum|fecha|data|collected|collection date|collection_date|date collected|recorded on date|sample date|test date|result date|observation date|effective date|date of service|дата)$/,
  name: /^(marker|biomarker|biomarker name|test|test name|test_name|analyte|component|parameter|measurement|name|lab test|observation|untersuchung|analyse|prueba|examen|показатель)$/,
  value: /^(value|result|results|result value|wert|ergebnis|messwert|valor|resultado|valeur|résultat|значение|результат)$/,
  unit: /^(unit|units|uom|einheit|unidad|unidade|unité|единица|единицы)$/,
  range:
    /^(reference range|reference_range|ref range|reference|ref\. range|normal range|range|reference interval|referenzbereich|normbereich|rango de referencia|valeurs de référence|норма)$/,
  flag: /^(flag|status|abnormal|abnormal flag|interpretation|bewertung)$/,
  code: /^(loinc|loinc code|loinc_code|code)$/,
};

/** Finds the columns by their names; undefined when it is no table of results: date, name and value must be there. */
export function columnsOfResults(header: readonly string[]): ResultColumns | undefined {
  const plain = header.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .replaceAll('"', '')
      .trim()
      .toLowerCase(),
  );
  const place = (key: keyof ResultColumns): number => plain.findIndex((name) => NAMES[key].test(name));
  const columns = {
    date: place('date'),
    name: place('name'),
    value: place('value'),
    unit: place('unit'),
    range: place('range'),
    flag: place('flag'),
    code: place('code'),
  };
  // Without units or codes any list of dates and numbers would be taken for results.
  const isOfResults = columns.unit !== -1 || columns.code !== -1 || /biomarker|marker|analyte|loinc|lab/.test(plain[columns.name] ?? '');
  return columns.date !== -1 && columns.name !== -1 && columns.value !== -1 && isOfResults ? columns : undefined;
}
