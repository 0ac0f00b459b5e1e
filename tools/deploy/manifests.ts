import { CONTRACTS } from '@aceso/contracts/all';
import { stringify } from 'yaml';

const PORT = 8080;
const NAMESPACE = 'aceso';

/** Services that keep files: one replica on a volume of its own until the files lie in an object store. */
const KEEPS_FILES: ReadonlyMap<string, string> = new Map([
  ['health-data', '200Gi'],
  ['analytics', '20Gi'],
]);
/** Where more replicas help most. */
const MOST: ReadonlyMap<string, number> = new Map([
  ['gateway', 10],
  ['recommendation', 8],
]);

type Manifest = Readonly<Record<string, unknown>>;
const names = (): readonly string[] => CONTRACTS.map(({ service }) => service);
const labels = (service: string): Manifest => ({ 'app.kubernetes.io/name': service, 'app.kubernetes.io/part-of': 'aceso' });
const metadata = (name: string): Manifest => ({ name, namespace: NAMESPACE, labels: labels(name) });

/** Kubernetes manifests of the ten services, made of the list of contracts so that none is forgotten. */
export const manifests = (): ReadonlyMap<string, string> =>
  new Map([
    ['deploy/kubernetes/configuration.yaml', documents([configuration()])],
    ['deploy/kubernetes/services.yaml', documents(names().flatMap(service))],
  ]);

const documents = (all: readonly Manifest[]): string =>
  `# Made by \`npm run docs\`; do not edit.\n${all.map((one) => stringify(one, { aliasDuplicateObjects: false })).join('---\n')}`;

const configuration = (): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'aceso', namespace: NAMESPACE },
  data: {
    ACESO_PUBLIC_ORIGIN: 'https://aceso.example.org',
    ACESO_PEERS: JSON.stringify(Object.fromEntries(names().map((name) => [name, `http://${name}.${NAMESPACE}.svc:${PORT}`]))),
  },
});

function service(name: string): readonly Manifest[] {
  const files = KEEPS_FILES.get(name);
  return [
    deployment(name, files !== undefined),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadata(name),
      spec: { selector: { 'app.kubernetes.io/name': name }, ports: [{ name: 'http', port: PORT, targetPort: 'http' }] },
    },
    ...(files === undefined ? [autoscaler(name)] : [claim(name, files)]),
  ];
}

function deployment(name: string, keepsFiles: boolean): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name),
    spec: {
      ...(keepsFiles ? { replicas: 1, strategy: { type: 'Recreate' } } : {}),
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: {
        metadata: { labels: labels(name) },
        spec: {
          terminationGracePeriodSeconds: 30,
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [container(name)],
          volumes: [
            { name: 'home', ...(keepsFiles ? { persistentVolumeClaim: { claimName: name } } : { emptyDir: {} }) },
            { name: 'tmp', emptyDir: {} },
          ],
        },
      },
    },
  };
}

function container(name: string): Manifest {
  const probe = (path: string, more: Manifest): Manifest => ({ httpGet: { path, port: 'http' }, ...more });
  return {
    name,
    image: 'aceso',
    args: ['up', `--target=${name}`, '--logs'],
    ports: [{ name: 'http', containerPort: PORT }],
    envFrom: [{ configMapRef: { name: 'aceso' } }, { secretRef: { name: 'aceso' } }],
    startupProbe: probe('/livez', { periodSeconds: 1, failureThreshold: 60 }),
    livenessProbe: probe('/livez', { periodSeconds: 10, timeoutSeconds: 3 }),
    readinessProbe: probe('/readyz', { periodSeconds: 3, timeoutSeconds: 3 }),
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    volumeMounts: [
      { name: 'home', mountPath: '/var/lib/aceso' },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  };
}

const autoscaler = (name: string): Manifest => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: metadata(name),
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: 1,
    maxReplicas: MOST.get(name) ?? 3,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  },
});

const claim = (name: string, storage: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: metadata(name),
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
});
