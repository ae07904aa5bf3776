/** What holds for policies whatever they say: they add up, and neither the order of files nor of documents matters. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { difference, isEmpty, noPorts, type PortSet } from '../../extension/core/reach/port-set.ts';
import { printReach } from '../../extension/core/reach/print.ts';
import type { Reachability } from '../../extension/core/reach/reach.ts';
import { type Manifest, policy, reachIn, reachInFiles, threeByThree } from './cluster.ts';

/** A small linear congruential generator: the same cases every time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function somePolicy(next: (below: number) => number, name: string): Manifest {
  const pick = <T>(items: readonly T[]): T => items[next(items.length)]!;
  const selector = (label: string, values: readonly string[]): Manifest =>
    pick<Manifest>([
      {},
      { matchLabels: { [label]: pick(values) } },
      { matchExpressions: [{ key: label, operator: pick(['In', 'NotIn']), values: [pick(values), pick(values)] }] },
    ]);
  const pods = () => selector('pod', ['a', 'b', 'c']);
  const namespaces = () => selector('ns', ['x', 'y', 'z']);
  const peer = () =>
    pick<() => Manifest>([
      () => ({ podSelector: pods() }),
      () => ({ namespaceSelector: namespaces() }),
      () => ({ podSelector: pods(), namespaceSelector: namespaces() }),
      () => ({ ipBlock: { cidr: pick(['10.0.0.0/8', '0.0.0.0/0']), except: ['10.1.0.0/16'].slice(next(2)) } }),
    ])();
  const port = () =>
    pick<Manifest>([{ port: 80 }, { port: 80, endPort: 90 }, { protocol: 'UDP' }, { protocol: 'SCTP', port: 81 }]);
  const list = (of: () => Manifest, most: number) => Array.from({ length: next(most + 1) }, of);
  const rules = (key: string) => list(() => ({ [key]: list(peer, 2), ports: list(port, 2) }), 2);
  return policy(`${pick(['x', 'y'])}/${name}`, {
    podSelector: pods(),
    policyTypes: pick([['Ingress'], ['Egress'], ['Ingress', 'Egress']]),
    ingress: rules('from'),
    egress: rules('to'),
  });
}

function allowed(reach: Reachability): Map<string, PortSet> {
  return new Map([...reach.connections()].map(c => [`${c.from} > ${c.to}`, c.allowed]));
}

const isWithin = (a: ReadonlyMap<string, PortSet>, b: ReadonlyMap<string, PortSet>) =>
  [...a].every(([key, ports]) => isEmpty(difference(ports, b.get(key) ?? noPorts)));

const denyAll = ['x', 'y', 'z'].map(ns =>
  policy(`${ns}/deny`, { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
);

describe('policies', () => {
  it('add up: one more closes nothing between pods that are isolated already (networking/v1 types.go, spec.ingress)', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const next = generator(seed);
      const some = Array.from({ length: 3 }, (_, i) => somePolicy(next, `p${i}`));
      const before = allowed(reachIn(...threeByThree(), ...denyAll, ...some));
      const after = allowed(reachIn(...threeByThree(), ...denyAll, ...some, somePolicy(next, 'more')));
      assert.ok(isWithin(before, after), `seed ${seed}`);
    }
  });

  it('never open anything that is open to all: any of them leaves at most what there is without any', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const next = generator(seed);
      const open = allowed(reachIn(...threeByThree()));
      assert.ok(isWithin(allowed(reachIn(...threeByThree(), somePolicy(next, 'p'))), open), `seed ${seed}`);
    }
  });

  it('without rules close what they select and open nothing', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const next = generator(seed);
      const some = Array.from({ length: 4 }, (_, i) => somePolicy(next, `p${i}`));
      const before = allowed(reachIn(...threeByThree(), ...some));
      const after = allowed(reachIn(...threeByThree(), ...some, denyAll[0]!));
      assert.ok(isWithin(after, before), `seed ${seed}`);
    }
  });

  it('say the same in whatever order files and documents come', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const next = generator(seed);
      const objects = [...threeByThree(), ...Array.from({ length: 5 }, (_, i) => somePolicy(next, `p${i}`))];
      const files = objects.map((object, i): [string, Manifest[]] => [`${String(i).padStart(2, '0')}.yaml`, [object]]);
      const show = (reach: Reachability) => {
        const { connections, external } = printReach(reach);
        return [...connections, ...external].map(entry => JSON.stringify({ ...entry, because: undefined })).sort();
      };
      const expected = show(reachIn(...objects));
      assert.deepEqual(show(reachIn(...[...objects].reverse())), expected, `documents, seed ${seed}`);
      assert.deepEqual(show(reachInFiles(new Map([...files].reverse()))), expected, `files, seed ${seed}`);
    }
  });
});
