/** What the FHIR door can do, as a CapabilityStatement of R4. */
export function capabilityStatement(origin: string, startedAt: Date): object {
  const base = `${origin}/fhir/R4`;
  const interactions = (...codes: readonly string[]) => codes.map((code) => ({ code }));
  const parameter = (name: string, type: string, documentation?: string) => ({
    name,
    type,
    ...(documentation === undefined ? {} : { documentation }),
  });
  const person = [parameter('patient', 'reference', 'The person of the token when left out.'), parameter('subject', 'reference')];
  const id = parameter('_id', 'token');
  const vitalSigns = ['vitalsigns', 'bp', 'heartrate', 'resprate', 'oxygensat', 'bodytemp', 'bodyheight', 'bodyweight', 'bmi'];
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: startedAt.toISOString(),
    kind: 'instance',
    software: { name: 'Aceso' },
    implementation: { description: 'Personal health data of this installation', url: base },
    fhirVersion: '4.0.1',
    format: ['json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          cors: false,
          service: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }] }],
          extension: [
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: [
                { url: 'authorize', valueUri: `${origin}/oauth/auth` },
                { url: 'token', valueUri: `${origin}/oauth/token` },
                { url: 'revoke', valueUri: `${origin}/oauth/revoke` },
              ],
            },
          ],
        },
        resource: [
          {
            type: 'Patient',
            interaction: interactions('read', 'search-type'),
            versioning: 'versioned',
            searchParam: [id, parameter('identifier', 'token')],
            operation: [
              { name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' },
              { name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export' },
            ],
          },
          {
            type: 'Observation',
            supportedProfile: vitalSigns.map((name) => `http://hl7.org/fhir/StructureDefinition/${name}`),
            interaction: interactions('read', 'search-type', 'create'),
            versioning: 'versioned',
            conditionalCreate: true,
            searchParam: [
              ...person,
              parameter('date', 'date', 'eq, ne, lt, le, gt, ge, sa, eb'),
              parameter('code', 'token'),
              parameter('category', 'token'),
              parameter('identifier', 'token'),
              id,
              parameter('_tag', 'token', 'daily or measured; measured unless told otherwise'),
              parameter('_lastUpdated', 'date'),
            ],
          },
          {
            type: 'DiagnosticReport',
            interaction: interactions('read', 'search-type'),
            versioning: 'versioned',
            searchParam: [...person, parameter('date', 'date'), parameter('code', 'token'), parameter('category', 'token'), id],
          },
          {
            type: 'DetectedIssue',
            interaction: interactions('read', 'search-type'),
            versioning: 'versioned',
            searchParam: [...person, parameter('code', 'token', 'Kinds of insight.'), id],
            documentation: 'What the advisor finds in the data: no diagnosis.',
          },
          {
            type: 'CarePlan',
            interaction: interactions('read', 'search-type'),
            versioning: 'versioned',
            searchParam: [...person, parameter('status', 'token', 'active or completed'), id],
            documentation: 'Recommendations that a person has taken up.',
          },
          {
            type: 'RiskAssessment',
            interaction: interactions('read', 'search-type'),
            versioning: 'versioned',
            searchParam: [
              ...person,
              parameter('method', 'token', 'score2, score2-op, score2-diabetes, prevent, findrisc, kdigo or fib-4'),
              id,
            ],
            documentation:
              'Risks by published equations, of people whom they fit; `rationale` says for whom they were made and how accurate they are. A search says in an OperationOutcome why the others say nothing.',
          },
          {
            type: 'Questionnaire',
            interaction: interactions('read', 'search-type'),
            versioning: 'versioned',
            searchParam: [
              parameter('url', 'uri'),
              parameter('name', 'string'),
              parameter('code', 'token'),
              parameter('status', 'token'),
              id,
            ],
            documentation: 'Questionnaires that can be answered here; `copyright` says whose they are, words are shown where they may be.',
          },
          {
            type: 'QuestionnaireResponse',
            interaction: interactions('read', 'search-type'),
            versioning: 'versioned',
            searchParam: [...person, parameter('questionnaire', 'reference'), parameter('status', 'token'), id],
            documentation: 'What a person answered, with its sum; shared under the category mind.',
          },
          { type: 'Device', interaction: interactions('read', 'search-type'), versioning: 'versioned', searchParam: [...person, id] },
          {
            type: 'Group',
            operation: [{ name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/group-export' }],
            documentation: 'all, me and shared exist; they cannot be read.',
          },
        ],
        operation: [{ name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export' }],
      },
    ],
  };
}
