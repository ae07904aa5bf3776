/** Every chain through a Service: by its own addresses, Ingresses, Routes and Gateway API routes. */
import { waysIn } from '../bind/ways-in.ts';
import { gatewayWays } from '../gateway/ways.ts';
import type { View } from '../index/view.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import { arrow, chainsOfWay, endsOf, ingressChains, type Parts, servicePortParts } from './chain.ts';
import { routeChains } from './chain-gateway.ts';
import { hoverTexts as texts } from './hover-texts.ts';
import type { Writer } from './markdown.ts';

/** Every chain through a Service, each way in with each end; those of one port only if one is given. */
export function serviceChains(w: Writer, view: View, service: Service, only?: ServicePort): Parts[] {
  const ways = waysIn(view, service).filter(way => !only || way.port === only || way.port === undefined);
  const chains: Parts[] = [];
  for (const way of ways) {
    if (way.type === 'ingress') chains.push(...ingressChains(w, view, way));
    else chains.push(...chainsOfWay(w, view, service, way));
  }
  const routed = gatewayWays(view, service).filter(way => !only || way.port === only);
  for (const { route, backend } of routed) chains.push(...routeChains(w, view, route, { backend }));
  const ports = only ? [only] : service.ports;
  const all = [...ways, ...routed];
  const isDirect = (port: ServicePort | undefined) => !all.some(way => way.port === port || way.port === undefined);
  for (const port of ports.length > 0 ? ports : [undefined]) {
    if (!isDirect(port)) continue;
    const start = [...w.say(texts.clusterPods), arrow];
    for (const end of endsOf(w, view, service, port)) {
      chains.push([...start, ...servicePortParts(w, service, port), ...end.parts]);
    }
  }
  return chains;
}
