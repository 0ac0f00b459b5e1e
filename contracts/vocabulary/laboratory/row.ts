import type { DisplayUnit, Metric } from '../metric.ts';
import { ofBody } from '../plausible.ts';

/** A unit of laboratories: UCUM code, how it is printed, decimals kept and shown. */
export interface LabUnit {
  readonly ucum: string;
  readonly label: string;
  readonly decimals: number;
  readonly shown: number;
  /** The molar unit shown beside a mass unit, and its size: `molar = mass * perMass / molarMass`. */
  readonly molar?: { readonly ucum: string; readonly label: string; readonly perMass: number; readonly decimals: number };
}

const unit = (ucum: string, shown: number, label = ucum, decimals = 4): LabUnit => ({ ucum, label, decimals, shown });

export const MG_PER_DL: LabUnit = { ...unit('mg/dL', 1), molar: { ucum: 'mmol/L', label: 'mmol/L', perMass: 10, decimals: 2 } };
export const MG_PER_DL_MICRO: LabUnit = { ...unit('mg/dL', 2), molar: { ucum: 'umol/L', label: 'µmol/L', perMass: 10_000, decimals: 0 } };
export const UG_PER_DL: LabUnit = { ...unit('ug/dL', 1, 'µg/dL'), molar: { ucum: 'umol/L', label: 'µmol/L', perMass: 10, decimals: 1 } };
export const UG_PER_DL_NANO: LabUnit = {
  ...unit('ug/dL', 1, 'µg/dL'),
  molar: { ucum: 'nmol/L', label: 'nmol/L', perMass: 10_000, decimals: 0 },
};
export const NG_PER_DL: LabUnit = { ...unit('ng/dL', 1), molar: { ucum: 'nmol/L', label: 'nmol/L', perMass: 10, decimals: 1 } };
export const NG_PER_DL_PICO: LabUnit = { ...unit('ng/dL', 2), molar: { ucum: 'pmol/L', label: 'pmol/L', perMass: 10_000, decimals: 1 } };
export const NG_PER_ML: LabUnit = { ...unit('ng/mL', 1), molar: { ucum: 'nmol/L', label: 'nmol/L', perMass: 1000, decimals: 1 } };
export const PG_PER_ML: LabUnit = { ...unit('pg/mL', 1), molar: { ucum: 'pmol/L', label: 'pmol/L', perMass: 1000, decimals: 1 } };
export const G_PER_DL = unit('g/dL', 1);
export const MG_PER_L = unit('mg/L', 1);
export const UG_PER_L = unit('ug/L', 1, 'µg/L');
export const UG_PER_G = unit('ug/g', 0, 'µg/g');
export const MG_PER_G = unit('mg/g', 0);
export const NG_PER_L = unit('ng/L', 0);
export const MMOL_PER_L = unit('mmol/L', 1);
export const UMOL_PER_L: LabUnit = unit('umol/L', 1, 'µmol/L');
export const NMOL_PER_L = unit('nmol/L', 1);
export const U_PER_L = unit('U/L', 0);
export const U_PER_ML = unit('U/mL', 1);
export const IU_PER_ML = unit('[IU]/mL', 1, 'IU/mL');
export const MIU_PER_L = unit('m[IU]/L', 2, 'mIU/L');
export const IU_PER_L = unit('[IU]/L', 1, 'IU/L');
export const KIU_PER_L = unit('k[IU]/L', 0, 'kIU/L');
export const THOUSANDS = unit('10*3/uL', 1, '10³/µL');
export const MILLIONS = unit('10*6/uL', 2, '10⁶/µL');
export const FEMTOLITRES = unit('fL', 1);
export const PICOGRAMS = unit('pg', 1);
export const PER_CENT = unit('%', 1);
export const RATIO = unit('{ratio}', 2, '');
export const PLAIN = unit('1', 2, '');
export const MM_PER_H = unit('mm/h', 0);
export const SECONDS = unit('s', 1);
export const FILTRATION = unit('mL/min/{1.73_m2}', 0, 'mL/min/1.73 m²');
export const PRESSURE_OF_GAS = unit('mm[Hg]', 0, 'mmHg');
export const OSMOLALITY = unit('mosm/kg', 0, 'mOsm/kg');
export const NANOMETRES = unit('nm', 1);
export const NG_PER_ML_PER_H = unit('ng/mL/h', 2);

/** What makes one biomarker; the rest is alike for all. */
export interface LabRow {
  readonly id: string;
  readonly name: string;
  readonly unit: LabUnit;
  /** Far outside every published range of illness: catches a wrong unit, not a rare patient. In `unit`. */
  readonly range: readonly [number, number];
  readonly loinc: string;
  readonly alsoLoinc?: readonly string[];
  /** g/mol. */
  readonly molarMass?: number;
  readonly synonyms?: readonly string[];
  readonly specimen?: NonNullable<Metric['specimen']>;
  readonly category?: Metric['category'];
  readonly display?: readonly DisplayUnit[];
}

/** Rows of biomarkers as rows of the vocabulary. */
export const labRows = (rows: readonly LabRow[]): readonly Metric[] =>
  rows.map(({ unit: { ucum, label, decimals, shown, molar }, range, specimen = 'serum-or-plasma', display = [], ...row }) => ({
    ...row,
    family: 'laboratory',
    category: row.category ?? 'laboratory',
    kind: 'discrete',
    aggregation: 'last',
    unit: ucum,
    decimals,
    specimen,
    display: [
      { ucum, label, factor: 1, decimals: shown },
      ...(molar !== undefined && row.molarMass !== undefined
        ? [{ ucum: molar.ucum, label: molar.label, factor: molar.perMass / row.molarMass, decimals: molar.decimals }]
        : []),
      ...display,
    ],
    plausible: ofBody(...range),
  }));
