// The tree of name scopes of a graph: 'dense/MatMul' stands in the scope 'dense'.

const MANY = 80; // children that a scope may have before those that are alike are gathered
const SERIES = 4; // of them make a series

/** The tree: scopes {name, path, parent, children, isOpen, size}, and nodes, which have `node`, `inputs` and `uses`. */
export function scopesOf(nodes) {
  const root = {name: "", path: "", parent: null, children: new Map(), isOpen: true, size: 0};
  const leaves = new Map();
  for (const node of nodes) {
    const parts = node.name.split("/");
    let scope = root;
    for (const part of parts.slice(0, -1)) scope = inner(scope, part);
    leaves.set(node.name, {name: parts.at(-1), path: node.name, parent: scope, node, inputs: [], uses: []});
  }
  for (const leaf of leaves.values()) {
    const other = leaf.parent.children.get(leaf.name);
    if (other) {
      // a scope has this name, too: the node stands in it
      leaf.parent = other;
      leaf.name = `(${leaf.name})`;
    }
    leaf.parent.children.set(leaf.name, leaf);
    for (let scope = leaf.parent; scope; scope = scope.parent) scope.size++;
  }
  connect(leaves);
  gather(root);
  return {root, leaves};
}

/** In a scope with too many children, those that only differ in their number become a scope: Fill, Fill_1 ... */
function gather(scope) {
  const children = [...scope.children.values()];
  for (const child of children) if (!child.node) gather(child);
  if (children.length <= MANY) return;
  const alike = new Map();
  for (const child of children.filter((leaf) => leaf.node)) {
    const stem = `${child.name.replace(/_\d+$/u, "")}_…`;
    alike.set(stem, [...(alike.get(stem) ?? []), child]);
  }
  for (const [stem, members] of alike) {
    if (members.length < SERIES) continue;
    const series = inner(scope, stem);
    series.size = members.length;
    for (const leaf of members) {
      scope.children.delete(leaf.name);
      series.children.set(leaf.name, leaf);
      leaf.parent = series;
    }
  }
}

function inner(scope, name) {
  let found = scope.children.get(name);
  if (!found) {
    const path = scope.path ? `${scope.path}/${name}` : name;
    found = {name, path, parent: scope, children: new Map(), isOpen: false, size: 0};
    scope.children.set(name, found);
  }
  return found;
}

function connect(leaves) {
  for (const leaf of leaves.values()) {
    const sources = [
      ...leaf.node.inputs.map(([name, index]) => [name, index, false]),
      ...leaf.node.control.map((name) => [name, 0, true]),
    ];
    for (const [name, index, isControl] of sources) {
      const from = leaves.get(name);
      if (!from) continue; // the graph was cut
      const edge = {from, to: leaf, isControl, shape: isControl ? "" : (from.node.shapes[index] ?? "")};
      leaf.inputs.push(edge);
      from.uses.push(edge);
    }
  }
}

/** The scopes around a node or scope, the outermost first, and itself at the end. */
export function ancestors(item) {
  const found = [];
  for (let at = item; at.parent; at = at.parent) found.unshift(at);
  return found;
}

/** All nodes in a scope; of a node, itself. */
export function leavesOf(item) {
  return item.node ? [item] : [...item.children.values()].flatMap(leavesOf);
}

/** Where an edge is drawn: in the innermost scope around both ends, between two of its children. */
export function seen(edge) {
  const [from, to] = [ancestors(edge.from), ancestors(edge.to)];
  let depth = 0;
  while (from[depth] === to[depth] && depth < from.length - 1 && depth < to.length - 1) depth++;
  return [from[depth].parent, from[depth], to[depth]];
}
