/**
 * The operations that the app calls, with method and path.
 *
 * The contracts themselves carry a schema library that a browser does not need; a test holds this table against them.
 */
export const ROUTES = {
  'dashboard.getOverview': 'GET /v1/people/:personId/overview',
  'dashboard.getTrend': 'GET /v1/people/:personId/trends/:metric',
  'dashboard.getMe': 'GET /v1/me',
  'health-data.createUpload': 'POST /v1/uploads',
  'health-data.appendUpload': 'PATCH /v1/uploads/:uploadId',
  'health-data.getUpload': 'GET /v1/uploads/:uploadId',
  'health-data.listUploads': 'GET /v1/uploads',
  'health-data.cancelUpload': 'DELETE /v1/uploads/:uploadId',
  'health-data.listSources': 'GET /v1/people/:personId/sources',
  'health-data.rankSources': 'PUT /v1/people/:personId/sources/order',
  'health-data.listLatest': 'GET /v1/people/:personId/latest',
  'health-data.listMetrics': 'GET /v1/metrics',
  'health-data.explainDaily': 'GET /v1/people/:personId/daily/:metric/:day/explanation',
  'recommendation.listRecommendations': 'GET /v1/people/:personId/recommendations',
  'recommendation.getProof': 'GET /v1/people/:personId/recommendations/:recommendationId/proof',
  'recommendation.giveFeedback': 'POST /v1/people/:personId/recommendations/:recommendationId/feedback',
  'recommendation.getAdvisorState': 'GET /v1/people/:personId/advisor',
  'recommendation.setAdvisor': 'PUT /v1/people/:personId/advisor',
  'notification.listNotifications': 'GET /v1/people/:personId/notifications',
  'notification.markRead': 'PUT /v1/people/:personId/notifications/:notificationId/read',
  'notification.getPreferences': 'GET /v1/people/:personId/notification-preferences',
  'notification.setPreferences': 'PUT /v1/people/:personId/notification-preferences',
  'users.getProfile': 'GET /v1/people/:personId',
  'users.changeProfile': 'PATCH /v1/people/:personId',
  'identity.listSessions': 'GET /v1/sessions',
  'identity.revokeSession': 'DELETE /v1/sessions/:sessionId',
  'monitoring.getHealth': 'GET /v1/ops/health',
  'monitoring.searchLogs': 'GET /v1/ops/logs',
  'monitoring.summarizeLogs': 'GET /v1/ops/logs/facets',
  'monitoring.listTraces': 'GET /v1/ops/traces',
  'monitoring.getTrace': 'GET /v1/ops/traces/:traceId',
  'notification.testChannel': 'POST /v1/people/:personId/notification-tests',
  'monitoring.listRoutes': 'GET /v1/ops/routes',
  'configuration.listConfiguration': 'GET /v1/configuration',
  'configuration.getConfiguration': 'GET /v1/configuration/:service',
  'configuration.setSetting': 'PUT /v1/configuration/:service/:setting',
  'configuration.clearSetting': 'DELETE /v1/configuration/:service/:setting',
  'configuration.listHistory': 'GET /v1/configuration/:service/history',
  'configuration.rollback': 'POST /v1/configuration/:service/rollback',
} as const;

/** Id of an operation that the app calls. */
export type OperationId = keyof typeof ROUTES;
