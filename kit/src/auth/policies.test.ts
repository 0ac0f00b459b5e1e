import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTRACTS } from '@aceso/contracts/all';
import { loadPolicies, policyProblems, scopeCovers, type Question } from './policies.ts';
import { ANONYMOUS, type Principal, type Role } from './principal.ts';

const policies = loadPolicies(CONTRACTS);
const account = (personId: string, ...roles: Role[]): Principal => ({
  ...ANONYMOUS,
  kind: 'account',
  subject: `account-of-${personId}`,
  personId,
  roles,
});
const service = (name: string): Principal => ({ ...ANONYMOUS, kind: 'service', subject: `service:${name}`, roles: ['service'] });
const ask = (action: string, more: Partial<Question> = {}): Question => ({
  action,
  personId: undefined,
  categories: [],
  shared: [],
  ...more,
});

test('policyProblems: the shipped policies fit the contracts, and one that does not is named', () => {
  const stray = { id: 'stray', text: '@id("stray") permit (principal, action == Action::"nothing:at:all", resource);' };

  assert.deepEqual(policyProblems(policies), []);
  assert.match(policyProblems({ ...policies, texts: [...policies.texts, stray] }).join(), /stray/);
});

test('policies: a person may do what is personal with their own data and nothing with that of another', () => {
  const ada = account('ada', 'person');

  assert.equal(policies.decide(ada, ask('health-data:samples:read', { personId: 'ada' })), true);
  assert.equal(policies.decide(ada, ask('users:people:erase', { personId: 'ada' })), true);
  assert.equal(policies.decide(ada, ask('health-data:samples:read', { personId: 'bob', categories: ['heart'] })), false);
});

test('policies: a share covers reading of its categories, all of them, and never writing', () => {
  const doctor = account('doc', 'clinician');
  const of = (action: string, categories: readonly string[], shared: readonly string[]): boolean =>
    policies.decide(doctor, ask(action, { personId: 'ada', categories, shared }));

  assert.equal(of('health-data:samples:read', ['heart'], ['heart', 'sleep']), true);
  assert.equal(of('health-data:samples:read', ['heart', 'glucose'], ['heart']), false);
  assert.equal(of('health-data:samples:read', ['*'], ['*']), true);
  assert.equal(of('health-data:samples:write', ['heart'], ['*']), false);
  assert.equal(of('users:access-log:read', ['profile'], ['*']), false);
});

test('policies: an operator runs the house and sees no health data; a researcher asks populations only', () => {
  const [operator, researcher] = [account('op', 'operator'), account('re', 'researcher')];

  assert.equal(policies.decide(operator, ask('configuration:settings:write')), true);
  assert.equal(policies.decide(operator, ask('monitoring:logs:read')), true);
  assert.equal(policies.decide(operator, ask('health-data:samples:read', { personId: 'ada' })), false);
  assert.equal(policies.decide(researcher, ask('analytics:queries:ask')), true);
  assert.equal(policies.decide(researcher, ask('configuration:settings:read')), false);
});

test('policies: each service may ask for what its work needs and for nothing else', () => {
  assert.equal(policies.decide(service('recommendation'), ask('health-data:samples:read', { personId: 'ada' })), true);
  assert.equal(policies.decide(service('notification'), ask('health-data:samples:read', { personId: 'ada' })), false);
  assert.equal(policies.decide(service('users'), ask('identity:accounts:write')), true);
  assert.equal(policies.decide(service('gateway'), ask('identity:accounts:write')), false);
  assert.equal(policies.decide(service('analytics'), ask('configuration:effective:read')), true);
});

test('policies: an action that no contract declares is refused', () => {
  assert.equal(policies.decide(account('ada', 'operator'), ask('health-data:samples:sell', { personId: 'ada' })), false);
});

test('scopeCovers: exact names, a prefix with a star, or everything; never a part of a word', () => {
  assert.equal(scopeCovers(['health-data:samples:read'], 'health-data:samples:read'), true);
  assert.equal(scopeCovers(['health-data:*'], 'health-data:samples:read'), true);
  assert.equal(scopeCovers(['*'], 'users:profile:read'), true);
  assert.equal(scopeCovers(['health-data:sam*'], 'health-data:samples:read'), false);
  assert.equal(scopeCovers(['health-data:samples'], 'health-data:samples:read'), false);
  assert.equal(scopeCovers([], 'users:profile:read'), false);
});
