/** A trace as a line for a terminal: what a shell reads is what was typed into the box. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { shellKind, traceCommandLine } from '../../extension/client/features/preview/trace-command.ts';

describe('a trace as a command', () => {
  it('is plain where nothing needs quotes', () => {
    assert.equal(
      traceCommandLine({ target: 'https://shop.example.com/cart' }, 'default', 'posix'),
      'traffic-path trace https://shop.example.com/cart',
    );
    assert.equal(
      traceCommandLine({ target: 'web.shop:80', from: 'Deployment/shop/api', method: 'POST' }, 'shop', 'posix'),
      'traffic-path trace --from Deployment/shop/api --method POST --namespace shop web.shop:80',
    );
  });

  it('reaches the program unchanged through a POSIX shell', { skip: process.platform === 'win32' }, () => {
    const targets = [
      "http://h/a?x=1&y='2'",
      'http://h/$(id)`id`',
      'http://h/"*"!\\',
      '-h/;true',
      'http://h/한 글#x',
      '',
    ];
    for (const target of targets) {
      const line = traceCommandLine({ target }, undefined, 'posix').replace('traffic-path trace', "printf '%s\\n'");
      const [read] = execFileSync('sh', ['-c', line.replace(' -- ', ' ')], { encoding: 'utf8' }).split('\n');
      assert.equal(read, target, line);
    }
    assert.match(traceCommandLine({ target: '-x' }, undefined, 'posix'), / -- -x$/);
  });

  it('is quoted for the shells of Windows', () => {
    const target = "http://h/a?x=%PATH%&y='$z'";
    assert.equal(
      traceCommandLine({ target }, undefined, 'powershell'),
      "traffic-path trace 'http://h/a?x=%PATH%&y=''$z'''",
    );
    assert.equal(
      traceCommandLine({ target }, undefined, 'cmd'),
      `traffic-path trace "http://h/a?x="^%"PATH"^%"&y='$z'"`,
    );
    assert.equal(shellKind('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'), 'powershell');
    assert.equal(shellKind('C:\\Windows\\System32\\cmd.exe'), 'cmd');
    assert.equal(shellKind('/usr/bin/pwsh'), 'powershell');
    assert.equal(shellKind('/bin/zsh'), 'posix');
  });
});
