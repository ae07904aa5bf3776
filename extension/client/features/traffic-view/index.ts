/** The view "Traffic" in the explorer: what the preview draws, as a tree. */
import * as vscode from 'vscode';
import { isManifest } from '../manifest-documents.ts';
import type { FedGraph } from '../preview/graph-feed.ts';
import { GraphFeed } from '../preview/graph-feed.ts';
import { revealLocation } from '../preview/reveal.ts';
import { scopeSetting } from '../preview/settings.ts';
import type { TrafficGraphs } from '../preview/traffic-graphs.ts';
import { childItems, descriptionOf, rootItems, type TrafficItem, troubleOf } from './tree.ts';

const { t } = vscode.l10n;
const revealCommand = 'trafficPath.revealInEditor';

/** As in the preview: more than these are nobody's tree. */
const nodeLimit = 300;

const icons: Readonly<Record<string, string>> = {
  outside: 'globe',
  'in-cluster': 'symbol-namespace',
  'load-balancer': 'cloud',
  'node-port': 'server',
  'external-ip': 'location',
  'host-port': 'vm',
  'dns-name': 'book',
  ingress: 'filter',
  gateway: 'filter',
  rule: 'git-branch',
  service: 'type-hierarchy-sub',
  workload: 'package',
  endpoints: 'list-unordered',
  'external-name': 'link-external',
  missing: 'circle-slash',
};

export function registerTrafficView(context: vscode.ExtensionContext, graphs: TrafficGraphs): void {
  const feed = new GraphFeed(graphs);
  const provider = new TrafficTree(feed);
  const view = vscode.window.createTreeView('trafficPath.traffic', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const follow = (editor: vscode.TextEditor | undefined): void => {
    if (!editor || !isManifest(editor.document)) return;
    const uri = editor.document.uri.toString();
    if (feed.last?.graph.nodes.some(node => node.file === uri)) return;
    feed.show({ uri, scope: scopeSetting(), focus: undefined, limit: nodeLimit });
  };
  context.subscriptions.push(
    feed,
    view,
    view.onDidChangeVisibility(({ visible }) => {
      feed.isPaused = !visible;
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    feed.onDidFeed(({ staleErrors }) => {
      view.message = staleErrors > 0 ? t('Out of date: YAML syntax errors') : '';
    }),
    vscode.commands.registerCommand(revealCommand, async (item: TrafficItem) => {
      const own = await graphs.places(item.node.id);
      const [place] = own.length > 0 || !item.edges[0] ? own : await graphs.places(item.edges[0].id);
      if (place) await revealLocation(place, { takeFocus: false, avoid: undefined });
    }),
  );
  feed.isPaused = !view.visible;
  follow(vscode.window.activeTextEditor);
}

class TrafficTree implements vscode.TreeDataProvider<TrafficItem> {
  readonly #feed: GraphFeed;
  readonly onDidChangeTreeData: vscode.Event<undefined>;

  constructor(feed: GraphFeed) {
    this.#feed = feed;
    let shown = '';
    this.onDidChangeTreeData = (listener, thisArgs, disposables) =>
      feed.onDidFeed(
        ({ graph }: FedGraph) => {
          // Edits that change nothing in the picture leave the tree as it is.
          const content = JSON.stringify([graph.nodes, graph.edges]);
          if (content === shown) return;
          shown = content;
          listener.call(thisArgs, undefined);
        },
        undefined,
        disposables,
      );
  }

  getChildren(parent?: TrafficItem): TrafficItem[] {
    const graph = this.#feed.last?.graph;
    if (!graph) return [];
    return parent ? childItems(graph, parent) : rootItems(graph);
  }

  getTreeItem(item: TrafficItem): vscode.TreeItem {
    const { node, path, edges, hasChildren } = item;
    const trouble = troubleOf(item);
    const made = new vscode.TreeItem(
      node.name,
      !hasChildren
        ? vscode.TreeItemCollapsibleState.None
        : path.length < 4
          ? vscode.TreeItemCollapsibleState.Expanded
          : vscode.TreeItemCollapsibleState.Collapsed,
    );
    made.id = path.join('\n');
    made.description = descriptionOf(item);
    made.iconPath = new vscode.ThemeIcon(icons[node.kind] ?? 'circle-outline', colourOf(trouble));
    const said = edges.flatMap(edge => edge.evidence.map(({ message }) => message));
    made.tooltip = [`${node.objectKind} ${node.name}`.trim(), ...said, ...node.explanation].join('\n\n');
    made.accessibilityInformation = {
      label: [node.objectKind, node.name, made.description, ...said].filter(part => part).join(', '),
    };
    made.command = { command: revealCommand, title: t('Go to Source'), arguments: [item] };
    return made;
  }
}

function colourOf(trouble: ReturnType<typeof troubleOf>): vscode.ThemeColor | undefined {
  if (trouble === 'error') return new vscode.ThemeColor('list.errorForeground');
  if (trouble === 'warning') return new vscode.ThemeColor('list.warningForeground');
  return trouble === 'unknown' ? new vscode.ThemeColor('descriptionForeground') : undefined;
}
