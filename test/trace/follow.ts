/** Traces a request through manifests written in a test. */
import { AnalysisHost } from '../../extension/core/analysis.ts';
import { type PrintedTrace, printTrace } from '../../extension/core/trace/print.ts';
import { readTraceRequest } from '../../extension/core/trace/read-request.ts';
import { trace } from '../../extension/core/trace/trace.ts';

export type Follow = (request: Readonly<Record<string, unknown>>) => PrintedTrace;

/** The manifests once, many requests. */
export function follower(manifests: string): Follow {
  const host = new AnalysisHost();
  const analysis = host.apply([{ file: 'all.yaml', text: manifests }]);
  return request => printTrace(analysis, trace(analysis.view(), readTraceRequest(request, 'default')), 'en');
}

/** `shop/web:80 0.5, …`, for tables. */
export function backendsOf({ backends }: PrintedTrace): string {
  return backends.map(b => `${b.service}:${b.port}${b.fraction === 1 ? '' : ` ${b.fraction}`}`).join(', ');
}

/** A Service with one port and a Deployment behind it. */
export function app(namespace: string, name: string, port = 80, targetPort: number | string = 8080): string {
  return `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  selector: {app: ${name}}
  ports: [{name: http, port: ${port}, targetPort: ${targetPort}}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  replicas: 2
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, image: app, ports: [{name: http, containerPort: 8080}]}]}
`;
}

/** An Ingress; `paths`: `[host, pathType, path, service]`. */
export function ingress(
  name: string,
  className: string,
  paths: readonly (readonly [string, string, string, string])[],
  more: { readonly annotations?: string; readonly spec?: string; readonly namespace?: string } = {},
): string {
  const rules = paths
    .map(
      ([host, pathType, path, service]) =>
        `  - {${host === '' ? '' : `host: "${host}", `}http: {paths: [{path: '${path}', pathType: ${pathType}, backend: {service: {name: ${service}, port: {number: 80}}}}]}}`,
    )
    .join('\n');
  return `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: ${more.namespace ?? 'shop'}
  annotations: {${more.annotations ?? ''}}
spec:
  ingressClassName: ${className}
${more.spec ?? ''}
  rules:
${rules}
`;
}
