/** The part of FHIR R4 that the door speaks; https://hl7.org/fhir/R4/. */
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

/** What an Observation or one of its components may be worth. */
export interface Worth {
  readonly valueQuantity?: Quantity;
  readonly valueCodeableConcept?: CodeableConcept;
  readonly valueString?: string;
  readonly valueBoolean?: boolean;
  readonly valueDateTime?: string;
  readonly valueSampledData?: object;
  readonly dataAbsentReason?: CodeableConcept;
}

export interface Component extends Worth {
  readonly code: CodeableConcept;
  readonly referenceRange?: readonly object[];
  readonly interpretation?: readonly CodeableConcept[];
}

export interface Observation extends Resource, Worth {
  readonly resourceType: 'Observation';
  readonly identifier?: readonly Identifier[];
  readonly status: string;
  readonly category: readonly CodeableConcept[];
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly effectiveDateTime?: string;
  readonly effectivePeriod?: Period;
  readonly issued?: string;
  readonly interpretation?: readonly CodeableConcept[];
  readonly method?: CodeableConcept;
  readonly device?: Reference;
  readonly referenceRange?: readonly object[];
  readonly component?: readonly Component[];
}

export interface Patient extends Resource {
  readonly resourceType: 'Patient';
  readonly identifier: readonly Identifier[];
  readonly active: true;
  readonly name?: readonly { readonly text: string }[];
  readonly gender?: string;
  readonly birthDate?: string;
  readonly communication?: readonly { readonly language: CodeableConcept; readonly preferred: true }[];
}

export interface Device extends Resource {
  readonly resourceType: 'Device';
  readonly status: 'active';
  readonly deviceName: readonly { readonly name: string; readonly type: string }[];
  readonly modelNumber?: string;
  readonly type: CodeableConcept;
  readonly patient: Reference;
}

export interface DiagnosticReport extends Resource {
  readonly resourceType: 'DiagnosticReport';
  readonly status: string;
  readonly category: readonly CodeableConcept[];
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly effectiveDateTime?: string;
  readonly issued?: string;
  readonly result?: readonly Reference[];
  readonly conclusion?: string;
}
