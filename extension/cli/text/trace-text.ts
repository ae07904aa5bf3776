/** A trace as an explanation for people: one line a hop, then where it ends and why. */
import type { Locale, Text } from '../../core/l10n/message.ts';
import type { PrintedLocation, PrintedTrace } from '../../core/trace/print.ts';
import type { HopKind, TraceVerdict } from '../../core/trace/result.ts';
import type { Shell } from '../shell.ts';
import { palette } from './colour.ts';
import { printable } from './printable.ts';
import { textWidth } from './width.ts';

const verdicts: Readonly<Record<TraceVerdict, Text>> = {
  delivered: { en: 'Delivered', ko: '도착함' },
  answered: { en: 'Answered by the proxy', ko: '프록시가 답함' },
  redirected: { en: 'Redirected', ko: '리디렉션됨' },
  rejected: { en: 'Rejected', ko: '거부됨' },
  blocked: { en: 'Blocked', ko: '차단됨' },
  unreachable: { en: 'Unreachable', ko: '도달할 수 없음' },
  unknown: { en: 'Cannot be told', ko: '알 수 없음' },
};

/** Where something is only likely to arrive. */
const maybe: Text = { en: 'Cannot be told; if it arrives, then at', ko: '알 수 없음. 도착한다면' };

/** What a hop is told apart by on the left. */
const marks: Readonly<Record<HopKind, string>> = {
  client: '○',
  dns: '?',
  entry: '→',
  listener: '→',
  rule: '→',
  alternative: '·',
  filter: '→',
  service: '→',
  policy: '→',
  workload: '●',
  outside: '→',
  failure: '✗',
};

export function* traceText(trace: PrintedTrace, shell: Pick<Shell, 'locale' | 'colour'>): Iterable<string> {
  const { strong, faint, error } = palette(shell.colour);
  const heads = trace.hops.map(hop => printable(`${hop.object ? `${hop.object}  ` : ''}${hop.detail}`));
  const width = Math.min(80, Math.max(0, ...heads.map(textWidth)));
  for (const [i, hop] of trace.hops.entries()) {
    const head = heads[i]!;
    const gap = ' '.repeat(Math.max(2, width + 2 - textWidth(head)));
    const line = hop.location ? `${head}${gap}${faint(at(hop.location))}` : head;
    const isReason = hop.kind === 'failure' && hop.detail === trace.reason?.message;
    const rule = isReason && trace.reason?.rule !== undefined ? ` [${trace.reason.rule}]` : '';
    const mark = hop.kind === 'failure' ? error(marks.failure) : marks[hop.kind];
    yield `${mark} ${hop.kind === 'alternative' ? faint(line) : line}${rule}\n`;
  }
  yield `\n${strong(verdictLine(trace, shell.locale))}\n`;
  const { reason } = trace;
  if (reason && !trace.hops.some(hop => hop.detail === reason.message)) yield `${printable(reason.message)}\n`;
}

function verdictLine(trace: PrintedTrace, locale: Locale): string {
  const { redirect, status, grpcCode, backends, failed } = trace;
  const isMaybe = trace.verdict === 'unknown' && backends.length > 0;
  const parts = [(isMaybe ? maybe : verdicts[trace.verdict])[locale]];
  if (redirect) {
    const port = redirect.port === null ? '' : `:${redirect.port}`;
    parts.push(`→ ${redirect.scheme}://${redirect.host ?? ''}${port}${redirect.path}`);
  }
  if (status !== undefined) parts.push(`(${status}${grpcCode === undefined ? '' : `, ${grpcCode}`})`);
  const ends = backends.map(backend => {
    const share = backends.length + (failed?.length ?? 0) > 1 ? ` ${Math.round(backend.fraction * 1000) / 10}%` : '';
    const pods = backend.endpoints.map(({ workload, port, replicas }) => {
      return `${workload}:${port}${replicas === undefined ? '' : ` ×${replicas}`}`;
    });
    return `${backend.service}${backend.port === null ? '' : `:${backend.port}`}${share}${pods.length > 0 ? ` → ${pods.join(', ')}` : ''}`;
  });
  return printable([...parts, ...(ends.length > 0 ? [ends.join('; ')] : [])].join(' '));
}

function at({ file, range }: PrintedLocation): string {
  return `${file}:${range.start.line}:${range.start.column}`;
}
