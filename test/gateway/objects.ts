/** Short manifests of the Gateway API, and the answers of the engine in short form. */
import { AnalysisHost } from '../../extension/core/analysis.ts';
import { type ReportedObject, statusReport } from '../../extension/core/gateway/status/report.ts';

/** The status report of manifests. */
export function statusOfText(...documents: string[]): readonly ReportedObject[] {
  const host = new AnalysisHost();
  host.apply([{ file: 'manifest.yaml', text: documents.join('\n---\n') }]);
  return statusReport(host.analysis, 'en').objects;
}

/** `Accepted=True/Accepted` of an object's conditions, of its parents', and of its listeners', by type. */
export function conditionOf(
  objects: readonly ReportedObject[],
  name: string,
  type: string,
  where: { readonly listener?: string; readonly parent?: number; readonly ancestor?: number } = {},
): string | undefined {
  const object = objects.find(o => o.name === name);
  const conditions =
    where.listener !== undefined
      ? object?.listeners?.find(l => l.name === where.listener)?.conditions
      : where.parent !== undefined
        ? object?.parents?.[where.parent]?.conditions
        : where.ancestor !== undefined
          ? object?.ancestors?.[where.ancestor]?.conditions
          : object?.conditions;
  const condition = conditions?.find(c => c.type === type);
  return condition && `${condition.status}/${condition.reason}`;
}

/** `spec` in flow style. */
export function object(kind: string, name: string, spec: string, namespace = 'shop'): string {
  const version = kind === 'TCPRoute' || kind === 'UDPRoute' ? 'v1alpha2' : 'v1';
  return `apiVersion: gateway.networking.k8s.io/${version}
kind: ${kind}
metadata: {name: ${name}, namespace: ${namespace}}
spec: ${spec}`;
}

export function service(name: string, ports: string, namespace = 'shop'): string {
  return `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {selector: {app: ${name}}, ports: [${ports}]}`;
}

export function gateway(listeners: string, more = '', name = 'edge', namespace = 'infra'): string {
  return object('Gateway', name, `{gatewayClassName: example, listeners: [${listeners}]${more}}`, namespace);
}
