/** How the HTTPS listeners of a Gateway validate their clients' certificates (apis/v1 gateway_types.go `FrontendTLSConfig`). */
import { knownValue } from '../model/fact.ts';
import type { FrontendValidation } from '../model/kinds/gateway.ts';
import type { EffectiveListener } from './listeners.ts';

/** The validation for a listener: that of its port, else the Gateway's default. Only HTTPS listeners have one. */
export function frontendValidationOf({ gateway, protocol, port }: EffectiveListener): FrontendValidation | undefined {
  if (protocol !== 'HTTPS') return undefined;
  const perPort = gateway.frontendPorts?.items.find(entry => knownValue(entry.port) === port);
  return perPort ? perPort.validation : gateway.frontendDefault;
}
