/** Ranges of MetalLB's pools (internal/config ParseCIDR and lowestMask, internal/allocator poolCount). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type AddressRange,
  isBuggy,
  parseRange,
  printRange,
  rangesOverlap,
  shortestPrefix,
  sizeOf,
} from '../../extension/core/load-balancer/address-range.ts';
import { parseAddress } from '../../extension/core/net/address.ts';

const range = (text: string) => parseRange(text) as AddressRange;

describe('address ranges', () => {
  it('are blocks or two addresses', () => {
    assert.equal(printRange(range('192.0.2.0/28')), '192.0.2.0–192.0.2.15');
    assert.equal(printRange(range(' 192.0.2.1 - 192.0.2.9 '.trim())), '192.0.2.1–192.0.2.9');
    assert.equal(printRange(range('2001:db8::1-2001:db8::1')), '2001:db8::1');
    assert.deepEqual(
      ['192.0.2.1', 'lan', '192.0.2.9-192.0.2.1', '192.0.2.1-::1'].map(text => parseRange(text)),
      ['syntax', 'syntax', 'order', 'families'],
    );
  });

  it('have a size, with and without the addresses that some routers drop', () => {
    const sizes = (text: string) => [sizeOf(range(text), false), sizeOf(range(text), true)];
    assert.deepEqual(sizes('192.0.2.0/24'), [256n, 254n]);
    assert.deepEqual(sizes('192.0.2.0/28'), [16n, 15n]);
    assert.deepEqual(sizes('192.0.2.255/32'), [1n, 0n]);
    assert.deepEqual(sizes('192.0.1.250-192.0.2.5'), [12n, 10n]);
    assert.deepEqual(sizes('0.0.0.0/24'), [256n, 254n]);
    assert.deepEqual(sizes('2001:db8::/120'), [256n, 256n]);
    assert.ok(isBuggy(parseAddress('192.0.2.0')!) && !isBuggy(parseAddress('2001:db8::')!));
  });

  it('know their largest block', () => {
    const prefixes = ['192.0.2.0/24', '192.0.2.10-192.0.2.20', '192.0.2.1-192.0.2.1', '2001:db8::-2001:db8::ff'];
    assert.deepEqual(
      prefixes.map(text => shortestPrefix(range(text))),
      [24, 30, 32, 120],
    );
  });

  it('overlap within a family only', () => {
    assert.ok(rangesOverlap(range('192.0.2.0/28'), range('192.0.2.15-192.0.2.30')));
    assert.ok(!rangesOverlap(range('192.0.2.0/28'), range('192.0.2.16/28')));
    assert.ok(!rangesOverlap(range('0.0.0.0/0'), range('::/0')));
  });
});
