/** Editing manifests in a real editor: what is underlined, said and offered, and that nothing happens elsewhere. */
import * as vscode from 'vscode';
import {
  api,
  append,
  apply,
  equal,
  findings,
  hoverText,
  ok,
  open,
  quickFixes,
  rangeOf,
  replace,
  summaries,
} from './support.ts';

suite('Traffic Path in the editor', () => {
  test('does not start for YAML that is not Kubernetes', async () => {
    await open('notes.yaml');
    equal((await api()).state(), 'idle');
  });

  test('starts with the first manifest and finds nothing in one that works', async () => {
    const document = await open('web.yaml');
    equal(await summaries(document), []);
    equal((await api()).state(), 'running');
  });

  test('underlines a mistake as it is typed, with a page to read', async () => {
    const document = await open('web.yaml');
    await replace(document, 'targetPort: http', 'targetPort: htpp');
    equal(await summaries(document), ['service-target-port-name-not-found htpp']);
    const [finding] = await findings(document.uri);
    ok(finding, 'no finding');
    equal(finding.severity, vscode.DiagnosticSeverity.Error, 'severity');
    const { code } = finding;
    ok(typeof code === 'object' && /service-target-port-name-not-found/.test(code.target.toString()), 'no page');
    ok(finding.relatedInformation?.length, 'the other end is not related');
  });

  test('says in a hover where the Service leads', async () => {
    const document = await open('web.yaml');
    const text = await hoverText(document, rangeOf(document, 'name: web').end.translate(0, -1));
    ok(/Service/.test(text) && /Deployment/.test(text), `hover: ${text}`);
  });

  test('offers the name that was meant, and the finding goes with it', async () => {
    const document = await open('web.yaml');
    const fix = (await quickFixes(document, rangeOf(document, 'htpp'))).find(action => /"?http"?$/.test(action.title));
    ok(fix, 'no fix is offered');
    await apply(fix);
    ok(document.getText().includes('targetPort: http\n'), document.getText());
    equal(await summaries(document), []);
  });

  test('takes an unsaved file into account for the findings of another', async () => {
    const orders = await open('orders.yaml');
    equal(await summaries(orders), ['service-selector-no-match orders']);
    const workload = await open('orders-workload.yaml');
    await append(
      workload,
      [
        'apiVersion: apps/v1',
        'kind: Deployment',
        'metadata: {name: orders, namespace: shop}',
        'spec:',
        '  selector: {matchLabels: {app: orders}}',
        '  template:',
        '    metadata: {labels: {app: orders}}',
        '    spec:',
        '      containers:',
        '        - name: orders',
        '          image: registry.example.com/orders:1',
        '          ports: [{containerPort: 8080}]',
        '',
      ].join('\n'),
    );
    ok(workload.isDirty, 'the file has been saved');
    equal(await summaries(orders), []);
    equal(await summaries(workload), []);
  });

  test('an Ingress finds its Service in another unsaved file, and loses it with the text', async () => {
    const ingress = await open('invoices.yaml');
    equal(await summaries(ingress), ['ingress-backend-service-missing invoices']);
    const service = await open('invoices-service.yaml');
    const typed = [
      'apiVersion: v1',
      'kind: Service',
      'metadata: {name: invoices, namespace: shop}',
      'spec:',
      '  selector: {app: web}',
      '  ports: [{port: 80, targetPort: http}]',
      '',
    ].join('\n');
    await append(service, typed);
    ok(service.isDirty, 'the file has been saved');
    equal(await summaries(ingress), []);
    await replace(service, typed, '');
    equal(await summaries(ingress), ['ingress-backend-service-missing invoices']);
  });

  test('a comment silences a finding, written by an action', async () => {
    const document = await open('payments.yaml');
    const [before] = await findings(document.uri);
    ok(before, 'nothing to ignore');
    const ignore = (await quickFixes(document, before.range)).find(({ edit }) =>
      edit?.entries().some(([, edits]) => edits.some(({ newText }) => newText.includes('traffic-path-ignore:'))),
    );
    ok(ignore, 'no action to ignore it');
    await apply(ignore);
    ok(document.getText().includes('# traffic-path-ignore: service-selector-no-match'), document.getText());
    equal(await summaries(document), []);
  });

  test('starts again on command, with the same findings', async () => {
    const document = await open('legacy.yaml');
    const before = await summaries(document);
    equal(before, ['service-selector-no-match legacy']);
    await vscode.commands.executeCommand('trafficPath.restartServer');
    equal(await summaries(document), before);
  });
});
