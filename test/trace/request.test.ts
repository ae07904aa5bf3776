/** What a person or a program may write as a request, good and bad. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { render } from '../../extension/core/l10n/message.ts';
import { normalHostName } from '../../extension/core/net/host-name.ts';
import { readTraceRequest } from '../../extension/core/trace/read-request.ts';
import { Refusal, readTarget } from '../../extension/core/trace/read-target.ts';

const targets: readonly (readonly [string, string])[] = [
  ['https://Shop.Example.COM/cart?id=1#top', 'https shop.example.com undefined /cart id=1'],
  ['shop.example.com', 'http shop.example.com undefined / undefined'],
  ['shop.example.com:443/x', 'https shop.example.com 443 /x undefined'],
  ['//shop.example.com/x', 'http shop.example.com undefined /x undefined'],
  ['http://user:secret@shop.example.com:8080', 'http shop.example.com 8080 / undefined'],
  ['http://[2001:DB8::1]:8080/', 'http 2001:db8::1 8080 / undefined'],
  ['http://010.0.0.1/', 'http 10.0.0.1 undefined / undefined'],
  ['wss://shop.example.com/ws', 'https shop.example.com undefined /ws undefined'],
  ['http://shop.example.com./a b/한', 'http shop.example.com undefined /a%20b/%ED%95%9C undefined'],
  ['http://bücher.example/', 'http xn--bcher-kva.example undefined / undefined'],
  ['http://한국.example?q', 'http xn--3e0b707e.example undefined / q'],
  ['db.shop:5432', 'http db.shop 5432 / undefined'],
];

const bad: readonly (readonly [unknown, RegExp])[] = [
  [{ url: 'ftp://shop.example.com/' }, /Unknown scheme "ftp"/],
  [{ url: 'http://shop.example.com:0/' }, /Port 0 /],
  [{ url: 'http://shop.example.com:65536/' }, /Port 65536 /],
  [{ url: 'http://shop.example.com:8o/' }, /"shop.example.com:8o" is not a host/],
  [{ url: 'http://' }, /names no host/],
  [{ url: '' }, /names no host/],
  [{ url: 'http://a..b/' }, /not a host/],
  [{ url: 'http://-a.example/' }, /not a host/],
  [{ url: 'http://[::1/' }, /not a host/],
  [{ url: 'http://300.1.1.1/' }, /not a host/],
  [{ url: `http://${'a'.repeat(64)}.example/` }, /not a host/],
  [{ url: `http://${'a.'.repeat(200)}example/` }, /not a host/],
  [{ url: 7 }, /"url" is not string/],
  [{ host: 'a', port: '80' }, /"port" is not number/],
  [{ host: 'a', port: 80.5 }, /Port 80.5 /],
  [{ host: 'a', scheme: 'gopher' }, /Unknown scheme/],
  [{ host: 'a', scheme: 'tcp' }, /needs a port/],
  [{ host: 'a', headers: [] }, /"headers" is not object/],
  [{ host: 'a', headers: { a: {} } }, /"headers.a" is not string/],
  [{ host: 'a', protocol: 'SPDY' }, /"protocol" is not/],
  [{ host: 'a', from: 'web' }, /"from" takes/],
  [{ gateway: 'a/b/c' }, /"gateway" takes/],
  [{ path: '/' }, /neither a host nor an entry/],
  // Words that JavaScript objects know by themselves.
  [{ url: 'constructor://a/' }, /Unknown scheme "constructor"/],
  [{ host: 'a', scheme: 'tostring' }, /Unknown scheme/],
  [{ host: 'a', port: 1e99 }, /Port 1e\+99 /],
  [{ host: 'a', method: 'G ET' }, /"G ET" is no method/],
  [{ host: 'a', method: '' }, /is no method/],
  [{ host: 'a', headers: { '': 'x' } }, /is no header name/],
  [{ host: 'a', headers: { 'a b': 'x' } }, /"a b" is no header name/],
  [{ host: 'a', headers: { a: 'x\r\nb: y' } }, /header a holds a line break/],
  [{ url: 'http://xn--.example/' }, /not a host/],
  [{ url: 'http://a b.example/' }, /not a host/],
  [{ url: 'http://a:-1/' }, /not a host/],
];

describe('requests', () => {
  for (const [text, expected] of targets) {
    it(`reads ${text}`, () => {
      const target = readTarget(text);
      assert.ok(!(target instanceof Refusal));
      const { scheme, host, port, path, query } = target;
      assert.equal(`${scheme} ${host} ${port} ${path} ${query}`, expected);
    });
  }

  for (const [input, expected] of bad) {
    it(`refuses ${JSON.stringify(input).slice(0, 80)}`, () => {
      const request = readTraceRequest(input as Record<string, unknown>, 'default');
      assert.ok(request instanceof Refusal);
      assert.match(render(request.message, 'en'), expected);
      assert.notEqual(render(request.message, 'ko'), '');
    });
  }

  it('takes the host for the server name, but never an address', () => {
    const read = (host: string | null) => {
      const request = readTraceRequest({ scheme: 'https', host, gateway: 'a/b' }, 'default');
      return request instanceof Refusal ? 'refused' : `${request.host} ${request.sni} ${request.port}`;
    };
    assert.equal(read('Example.com:8443'), 'example.com example.com 443');
    assert.equal(read('10.0.0.1'), '10.0.0.1 undefined 443');
    assert.equal(read(null), 'null undefined 443');
  });

  it('survives hosts of any characters', () => {
    for (const host of ['\ud800', 'a\u0000b', '\u202e', '*', '::', '[', ']:', 'ａ.example', 'a'.repeat(100_000)])
      normalHostName(host);
  });
});
