/** What other programs read: JSON, SARIF, workflow commands. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { brokenService, deployment, folderWith, lintJson, run } from './run.ts';

const files = { 'k8s/my service.yaml': brokenService, 'k8s/deployment.yaml': deployment };

describe('lint --format json', () => {
  it('has the agreed shape', async () => {
    const { code, report, out } = await lintJson(folderWith(files));
    assert.equal(code, 1);
    assert.ok(out.endsWith('}\n'));
    assert.deepEqual(report, {
      version: 1,
      files: 2,
      documents: 2,
      resources: 2,
      findings: [
        {
          rule: 'service-target-port-name-not-found',
          severity: 'error',
          message: 'No selected container declares a TCP port named "htpp"',
          docs: 'https://github.com/traffic-path/traffic-path/blob/main/docs/rules/service-target-port-name-not-found.md',
          file: 'k8s/my service.yaml',
          range: { start: { line: 10, column: 17 }, end: { line: 10, column: 21 } },
          object: { apiVersion: 'v1', kind: 'Service', namespace: 'default', name: 'web' },
          related: [
            {
              file: 'k8s/deployment.yaml',
              range: { start: { line: 18, column: 11 }, end: { line: 19, column: 30 } },
              message: 'Deployment "web" declares http (8080)',
            },
          ],
          fixes: [
            {
              title: 'Change to "http"',
              safe: true,
              edits: [
                {
                  file: 'k8s/my service.yaml',
                  range: { start: { line: 10, column: 17 }, end: { line: 10, column: 21 } },
                  newText: 'http',
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('is the same every time, whatever the order of arguments', async () => {
    const cwd = folderWith(files);
    const [a, b] = [
      await run(['lint', '--format', 'json', 'k8s/deployment.yaml', 'k8s/my service.yaml'], { cwd }),
      await run(['lint', '--format', 'json', 'k8s/my service.yaml', './k8s', 'k8s/deployment.yaml'], { cwd }),
    ];
    assert.equal(a.out, b.out);
  });
});

describe('lint --format sarif', () => {
  it('is valid by the published schema and carries all of a finding', async () => {
    const cwd = folderWith(files);
    const { code, out } = await run(['lint', 'k8s', 'gone', '--format', 'sarif', '--rule', 'yaml-syntax=off'], { cwd });
    assert.equal(code, 2);
    const log = JSON.parse(out) as Log;
    const validate = sarifValidator();
    assert.ok(validate(log), JSON.stringify(validate.errors, null, 2));
    const [run_] = log.runs;
    const [result] = run_!.results!;
    const rule = run_!.tool.driver.rules![result!.ruleIndex!]!;
    assert.equal(rule.id, result!.ruleId);
    assert.match(rule.helpUri!, /rules\/service-target-port-name-not-found\.md$/);
    assert.ok(rule.fullDescription!.text);
    assert.equal(run_!.columnKind, 'utf16CodeUnits');
    assert.deepEqual(result!.locations![0]!.physicalLocation, {
      artifactLocation: { uri: 'k8s/my%20service.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 10, startColumn: 17, endLine: 10, endColumn: 21 },
    });
    assert.equal(result!.relatedLocations![0]!.physicalLocation!.artifactLocation!.uri, 'k8s/deployment.yaml');
    assert.equal(result!.fixes![0]!.artifactChanges[0]!.replacements[0]!.insertedContent!.text, 'http');
    const [invocation] = run_!.invocations!;
    assert.equal(invocation!.executionSuccessful, false);
    assert.match(invocation!.toolExecutionNotifications![0]!.message.text!, /gone/);
    assert.equal(invocation!.ruleConfigurationOverrides![0]!.configuration.enabled, false);
  });

  it('recognises a finding after lines were added above it, in any language', async () => {
    const fingerprint = async (text: string, env = {}) => {
      const cwd = folderWith({ 'a.yaml': text, 'b.yaml': deployment });
      const { out } = await run(['lint', '--format', 'sarif'], { cwd, env });
      return (JSON.parse(out) as Log).runs[0]!.results!.map(r => r.partialFingerprints!['trafficPathFinding/v1']);
    };
    const before = await fingerprint(brokenService);
    assert.deepEqual(await fingerprint(`# new\n# lines\n${brokenService}`, { LANG: 'ko_KR.UTF-8' }), before);
    assert.notDeepEqual(await fingerprint(brokenService.replace('htpp', 'htp')), before);
  });

  it('is valid without findings', async () => {
    const { code, out } = await run(['lint', '--format', 'sarif'], { cwd: folderWith({}) });
    assert.equal(code, 0);
    assert.ok(sarifValidator()(JSON.parse(out)));
  });
});

describe('lint --format github', () => {
  it('escapes what workflow commands give a meaning to', async () => {
    const cwd = folderWith({
      'a,b:c%.yaml': brokenService.replace('htpp', '"100%"'),
      'b.yaml': deployment,
    });
    const { code, out } = await run(['lint', '--format', 'github'], { cwd });
    assert.equal(code, 1);
    assert.match(
      out,
      /^::error file=a%2Cb%3Ac%25\.yaml,line=10,endLine=10,col=17,endColumn=23,title=service-[a-z-]+::/,
    );
    assert.match(out, /"100%25"[^\n]*%0A/);
    assert.equal(out.trimEnd().split('\n').length, 2, out);
  });

  it('gives paths from the root of the repository', async () => {
    const root = folderWith(files);
    const { out } = await run(['lint', '--format', 'github'], {
      cwd: `${root}/k8s`,
      env: { GITHUB_WORKSPACE: root },
    });
    assert.match(out, /^::error file=k8s\/my service\.yaml,/);
  });
});

function sarifValidator() {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // Draft 4 and draft 7 differ, in what this schema uses, only in how it names itself.
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
