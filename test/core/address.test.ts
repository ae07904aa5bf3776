/** Addresses and blocks as k8s.io/utils/net reads them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cidrContains, cidrHolds, parseAddress, parseCidr, scopeOf } from '../../extension/core/net/address.ts';

describe('addresses', () => {
  const addresses: readonly [string, string | undefined][] = [
    ['1.2.3.4', '1.2.3.4'],
    ['010.000.001.09', '10.0.1.9'],
    ['2001:DB8::0:1', '2001:db8::1'],
    ['::', '::'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::1.2.3.04', '::102:304'],
    ['1.2.3', undefined],
    ['256.1.1.1', undefined],
    ['0x7f.0.0.1', undefined],
    ['1.2.3.4.5', undefined],
    ['1.2.3.4 ', undefined],
    ['1.2.3.4/32', undefined],
    ['fe80::1%eth0', undefined],
    ['1::2::3', undefined],
    ['::ffff:1.2.3.256', undefined],
    ['::ffff:1.2.3', undefined],
    [':1', undefined],
    ['', undefined],
    ['web', undefined],
  ];
  for (const [text, canonical] of addresses) {
    it(`reads ${JSON.stringify(text)} as ${canonical ?? 'no address'}`, () => {
      assert.equal(parseAddress(text)?.text, canonical);
    });
  }

  it('takes an IPv4-mapped address for an IPv4 address', () => {
    assert.equal(parseAddress('::ffff:10.0.0.1')?.family, 'IPv4');
    assert.equal(parseAddress('::10.0.0.1')?.family, 'IPv6');
  });

  const scopes: readonly [string, string][] = [
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['127.0.0.53', 'loopback'],
    ['::1', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['febf::1', 'link-local'],
    ['fec0::1', 'routable'],
    ['224.0.0.5', 'link-local-multicast'],
    ['ff02::1', 'link-local-multicast'],
    ['239.1.1.1', 'multicast'],
    ['ff05::2', 'multicast'],
    ['10.0.0.1', 'routable'],
    ['255.255.255.255', 'routable'],
  ];
  for (const [text, scope] of scopes) {
    it(`calls ${text} ${scope}`, () => assert.equal(scopeOf(parseAddress(text)!), scope));
  }
});

describe('blocks', () => {
  const blocks: readonly [string, string | undefined][] = [
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['10.1.2.3/8', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['010.0.0.0/08', '10.0.0.0/8'],
    ['2001:db8::1/64', '2001:db8::/64'],
    ['::/0', '::/0'],
    ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
    ['10.0.0.0/33', undefined],
    ['10.0.0.0/-1', undefined],
    ['10.0.0.0', undefined],
    ['10.0.0/8', undefined],
    ['10.0.0.0/8/8', undefined],
    ['::/129', undefined],
  ];
  for (const [text, canonical] of blocks) {
    it(`reads ${text} as ${canonical ?? 'no block'}`, () => assert.equal(parseCidr(text)?.text, canonical));
  }

  it('knows which addresses and blocks are inside', () => {
    const private10 = parseCidr('10.0.0.0/8')!;
    assert.ok(cidrHolds(private10, parseAddress('10.255.255.255')!));
    assert.ok(!cidrHolds(private10, parseAddress('11.0.0.0')!));
    assert.ok(!cidrHolds(parseCidr('::/0')!, parseAddress('10.0.0.1')!));
    assert.ok(cidrContains(private10, parseCidr('10.1.0.0/16')!));
    assert.ok(!cidrContains(parseCidr('10.1.0.0/16')!, private10));
    assert.ok(parseCidr('10.0.0.1/8')!.hasHostBits);
  });
});
