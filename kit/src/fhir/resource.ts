/** What all resources of FHIR R4 have in common; https://hl7.org/fhir/R4/. */
export interface Coding {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
}

export interface CodeableConcept {
  readonly coding?: readonly Coding[];
  readonly text?: string;
}

export interface Quantity {
  readonly value: number;
  readonly comparator?: string;
  readonly unit?: string;
  readonly system?: string;
  readonly code?: string;
}

export interface Reference {
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: Identifier;
  readonly display?: string;
}

export interface Identifier {
  readonly system?: string;
  readonly value: string;
}

export interface Period {
  readonly start: string;
  readonly end: string;
}

export interface Meta {
  readonly versionId: string;
  readonly lastUpdated: string;
  readonly profile?: readonly string[];
  readonly security?: readonly Coding[];
  readonly tag?: readonly Coding[];
}

export interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly meta: Meta;
}
