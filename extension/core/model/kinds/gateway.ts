/** `GatewayClass` and `Gateway` (sigs.k8s.io/gateway-api apis/v1 gatewayclass_types.go, gateway_types.go). */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList, StringMap } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { type Listener, lowerListeners, lowerNamespaceAdmission, type NamespaceAdmission } from './gateway-listener.ts';
import { lowerObjectReference, type ObjectReference } from './object-reference.ts';

export interface GatewayClass extends ResourceBase {
  readonly type: 'gateway-class';
  readonly controllerName: Fact<string> | undefined;
  readonly parametersRef: ObjectReference | undefined;
}

export interface GatewayAddress {
  /** `IPAddress` (default), `Hostname`, `NamedAddress` or a domain-prefixed one. */
  readonly addressType: Fact<string> | undefined;
  readonly value: Fact<string> | undefined;
  readonly place: Place;
}

/** How clients' certificates are validated (`FrontendTLSValidation`). */
export interface FrontendValidation {
  readonly caCertificateRefs: FactList<ObjectReference> | undefined;
  /** `AllowValidOnly` (default) or `AllowInsecureFallback`. */
  readonly mode: Fact<string> | undefined;
  readonly place: Place;
}

export interface FrontendTlsPort {
  readonly port: Fact<number> | undefined;
  readonly validation: FrontendValidation | undefined;
  readonly place: Place;
}

export interface Gateway extends ResourceBase {
  readonly type: 'gateway';
  readonly gatewayClassName: Fact<string> | undefined;
  readonly listeners: FactList<Listener> | undefined;
  /** `status.addresses`, in manifests that were read from a cluster. */
  readonly statusAddresses: readonly Fact<string>[];
  readonly addresses: FactList<GatewayAddress> | undefined;
  readonly infrastructure:
    | {
        readonly labels: StringMap | undefined;
        readonly annotations: StringMap | undefined;
        readonly parametersRef: ObjectReference | undefined;
      }
    | undefined;
  /** Which ListenerSets may attach; `None` by default. */
  readonly allowedListeners: NamespaceAdmission | undefined;
  /** `spec.tls.backend.clientCertificateRef`. */
  readonly backendClientCertificate: ObjectReference | undefined;
  /** `spec.tls.frontend.default.validation`. */
  readonly frontendDefault: FrontendValidation | undefined;
  /** `spec.tls.frontend.perPort`. */
  readonly frontendPorts: FactList<FrontendTlsPort> | undefined;
  readonly specPlace: Place;
}

export function lowerGatewayClass(base: ResourceBase, root: Fields): GatewayClass {
  const spec = root.child('spec');
  const parameters = spec?.child('parametersRef');
  return {
    ...base,
    type: 'gateway-class',
    controllerName: spec?.string('controllerName'),
    parametersRef: parameters && lowerObjectReference(parameters),
  };
}

export function lowerGateway(base: ResourceBase, root: Fields): Gateway {
  const spec = root.child('spec');
  const addresses = spec?.children('addresses');
  const infrastructure = spec?.child('infrastructure');
  const parameters = infrastructure?.child('parametersRef');
  const tls = spec?.child('tls');
  const frontend = tls?.child('frontend');
  const clientCertificate = tls?.child('backend')?.child('clientCertificateRef');
  const ports = frontend?.children('perPort');
  return {
    ...base,
    type: 'gateway',
    gatewayClassName: spec?.string('gatewayClassName'),
    listeners: lowerListeners(spec),
    statusAddresses: (root.child('status')?.children('addresses')?.items ?? []).flatMap(a => a.string('value') ?? []),
    addresses: addresses && {
      ...addresses,
      items: addresses.items.map(address => ({
        addressType: address.string('type'),
        value: address.string('value'),
        place: address.node,
      })),
    },
    infrastructure: infrastructure && {
      labels: infrastructure.stringMap('labels'),
      annotations: infrastructure.stringMap('annotations'),
      parametersRef: parameters && lowerObjectReference(parameters),
    },
    allowedListeners: lowerNamespaceAdmission(spec?.child('allowedListeners')?.child('namespaces')),
    backendClientCertificate: clientCertificate && lowerObjectReference(clientCertificate),
    frontendDefault: lowerValidation(frontend?.child('default')),
    frontendPorts: ports && {
      ...ports,
      items: ports.items.map(port => ({
        port: port.integer('port'),
        validation: lowerValidation(port.child('tls')),
        place: port.node,
      })),
    },
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
  };
}

function lowerValidation(tls: Fields | undefined): FrontendValidation | undefined {
  const validation = tls?.child('validation');
  const certificates = validation?.children('caCertificateRefs');
  return (
    validation && {
      caCertificateRefs: certificates && { ...certificates, items: certificates.items.map(lowerObjectReference) },
      mode: validation.string('mode'),
      place: validation.node,
    }
  );
}
