import type { Operation } from '@aceso/contracts';
import type { Started } from '../module.ts';

const FORM_BYTES = 65_536;

type AddRoutes = NonNullable<Started<Record<string, Operation>>['routes']>;

/** Lets the service read what FHIR sends: JSON under its own name, and searches as forms. */
export const readFhirBodies: AddRoutes = (app) => {
  app.addContentTypeParser('application/fhir+json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: FORM_BYTES }, (_request, body, done) => {
    const fields = Map.groupBy(new URLSearchParams(String(body)), ([name]) => name);
    done(null, Object.fromEntries([...fields].map(([name, pairs]) => [name, pairs.map(([, value]) => value)])));
  });
};
