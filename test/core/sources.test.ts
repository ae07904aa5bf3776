/** What a file is part of: plain folders, kustomizations, charts and several workspace folders, each as a small tree of files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnalysisHost, defaultSettings } from '../../extension/core/analysis.ts';

type Tree = Readonly<Record<string, string>>;

/** `file rule` of every finding. */
function findingsOf(tree: Tree, roots: readonly string[] = ['']): string[] {
  const host = new AnalysisHost({ ...defaultSettings, roots });
  host.apply(Object.entries(tree).map(([file, text]) => ({ file, text })));
  return listed(host);
}

function listed(host: AnalysisHost): string[] {
  const { analysis } = host;
  return analysis.files.flatMap(file => analysis.findings(file).map(f => `${f.file} ${f.finding.rule.id}`)).sort();
}

function service(selector: string, targetPort: string | number = 'http'): string {
  return `apiVersion: v1
kind: Service
metadata: {name: ${selector}}
spec:
  selector: {app: ${selector}}
  ports: [{port: 80, targetPort: ${targetPort}}]
`;
}

function deployment(label: string, port = '{name: http, containerPort: 8080}'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${label}}
spec:
  selector: {matchLabels: {app: ${label}}}
  template:
    metadata: {labels: {app: ${label}}}
    spec: {containers: [{name: ${label}, image: ${label}, ports: [${port}]}]}
`;
}

const patches: Tree = {
  'strategic.yaml': `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports: [{port: 80, targetPort: nowhere}]
`,
  'json.yaml': '- {op: replace, path: /spec/ports/0/targetPort, value: nowhere}\n',
  'workload.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template: {spec: {containers: [{name: web, readinessProbe: {httpGet: {port: nowhere}}}]}}
`,
};

const listings: Tree = {
  patches:
    'patches:\n  - path: strategic.yaml\n  - path: ./json.yaml\n    target: {kind: Service}\n  - {path: workload.yaml}\n',
  'patches of older versions':
    'patchesStrategicMerge: [strategic.yaml, workload.yaml]\npatchesJson6902:\n  - {path: json.yaml, target: {version: v1, kind: Service, name: web}}\n',
};

for (const [title, listing] of Object.entries(listings)) {
  test(`${title} are no objects`, () => {
    const overlay = Object.fromEntries(Object.entries(patches).map(([name, text]) => [`overlay/${name}`, text]));
    const found = findingsOf({
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': `${service('web')}---\n${deployment('web')}`,
      'overlay/kustomization.yaml': `resources: [../base]\n${listing}`,
      ...overlay,
    });
    assert.deepEqual(found, []);
  });
}

test('a patch of another folder is no object either, nor a second Service of the name', () => {
  const found = findingsOf({
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': `${service('web')}---\n${deployment('web')}`,
    'patches/strategic.yaml': patches['strategic.yaml']!,
    'overlays/one/kustomization.yaml': 'resources: [../../base]\npatches: [{path: ../../patches/strategic.yaml}]\n',
  });
  assert.deepEqual(found, []);
});

test('what a base does not hold is unknown, not missing', () => {
  const base = { 'base/kustomization.yaml': 'resources: [web.yaml]\n', 'base/web.yaml': service('web') };
  assert.deepEqual(findingsOf(base), []);
  assert.deepEqual(
    findingsOf({ ...base, 'base/other.yaml': deployment('other') }),
    [],
    'beside a workload of another name',
  );
});

test('a slip inside of a base is reported', () => {
  const found = findingsOf({
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': `${service('web', 'htpp')}---\n${deployment('web')}`,
  });
  assert.deepEqual(found, ['base/web.yaml service-target-port-name-not-found']);
});

test('a kustomization that comes or goes changes what its files are', () => {
  const host = new AnalysisHost(defaultSettings);
  host.apply([
    { file: 'app/web.yaml', text: `${service('web')}---\n${deployment('web')}` },
    { file: 'app/patch.yaml', text: patches['strategic.yaml']! },
  ]);
  const plain = listed(host);
  assert.notDeepEqual(plain, []);
  host.apply([{ file: 'app/kustomization.yaml', text: 'resources: [web.yaml]\npatches: [{path: patch.yaml}]\n' }]);
  assert.deepEqual(listed(host), []);
  host.apply([{ file: 'app/kustomization.yaml', text: undefined }]);
  assert.deepEqual(listed(host), plain);
});

test('broken, empty and strange kustomizations take nothing down', () => {
  for (const text of [
    '',
    '- a\n',
    'resources: web.yaml\n',
    'resources: [\n',
    'patches: [null, 3, {target: {}}]\n',
    'resources: {{ x }}\n',
  ])
    assert.deepEqual(findingsOf({ 'kustomization.yaml': text, 'web.yaml': service('web') }), [], JSON.stringify(text));
});

const chart: Tree = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  // Looks like an object, and is none.
  'chart/values.yaml': `apiVersion: v1\nkind: Service\nmetadata: {name: UPPER}\nservice: {port: 80}\n`,
  'chart/values-production.yaml': 'kind: Service\napiVersion: v1\nports: [{port: 99999}]\n',
  'chart/templates/NOTES.txt': 'Thank you',
  'chart/templates/service.yaml': `{{- if .Values.service.enabled }}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "web.fullname" . }}
  labels:
    {{- include "web.labels" . | nindent 4 }}
spec:
  type: {{ .Values.service.type | default "ClusterIP" }}
  selector:
    {{- include "web.selectorLabels" . | nindent 4 }}
  ports:
    {{- range .Values.service.ports }}
    - port: {{ .port }}
      targetPort: {{ .name | quote }}
    {{- end }}
{{- end }}
`,
  'chart/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "web.fullname" . }}
spec:
  selector:
    matchLabels: {app: {{ .Release.Name }}}
  template:
    metadata:
      labels: {app: {{ .Release.Name }}}
    spec:
      containers:
        - name: web
          image: "{{ .Values.image }}"
          {{- with .Values.ports }}
          ports: {{ toYaml . | nindent 12 }}
          {{- end }}
          readinessProbe: {httpGet: {port: http}}
`,
  'chart/templates/ingress.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    {{- range .Values.hosts }}
    - host: {{ . | quote }}
      http:
        paths: [{path: /, pathType: Prefix, backend: {service: {name: {{ $.Release.Name }}-web, port: {name: http}}}}]
    {{- end }}
    - host: plain.example.com
      http:
        paths: [{path: /, pathType: Prefix, backend: {service: {name: from-a-dependency, port: {number: 80}}}}]
`,
};

test('a chart has no findings for what its values decide, and values are no objects', () => {
  assert.deepEqual(findingsOf(chart), []);
});

test('a chart and the manifests around it do not answer for one another', () => {
  const found = findingsOf({
    ...chart,
    'chart/templates/plain.yaml': deployment('web'),
    'manifests/web.yaml': `${service('web')}---\n${deployment('other')}`,
  });
  assert.deepEqual(found, ['manifests/web.yaml service-selector-no-match']);
});

test('each workspace folder is a set of its own', () => {
  const tree = {
    'one/web.yaml': `${service('web')}---\n${deployment('other')}`,
    'two/web.yaml': deployment('web'),
  };
  assert.deepEqual(findingsOf(tree, ['one', 'two']), ['one/web.yaml service-selector-no-match']);
  assert.deepEqual(findingsOf(tree, ['']), []);
});
