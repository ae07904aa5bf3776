/** `traffic-path trace`: one request for people, a batch for programs, and what cannot be asked. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { app, ingress } from '../trace/follow.ts';
import { folderWith, run } from './run.ts';

const files = { 'all.yaml': app('shop', 'web') + ingress('i', 'any', [['shop.example.com', 'Prefix', '/', 'web']]) };

describe('trace', () => {
  it('explains hop by hop, in the language of the reader', async () => {
    const cwd = folderWith(files);
    const { code, out, err } = await run(['trace', 'http://shop.example.com/cart'], { cwd });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^○ GET http:\/\/shop\.example\.com\/cart, port 80\n→ Ingress\/shop\/i /);
    assert.match(out, /\nDelivered \(200\) shop\/web:80 → Deployment\/shop\/web:8080 ×2\n$/);
    const korean = await run(['trace', 'http://web.shop.svc/', '--from', 'client'], {
      cwd,
      env: { LANG: 'ko_KR.UTF-8' },
    });
    assert.match(korean.out, /도달할 수 없음/);
  });

  it('answers each line of a batch, the bad ones with a reason', async () => {
    const cwd = folderWith(files);
    const lines = [
      '{"id": 1, "url": "http://shop.example.com/"}',
      '{"id": "x", "url": "http://shop.example.com:99999/"}',
      'not JSON',
    ];
    const { code, out } = await run(['trace', '--batch', '-', '.'], { cwd, input: lines.join('\n') });
    assert.equal(code, 2);
    const answers = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      answers.map(({ id, verdict }) => [id, verdict]),
      [
        [1, 'delivered'],
        ['x', 'unreachable'],
        [undefined, 'unreachable'],
      ],
    );
    assert.deepEqual(
      (answers[1] as { reason: { message: string } }).reason.message,
      'Port 99999 is not between 1 and 65535',
    );
    assert.equal((await run(['trace', '--batch', '-', '.'], { cwd, input: lines.slice(0, 2).join('\n') })).code, 0);
  });

  it('refuses what cannot be asked', async () => {
    const cwd = folderWith(files);
    for (const args of [
      [],
      ['ftp://x/'],
      ['http://x/', '--header', 'nothing'],
      ['http://x/', '--from', 'web'],
      ['--batch', '-', '--method', 'GET'],
    ])
      assert.equal((await run(['trace', ...args], { cwd })).code, 2);
  });
});
