import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

const params = { personId: 'me' } as const;

/** Whether the advisor is on, and what it knows. */
export const advisorQuery = () =>
  queryOptions({ queryKey: ['advisor'], queryFn: ({ signal }) => api('recommendation.getAdvisorState', { params, signal }) });

/** What the person told of themselves. */
export const backgroundQuery = () =>
  queryOptions({ queryKey: ['background'], queryFn: ({ signal }) => api('recommendation.getBackground', { params, signal }) });

/** What the person told of medicines that risk equations ask for. */
export const riskMedicinesQuery = () =>
  queryOptions({ queryKey: ['risk-medicines'], queryFn: ({ signal }) => api('recommendation.getRiskMedicines', { params, signal }) });

export const riskFactorsQuery = () =>
  queryOptions({ queryKey: ['risk-factors'], queryFn: ({ signal }) => api('recommendation.getRiskFactors', { params, signal }) });

export const riskEquationsQuery = () =>
  queryOptions({ queryKey: ['risk-equations'], queryFn: ({ signal }) => api('recommendation.listRiskEquations', { params, signal }) });

/** Places where the account is signed in. */
export const sessionsQuery = () =>
  queryOptions({ queryKey: ['sessions'], queryFn: ({ signal }) => api('identity.listSessions', { signal }) });

/** What the person agreed to. */
export const consentsQuery = () =>
  queryOptions({ queryKey: ['consents'], queryFn: ({ signal }) => api('users.listConsents', { params, signal }) });

/** Who may see what. */
export const sharesQuery = () =>
  queryOptions({ queryKey: ['shares'], queryFn: ({ signal }) => api('users.listShares', { params, signal }) });

/** Who read or changed the person's data, newest first. */
export const accessLogQuery = () =>
  infiniteQueryOptions({
    queryKey: ['access-log'],
    queryFn: ({ signal, pageParam }) =>
      api('users.listAccessLog', { params, query: { limit: 20, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, signal }),
    // The first page has no cursor.
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
