export { readFhirBodies } from './bodies.ts';
export { baseOf, entryOf, searchSet, type SearchSet } from './bundle.ts';
export { checkFormat, headerOf, httpOf, MEDIA_TYPE, sendJson, sendResource } from './exchange.ts';
export { countOf, CURSOR, newestFirst, parametersOf, totalOf, type Given, type Parameters } from './parameters.ts';
export { noSuchResource, personAsked, personInReference } from './person.ts';
export type { CodeableConcept, Coding, Identifier, Meta, Period, Quantity, Reference, Resource } from './resource.ts';
