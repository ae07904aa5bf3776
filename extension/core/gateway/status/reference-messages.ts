/** References that do not resolve, in words. */
import { type Message, message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { BackendProblem } from '../backend.ts';
import type { CertificateResolution } from '../certificates.ts';
import { statusTexts } from './texts.ts';

/** `resolution` has failed. */
export function certificateMessage({ problem, target }: CertificateResolution): Message {
  const args = { kind: target?.kind ?? '?', name: target?.name ?? '?', namespace: target?.namespace ?? '?' };
  switch (problem) {
    case 'kind':
      return message(statusTexts.referenceKind, args);
    case 'permission':
      return message(statusTexts.referencePermission, args);
    case 'missing':
      return message(statusTexts.referenceMissing, args);
    default:
      return message(statusTexts.referenceContent, args);
  }
}

/** `kind`: of the route. */
export function backendMessage(problem: BackendProblem, kind: string): Message {
  switch (problem.step) {
    case 'kind':
      return message(statusTexts.referenceKind, { kind: problem.kind });
    case 'permission':
      return message(statusTexts.referencePermission, {
        kind: problem.target.kind,
        name: problem.target.name,
        namespace: problem.target.namespace,
      });
    case 'service':
      return message(statusTexts.referenceMissing, {
        kind: 'Service',
        name: problem.name,
        namespace: problem.namespace,
      });
    case 'no-port':
      return message(statusTexts.backendNoPort);
    case 'port':
      return message(statusTexts.backendPort, { name: knownValue(problem.service.name) ?? '?', port: problem.port });
    case 'protocol':
      return message(statusTexts.backendProtocol, {
        name: knownValue(problem.service.name) ?? '?',
        port: knownValue(problem.port.port) ?? '?',
        kind,
      });
  }
}
