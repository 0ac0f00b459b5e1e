import Type, { type TSchema } from 'typebox';
import { operation, type FhirInteraction } from '../index.ts';
import { Id } from '../shapes/index.ts';

const Text = (description: string): TSchema => Type.Union([Type.String(), Type.Array(Type.String())], { description });
const Search = (parameters: Readonly<Record<string, string>>) =>
  Type.Object(Object.fromEntries(Object.entries({ ...parameters, ...PAGING }).map(([name, text]) => [name, Type.Optional(Text(text))])));
const Form = Type.Record(Type.String(), Text('The parameters of the search.'));

const PAGING = {
  _count: 'Results on a page: 50 unless told otherwise, at most 1000.',
  _summary: '`count` for the number alone.',
  _total: '`accurate` for the number beside the page.',
  _format: 'Only `json`.',
};
const DATE = 'Date or time with a prefix (eq ne lt le gt ge sa eb); several parameters must all hold. Without a zone it is the person’s.';
const PERSON = { patient: '`Patient/<id>`; the person of the token when left out.', subject: 'As `patient`.' };

const OBSERVATION_SEARCH = Search({
  ...PERSON,
  date: DATE,
  code: '`code` or `system|code`, several with commas: LOINC, or ids of the vocabulary.',
  category: 'Of HL7 (`vital-signs`, `laboratory`, `activity` …) or of shares (`heart`, `sleep` …).',
  identifier: '`system|value` that a program gave when it created the Observation.',
  _id: 'Ids, several with commas.',
  _tag: '`daily` for daily values after merging sources, `measured` for what sources said; the latter unless told otherwise.',
  _lastUpdated: 'When it was last written, as `date`.',
  _sort: '`date` or `-date`, the latter unless told otherwise.',
});
const PATIENT_SEARCH = Search({ _id: 'Ids, several with commas.', identifier: '`https://aceso.health/fhir/identifier/person|<id>`.' });
const DEVICE_SEARCH = Search({ ...PERSON, _id: 'Ids, several with commas.' });
const REPORT_SEARCH = Search({
  ...PERSON,
  date: DATE,
  category: 'Such as `LAB`.',
  code: 'Code of the report.',
  _id: 'Ids, several with commas.',
});

const EXPORT_QUERY = Type.Object({
  _outputFormat: Type.Optional(Text('`application/fhir+ndjson`, `application/ndjson` or `ndjson`.')),
  _since: Type.Optional(Text('Only what was written at this instant or later.')),
  _type: Type.Optional(Text('Types of resource with commas.')),
});

const read = { permission: 'health-data:samples:read', answers: 'fhir' } as const;
const write = { permission: 'health-data:samples:write', answers: 'fhir' } as const;
const SEARCHED = ['no-such-person', 'not-acceptable'] as const;
const READ = ['no-such-resource', 'not-acceptable'] as const;
const may = (resource: string, interaction: FhirInteraction['interaction']) => ({ fhir: { resource, interaction } });
const ById = Type.Object({ id: Type.String({ maxLength: 64 }) });

const Coding = Type.Object({
  system: Type.Optional(Type.String()),
  code: Type.Optional(Type.String()),
  display: Type.Optional(Type.String()),
});
const Concept = Type.Object({ coding: Type.Optional(Type.Array(Coding, { maxItems: 50 })), text: Type.Optional(Type.String()) });
const Quantity = Type.Object({
  value: Type.Optional(Type.Number()),
  comparator: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  system: Type.Optional(Type.String()),
  code: Type.Optional(Type.String({ description: 'UCUM.' })),
});
const Reference = Type.Object({ reference: Type.Optional(Type.String()), display: Type.Optional(Type.String({ maxLength: 120 })) });

/** The part of an Observation of FHIR R4 that is read when one is created; the rest of a laboratory result is kept as it came. */
export const NewObservation = Type.Object({
  resourceType: Type.Literal('Observation'),
  status: Type.String(),
  category: Type.Optional(Type.Array(Concept, { maxItems: 20 })),
  code: Concept,
  subject: Type.Optional(Reference),
  device: Type.Optional(Reference),
  identifier: Type.Optional(
    Type.Array(
      Type.Object({ system: Type.Optional(Type.String({ maxLength: 255 })), value: Type.Optional(Type.String({ maxLength: 255 })) }),
      {
        maxItems: 10,
      },
    ),
  ),
  effectiveDateTime: Type.Optional(Type.String()),
  effectiveInstant: Type.Optional(Type.String()),
  effectivePeriod: Type.Optional(Type.Object({ start: Type.Optional(Type.String()), end: Type.Optional(Type.String()) })),
  valueQuantity: Type.Optional(Quantity),
  component: Type.Optional(Type.Array(Type.Object({ code: Concept, valueQuantity: Type.Optional(Quantity) }), { maxItems: 100 })),
});

/** The FHIR R4 door: `/fhir/R4/*`. Answers and faults are resources of FHIR (`application/fhir+json`). */
export const fhirOperations = {
  readCapabilities: operation({
    id: 'health-data.readCapabilities',
    method: 'GET',
    path: '/fhir/R4/metadata',
    permission: 'public',
    answers: 'fhir',
    summary: 'CapabilityStatement: what the FHIR door can do.',
    query: Search({}),
    errors: ['not-acceptable'],
  }),
  readSmartConfiguration: operation({
    id: 'health-data.readSmartConfiguration',
    method: 'GET',
    path: '/fhir/R4/.well-known/smart-configuration',
    permission: 'public',
    summary: 'Where a SMART App Launch program signs a person in, and which scopes there are.',
    output: Type.Object({
      issuer: Type.String(),
      jwks_uri: Type.String(),
      authorization_endpoint: Type.String(),
      token_endpoint: Type.String(),
      revocation_endpoint: Type.String(),
      grant_types_supported: Type.Array(Type.String()),
      response_types_supported: Type.Array(Type.String()),
      token_endpoint_auth_methods_supported: Type.Array(Type.String()),
      code_challenge_methods_supported: Type.Array(Type.String()),
      scopes_supported: Type.Array(Type.String()),
      capabilities: Type.Array(Type.String()),
    }),
    errors: [],
  }),
  searchPatients: operation({
    id: 'health-data.searchPatients',
    method: 'GET',
    path: '/fhir/R4/Patient',
    ...read,
    ...may('Patient', 's'),
    permission: 'users:profile:read',
    summary: 'The person of the token, and who shares with the account.',
    query: PATIENT_SEARCH,
    errors: [...SEARCHED],
  }),
  searchPatientsByForm: operation({
    id: 'health-data.searchPatientsByForm',
    method: 'POST',
    path: '/fhir/R4/Patient/_search',
    ...read,
    ...may('Patient', 's'),
    permission: 'users:profile:read',
    summary: 'As `searchPatients`, with the parameters in a form.',
    query: PATIENT_SEARCH,
    body: Form,
    errors: [...SEARCHED],
  }),
  readPatient: operation({
    id: 'health-data.readPatient',
    method: 'GET',
    path: '/fhir/R4/Patient/:id',
    ...read,
    ...may('Patient', 'r'),
    permission: 'users:profile:read',
    summary: 'A person.',
    params: ById,
    query: Search({}),
    errors: [...READ, 'no-such-person'],
  }),
  readEverything: operation({
    id: 'health-data.readEverything',
    method: 'GET',
    path: '/fhir/R4/Patient/:id/$everything',
    ...read,
    ...may('*', 'r'),
    summary: 'Everything of a person as one Bundle, written as it is read.',
    params: ById,
    query: Type.Object({
      start: Type.Optional(Text('First day or moment of clinical dates.')),
      end: Type.Optional(Text('Last day or moment of clinical dates.')),
      _since: EXPORT_QUERY.properties._since,
      _type: EXPORT_QUERY.properties._type,
    }),
    errors: [...READ, 'no-such-person'],
  }),
  searchObservations: operation({
    id: 'health-data.searchObservations',
    method: 'GET',
    path: '/fhir/R4/Observation',
    ...read,
    ...may('Observation', 's'),
    summary: 'Samples, records and laboratory results; with `_tag=daily` the daily values.',
    query: OBSERVATION_SEARCH,
    errors: [...SEARCHED],
  }),
  searchObservationsByForm: operation({
    id: 'health-data.searchObservationsByForm',
    method: 'POST',
    path: '/fhir/R4/Observation/_search',
    ...read,
    ...may('Observation', 's'),
    summary: 'As `searchObservations`, with the parameters in a form.',
    query: OBSERVATION_SEARCH,
    body: Form,
    errors: [...SEARCHED],
  }),
  readObservation: operation({
    id: 'health-data.readObservation',
    method: 'GET',
    path: '/fhir/R4/Observation/:id',
    ...read,
    ...may('Observation', 'r'),
    summary: 'One Observation by its id.',
    params: ById,
    query: Search({}),
    errors: [...READ],
  }),
  createObservation: operation({
    id: 'health-data.createObservation',
    method: 'POST',
    path: '/fhir/R4/Observation',
    ...write,
    ...may('Observation', 'c'),
    summary: 'Stores a reading; `If-None-Exist` makes it happen once.',
    query: Search({}),
    body: NewObservation,
    status: 201,
    errors: ['no-such-person', 'consent-needed', 'not-acceptable', 'resource-unusable', 'several-match'],
  }),
  searchDevices: operation({
    id: 'health-data.searchDevices',
    method: 'GET',
    path: '/fhir/R4/Device',
    ...read,
    ...may('Device', 's'),
    permission: 'health-data:sources:read',
    summary: 'Sources of a person.',
    query: DEVICE_SEARCH,
    errors: [...SEARCHED],
  }),
  searchDevicesByForm: operation({
    id: 'health-data.searchDevicesByForm',
    method: 'POST',
    path: '/fhir/R4/Device/_search',
    ...read,
    ...may('Device', 's'),
    permission: 'health-data:sources:read',
    summary: 'As `searchDevices`, with the parameters in a form.',
    query: DEVICE_SEARCH,
    body: Form,
    errors: [...SEARCHED],
  }),
  readDevice: operation({
    id: 'health-data.readDevice',
    method: 'GET',
    path: '/fhir/R4/Device/:id',
    ...read,
    ...may('Device', 'r'),
    permission: 'health-data:sources:read',
    summary: 'One source.',
    params: ById,
    query: Search({}),
    errors: [...READ],
  }),
  searchDiagnosticReports: operation({
    id: 'health-data.searchDiagnosticReports',
    method: 'GET',
    path: '/fhir/R4/DiagnosticReport',
    ...read,
    ...may('DiagnosticReport', 's'),
    summary: 'Reports of laboratories and clinics.',
    query: REPORT_SEARCH,
    errors: [...SEARCHED],
  }),
  searchDiagnosticReportsByForm: operation({
    id: 'health-data.searchDiagnosticReportsByForm',
    method: 'POST',
    path: '/fhir/R4/DiagnosticReport/_search',
    ...read,
    ...may('DiagnosticReport', 's'),
    summary: 'As `searchDiagnosticReports`, with the parameters in a form.',
    query: REPORT_SEARCH,
    body: Form,
    errors: [...SEARCHED],
  }),
  readDiagnosticReport: operation({
    id: 'health-data.readDiagnosticReport',
    method: 'GET',
    path: '/fhir/R4/DiagnosticReport/:id',
    ...read,
    ...may('DiagnosticReport', 'r'),
    summary: 'One report by its id.',
    params: ById,
    query: Search({}),
    errors: [...READ],
  }),
  startExport: operation({
    id: 'health-data.startExport',
    method: 'GET',
    path: '/fhir/R4/$export',
    ...read,
    ...may('*', 'r'),
    summary: 'Begins a bulk export of everybody whom the caller may see.',
    query: EXPORT_QUERY,
    status: 202,
    errors: ['not-acceptable', 'export-needs-async'],
  }),
  startPatientExport: operation({
    id: 'health-data.startPatientExport',
    method: 'GET',
    path: '/fhir/R4/Patient/$export',
    ...read,
    ...may('*', 'r'),
    summary: 'As `startExport`: all that is kept is of people.',
    query: EXPORT_QUERY,
    status: 202,
    errors: ['not-acceptable', 'export-needs-async'],
  }),
  startGroupExport: operation({
    id: 'health-data.startGroupExport',
    method: 'GET',
    path: '/fhir/R4/Group/:id/$export',
    ...read,
    ...may('*', 'r'),
    summary: 'Begins a bulk export of a group: `all`, `me`, or `shared` for those who share with the caller.',
    params: ById,
    query: EXPORT_QUERY,
    status: 202,
    errors: ['no-such-resource', 'not-acceptable', 'export-needs-async'],
  }),
  getExport: operation({
    id: 'health-data.getExport',
    method: 'GET',
    path: '/fhir/R4/$export-status/:exportId',
    permission: 'signed-in',
    answers: 'fhir',
    summary: 'How far a bulk export is: 202 with progress, then 200 with the list of files.',
    params: Type.Object({ exportId: Id }),
    errors: ['no-such-resource', 'export-failed'],
  }),
  cancelExport: operation({
    id: 'health-data.cancelExport',
    method: 'DELETE',
    path: '/fhir/R4/$export-status/:exportId',
    permission: 'signed-in',
    summary: 'Ends a bulk export and removes its files.',
    params: Type.Object({ exportId: Id }),
    status: 202,
    answers: 'fhir',
    errors: ['no-such-resource'],
  }),
  downloadExport: operation({
    id: 'health-data.downloadExport',
    method: 'GET',
    path: '/fhir/R4/$export-file/:exportId/:file',
    ...read,
    ...may('*', 'r'),
    summary: 'One NDJSON file of a bulk export, for the account that began it.',
    params: Type.Object({ exportId: Id, file: Type.String({ pattern: '^[A-Za-z]+-\\d{1,6}\\.ndjson$' }) }),
    errors: ['no-such-resource'],
  }),
};

export const fhirProblems = {
  'no-such-resource': { status: 404, title: 'There is no such resource, or it is not for you.', fix: 'Check the id.' },
  'not-acceptable': { status: 406, title: 'Only JSON is spoken here.', fix: 'Ask for `application/fhir+json`.' },
  'resource-unusable': {
    status: 422,
    title: 'The resource is well-formed but cannot be stored.',
    fix: 'Correct what `expression` names and send it again.',
  },
  'several-match': { status: 412, title: 'Several Observations match `If-None-Exist`.', fix: 'Name one that at most one can match.' },
  'export-needs-async': {
    status: 400,
    title: 'An export is done in the background.',
    fix: 'Send `Prefer: respond-async`.',
  },
  'export-failed': { status: 500, title: 'The export failed.', fix: 'Begin it again.' },
} as const;
