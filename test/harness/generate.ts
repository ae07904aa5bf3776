/** Makes workspaces of any size that look like applications: Services, Deployments, Ingresses and what stands around them. */
import type { Random } from './random.ts';

export interface GeneratedOptions {
  readonly files: number;
  readonly documentsPerFile: number;
  readonly namespaces: number;
}

/** Applications of four documents (Deployment, Service, Ingress, ConfigMap), spread over files and namespaces. */
export function generateWorkspace({ files, documentsPerFile, namespaces }: GeneratedOptions): Map<string, string> {
  const workspace = new Map<string, string>();
  let number = 0;
  for (let f = 0; f < files; f++) {
    const documents: string[] = [];
    while (documents.length < documentsPerFile) {
      const kinds = [deployment, service, ingress, configMap, networkPolicy];
      documents.push(kinds[number % kinds.length]!(Math.floor(number / kinds.length), namespaces));
      number++;
    }
    workspace.set(`apps/${Math.floor(f / 20)}/app-${f}.yaml`, documents.join('---\n'));
  }
  return workspace;
}

const metadata = (name: string, app: number, namespaces: number) => `metadata:
  name: ${name}-${app}
  namespace: team-${app % namespaces}
  labels:
    app.kubernetes.io/name: app-${app}
    app.kubernetes.io/part-of: platform
`;

function deployment(app: number, namespaces: number): string {
  return `apiVersion: apps/v1
kind: Deployment
${metadata('app', app, namespaces)}spec:
  replicas: ${1 + (app % 5)}
  selector:
    matchLabels:
      app: app-${app}
  template:
    metadata:
      labels:
        app: app-${app}
        tier: ${app % 2 ? 'web' : 'backend'}
    spec:
      containers:
        - name: main
          image: registry.example.com/app-${app}:1.${app}
          args: ["--config=/etc/app/config.yaml"]
          ports:
            - name: http
              containerPort: 8080
            - name: metrics
              containerPort: 9090
          env:
            - name: UPSTREAM
              value: http://app-${app + 1}.team-${(app + 1) % namespaces}.svc:80
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
`;
}

function service(app: number, namespaces: number): string {
  return `apiVersion: v1
kind: Service
${metadata('app', app, namespaces)}spec:
  selector:
    app: app-${app}
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: metrics
      port: 9090
      targetPort: metrics
`;
}

function ingress(app: number, namespaces: number): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
${metadata('app', app, namespaces)}spec:
  ingressClassName: nginx
  rules:
    - host: app-${app}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: app-${app}
                port:
                  name: http
`;
}

function configMap(app: number, namespaces: number): string {
  return `apiVersion: v1
kind: ConfigMap
${metadata('config', app, namespaces)}data:
  config.yaml: |
    listen: 0.0.0.0:8080
    upstream: app-${app + 1}
    cache: { ttl: 60s, size: ${app} }
`;
}

function networkPolicy(app: number, namespaces: number): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
${metadata('app', app, namespaces)}spec:
  podSelector:
    matchLabels:
      app: app-${app}
  ingress:
    - from:
        - namespaceSelector: {}
      ports:
        - port: http
`;
}

/** Some edit that a person could make: a character changed, a line removed or doubled, a document moved. Often not valid YAML. */
export function randomEdit(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at) + random.pick(['a', '1', ':', ' ', '-', '\n', '"', '{', '#']) + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + random.below(8));
    case 2: {
      const lines = text.split('\n');
      lines.splice(random.below(lines.length), 1);
      return lines.join('\n');
    }
    case 3: {
      const lines = text.split('\n');
      const line = random.below(lines.length);
      lines.splice(line, 0, lines[line]!);
      return lines.join('\n');
    }
    case 4: {
      const documents = text.split(/^---\n/m);
      documents.push(documents.shift()!);
      return documents.join('---\n');
    }
    default:
      return text.replace(
        random.pick(['http', '8080', 'web', 'app', 'metrics', '80', 'shop']),
        random.pick(['https', '80', 'api', 'ap', '9090', '"80"', '{{ .Values.x }}']),
      );
  }
}
