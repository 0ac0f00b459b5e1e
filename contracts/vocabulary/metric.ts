/** How values of a metric add up over time. */
export type Aggregation = 'sum' | 'mean' | 'last' | 'duration';

/** Family that a metric is listed under. */
export type Family =
  | 'activity'
  | 'heart'
  | 'sleep'
  | 'body'
  | 'respiration'
  | 'glucose'
  | 'blood-pressure'
  | 'temperature'
  | 'nutrition'
  | 'environment'
  | 'mind'
  | 'laboratory';

/** A unit to show, and how to come from the stored one: `shown = stored * factor + offset`. */
export interface DisplayUnit {
  /** UCUM code. */
  readonly ucum: string;
  readonly label: string;
  readonly factor: number;
  readonly offset?: number;
  readonly decimals: number;
  /** Minutes after the noon before waking, read as a time of day; differences of them are lengths of time. */
  readonly isClock?: true;
}

/** One row of the vocabulary: everything the system must know to store, add up, show and exchange a metric. */
export interface Metric {
  /** Permanent id, kebab case. */
  readonly id: string;
  readonly name: string;
  readonly family: Family;
  /** `discrete`: a value at an instant; `interval`: an amount over a stretch of time. */
  readonly kind: 'discrete' | 'interval';
  readonly aggregation: Aggregation;
  /** UCUM code of the stored unit. */
  readonly unit: string;
  /** Decimals kept when storing: the source's precision, never float noise. */
  readonly decimals: number;
  readonly display: readonly DisplayUnit[];
  readonly loinc?: string;
  /** Other LOINC codes of the same quantity: another method, molar instead of mass. */
  readonly alsoLoinc?: readonly string[];
  /** g/mol: makes mass and molar units convertible into each other. */
  readonly molarMass?: number;
  /** What was taken for a laboratory to measure. */
  readonly specimen?: 'serum-or-plasma' | 'blood' | 'arterial-blood' | 'urine' | 'stool';
  /** Other names in use, lower case: of laboratories, in other languages, in everyday speech. */
  readonly synonyms?: readonly string[];
  /** Open mHealth or IEEE 1752 schema name. */
  readonly openMHealth?: string;
  readonly healthKit?: string;
  readonly healthConnect?: string;
  /** Values outside are kept in quarantine: visible, never silently dropped. In the stored unit. */
  readonly plausible: { readonly minimum: number; readonly maximum: number; readonly source: string };
  /** Category of data for shares and consents. */
  readonly category: Family | 'reproductive';
}
