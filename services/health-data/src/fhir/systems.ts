/** Code systems of others, by their canonical addresses. */
export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';
export const OBSERVATION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';
export const DATA_ABSENT_REASON = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
export const REPORT_SECTION = 'http://terminology.hl7.org/CodeSystem/v2-0074';
export const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
export const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation';

/** Our own code systems. The metrics and figures of the vocabulary, by their permanent ids. */
export const VOCABULARY = 'https://aceso.health/fhir/CodeSystem/vocabulary';
/** Categories of data, as shares name them: `heart`, `sleep`, `reproductive` … */
export const DATA_CATEGORY = 'https://aceso.health/fhir/CodeSystem/data-category';
/** Whether an Observation is what a source said (`measured`) or our daily value after merging sources (`daily`). */
export const SERIES = 'https://aceso.health/fhir/CodeSystem/series';
export const SLEEP_STAGE = 'https://aceso.health/fhir/CodeSystem/sleep-stage';
export const WORKOUT_TYPE = 'https://aceso.health/fhir/CodeSystem/workout-type';
export const SOURCE_KIND = 'https://aceso.health/fhir/CodeSystem/source-kind';
/** How a daily value comes of what was measured. */
export const AGGREGATION = 'https://aceso.health/fhir/CodeSystem/aggregation';
export const PERSON_IDENTIFIER = 'https://aceso.health/fhir/identifier/person';

export const MEASURED = 'measured';
export const DAILY = 'daily';
