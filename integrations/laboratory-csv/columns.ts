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
  date: /^(date|datum|fecha|data|collected|collection date|collection_date|date collected|recorded on date|sample date|test date|result date|observation date|effective date|date of service|collection date and time|entnahmedatum|abnahmedatum|probendatum|date de prélèvement|date du prélèvement|prelievo|data prelievo|data del prelievo|fecha de toma|fecha de extracción|afnamedatum|дата|日付|採取日|検査日)$/,
  name: /^(marker|biomarker|biomarker name|test|test name|test_name|analyte|component|parameter|measurement|name|lab test|observation|untersuchung|laborwert|analyse|analyt|bepaling|prueba|determinación|examen|esame|analisi|analito|paramètre|parámetro|показатель|検査項目|項目)$/,
  value:
    /^(value|result|results|result value|wert|ergebnis|messwert|valor|resultado|valeur|résultat|valore|risultato|waarde|resultaat|uitslag|значение|результат|検査結果|結果|値)$/,
  unit: /^(unit|units|uom|einheit|einheiten|unidad|unidades|unidade|unité|unités|unità|unità di misura|eenheid|единица|единицы|単位)$/,
  range:
    /^(reference range|reference_range|ref range|reference|ref\. range|normal range|range|reference interval|referenzbereich|normbereich|referenzwert|referenzwerte|normalbereich|rango de referencia|valores de referencia|valeurs de référence|intervalle de référence|valori di riferimento|intervallo di riferimento|referentiewaarde|referentiewaarden|норма|基準値|基準範囲)$/,
  flag: /^(flag|status|abnormal|abnormal flag|interpretation|bewertung)$/,
  code: /^(loinc|loinc code|loinc_code|code)$/,
};

/** Whether the name of the column with the values is English. */
export const isEnglish = (name: string): boolean => /^(value|results?|result value)$/i.test(name.trim());

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
