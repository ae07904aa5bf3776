/** Which hosts of an Ingress's rules and of its TLS entries belong together (S10, S12). */

import { normalHost, overlapsHost } from '../../bind/host.ts';
import { isWhole } from '../../bind/service-shape.ts';
import type { KnownFact } from '../../model/fact.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { nearestNames } from '../../text/nearest.ts';

/** The known hosts of TLS entries. */
export function tlsHosts(ingress: Ingress): KnownFact<string>[] {
  return ingress.tls
    .flatMap(tls => (tls.hosts?.items ?? []).filter(host => host.known && host.value !== ''))
    .flatMap(host => (host.known ? [host] : []));
}

/** The known hosts of rules. */
export function ruleHosts(ingress: Ingress): KnownFact<string>[] {
  return ingress.rules.flatMap(rule => (rule.host?.known && rule.host.value !== '' ? [rule.host] : []));
}

/** Every host of rules and TLS entries is known: none is templated, and no template can add one. */
export function hasKnownHosts(ingress: Ingress): boolean {
  return (
    isWhole(ingress) &&
    ingress.rulesComplete &&
    ingress.tlsComplete &&
    ingress.rules.every(rule => rule.host?.known !== false) &&
    ingress.tls.every(tls => !tls.hosts || (tls.hosts.complete && tls.hosts.items.every(host => host.known)))
  );
}

/** TLS hosts that no rule host overlaps. None where a rule is for every host or there is no rule. */
export function tlsHostsWithoutRule(ingress: Ingress): KnownFact<string>[] {
  if (!hasKnownHosts(ingress) || ingress.rules.length === 0) return [];
  if (ingress.rules.some(rule => !rule.host?.known || rule.host.value === '')) return [];
  const hosts = ruleHosts(ingress);
  return tlsHosts(ingress).filter(tls => !hosts.some(host => overlapsHost(host.value, tls.value)));
}

/** The rule hosts that a TLS host may have been meant to be, nearest first. */
export function nearRuleHosts(ingress: Ingress, tlsHost: string): string[] {
  const covered = new Set(ruleHosts(ingress).map(host => normalHost(host.value)));
  return nearestNames(tlsHost, covered);
}
