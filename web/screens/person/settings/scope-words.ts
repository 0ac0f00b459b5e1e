import type texts from './texts.en.json';

/** Permissions that have words. */
const WORDS: Readonly<Record<string, keyof typeof texts>> = {
  'health-data:samples:read': 'settings.program.scope.samples',
  'recommendation:insights:read': 'settings.program.scope.insights',
  'recommendation:recommendations:read': 'settings.program.scope.recommendations',
  'recommendation:questions:read': 'settings.program.scope.questions',
  'health-data:sources:read': 'settings.program.scope.sources',
  'health-data:samples:write': 'settings.program.scope.add',
  'health-data:push:write': 'settings.program.scope.push',
  'health-data:uploads:write': 'settings.program.scope.files',
  'health-data:uploads:read': 'settings.program.scope.reports',
  '*': 'settings.program.scope.all',
};

/** What a program or a token may do, in words; a permission that is new to this app is named as programs name it. */
export const scopesInWords = (scopes: readonly string[], t: (id: keyof typeof texts) => string): string =>
  scopes.map((scope) => (WORDS[scope] === undefined ? scope : t(WORDS[scope]))).join(', ');
