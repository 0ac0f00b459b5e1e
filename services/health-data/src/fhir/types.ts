import type { CodeableConcept, Identifier, Period, Quantity, Reference, Resource } from '@aceso/kit/fhir';

/** The part of FHIR R4 that the door speaks; https://hl7.org/fhir/R4/. */
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
