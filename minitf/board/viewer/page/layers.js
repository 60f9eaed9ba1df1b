// Where the boxes of a graph go: in layers, each below those that it needs.
//
// The steps are Sugiyama's: find layers, cut long edges into short ones, order each layer so that few edges cross, and
// then move boxes sideways until edges are as straight as the boxes' widths allow.

const GAP = {across: 34, down: 48}; // pixels between boxes of a layer, and between layers
const SWEEPS = 10;

/**
 * Places boxes.
 *
 * boxes: [{id, width, height}].   edges: [[from, to]], ids.
 * Returns {places: Map of id to {x, y}, the box's upper left corner; routes: for each edge the points [[x, y], ...]
 * that it passes; width, height: of all}.
 */
export function layered(boxes, edges) {
  const nodes = new Map(boxes.map((box) => [box.id, {...box, before: [], after: [], layer: 0}]));
  const forward = withoutCycles(nodes, edges);
  forward.forEach(([from, to]) => link(nodes.get(from), nodes.get(to)));
  findLayers([...nodes.values()]);
  const chains = forward.map(([from, to]) => chain(nodes.get(from), nodes.get(to)));
  const layers = layersOf([...nodes.values(), ...chains.flatMap((points) => points.slice(1, -1))]);
  order(layers);
  return drawn(layers, nodes, chains, edges, forward);
}

function link(from, to) {
  from.after.push(to);
  to.before.push(from);
}

/** The edges, with those turned round that would close a cycle. */
function withoutCycles(nodes, edges) {
  const after = new Map([...nodes.keys()].map((id) => [id, []]));
  edges.forEach(([from, to]) => after.get(from).push(to));
  const state = new Map(); // 1 while its successors are looked at, 2 afterwards
  const back = new Set();
  for (const start of nodes.keys()) {
    const stack = state.has(start) ? [] : [[start, 0]];
    if (stack.length) state.set(start, 1);
    while (stack.length) {
      const top = stack.at(-1);
      const next = after.get(top[0])[top[1]++];
      if (next === undefined) state.set(stack.pop()[0], 2);
      else if (state.get(next) === 1) back.add(`${top[0]}\n${next}`);
      else if (!state.has(next)) {
        state.set(next, 1);
        stack.push([next, 0]);
      }
    }
  }
  return edges.map(([from, to]) => (back.has(`${from}\n${to}`) ? [to, from] : [from, to]));
}

/** A node's layer is one below its lowest source; what needs little, such as a constant, stands above what needs it. */
function findLayers(nodes) {
  const waiting = new Map(nodes.map((node) => [node, node.before.length]));
  const ready = nodes.filter((node) => !node.before.length);
  for (const node of ready) {
    for (const next of node.after) {
      next.layer = Math.max(next.layer, node.layer + 1);
      waiting.set(next, waiting.get(next) - 1);
      if (!waiting.get(next)) ready.push(next);
    }
  }
  for (const node of ready.reverse()) {
    // what is used more than it uses moves down to where it is used
    if (node.after.length && node.after.length >= node.before.length) {
      node.layer = Math.min(...node.after.map((next) => next.layer)) - 1;
    }
  }
}

/** The nodes that an edge passes: its ends, and a thin one in every layer between. */
function chain(from, to) {
  const points = [from];
  for (let layer = from.layer + 1; layer < to.layer; layer++) {
    points.push({width: 2, height: 0, before: [], after: [], layer, thin: true});
  }
  points.push(to);
  if (points.length > 2) {
    from.after.splice(from.after.indexOf(to), 1);
    to.before.splice(to.before.indexOf(from), 1);
    for (let i = 1; i < points.length; i++) link(points[i - 1], points[i]);
  }
  return points;
}

function layersOf(nodes) {
  const layers = [];
  for (const node of nodes) (layers[node.layer] ??= []).push(node);
  return Array.from(layers, (layer) => layer ?? []);
}

/** Orders each layer by the mean place of what its nodes are linked to, downwards and upwards in turn. */
function order(layers) {
  const number = (layer) =>
    layer.forEach((node, i) => {
      node.rank = i;
    });
  layers.forEach(number);
  let best = [Infinity, layers.map((layer) => [...layer])];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const layer of isDown ? layers : [...layers].reverse()) {
      const mean = new Map(
        layer.map((node) => {
          const others = isDown ? node.before : node.after;
          return [
            node,
            others.length ? others.reduce((all, other) => all + other.rank, 0) / others.length : node.rank,
          ];
        }),
      );
      layer.sort((a, b) => mean.get(a) - mean.get(b));
      number(layer);
    }
    const crossed = crossings(layers);
    if (crossed < best[0]) best = [crossed, layers.map((layer) => [...layer])];
  }
  best[1].forEach((layer, i) => {
    layers[i] = layer;
    number(layer);
  });
}

function crossings(layers) {
  let count = 0;
  for (const layer of layers) {
    const ends = layer.flatMap((node) => node.after.map((next) => next.rank).sort((a, b) => a - b));
    if (ends.length > 400) return 0; // too many to count: any order will do
    for (let i = 0; i < ends.length; i++) for (let j = i + 1; j < ends.length; j++) count += ends[i] > ends[j];
  }
  return count;
}

/** Sideways places: each node is drawn to the middle of its neighbours, as far as those beside it let it. */
function align(layers) {
  for (const layer of layers) {
    let x = 0;
    for (const node of layer) {
      node.x = x + node.width / 2;
      x += node.width + GAP.across;
    }
    layer.forEach((node) => {
      node.x -= x / 2;
    });
  }
  for (let sweep = 0; sweep < 3 * SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const layer of isDown ? layers : [...layers].reverse()) {
      const wished = layer.map((node) => {
        const others = sweep < 2 * SWEEPS ? (isDown ? node.before : node.after) : [...node.before, ...node.after];
        return others.length ? others.reduce((all, other) => all + other.x, 0) / others.length : node.x;
      });
      settle(layer, wished);
    }
  }
}

/** Puts the nodes of a layer near where they wish to be, in their order and without overlap. */
function settle(layer, wished) {
  const room = (a, b) => (a.width + b.width) / 2 + (a.thin || b.thin ? GAP.across / 2 : GAP.across);
  const groups = []; // neighbours that touch move together, to the mean of their wishes
  layer.forEach((node, i) => {
    let group = {nodes: [node], offsets: [0], sum: wished[i], at: wished[i]};
    let last = groups.at(-1);
    while (last) {
      const step = last.offsets.at(-1) + room(last.nodes.at(-1), group.nodes[0]);
      if (last.at + step <= group.at) break;
      groups.pop();
      const size = group.nodes.length;
      group = {
        nodes: [...last.nodes, ...group.nodes],
        offsets: [...last.offsets, ...group.offsets.map((x) => x + step)],
        sum: last.sum + group.sum - size * step,
      };
      group.at = group.sum / group.nodes.length;
      last = groups.at(-1);
    }
    groups.push(group);
  });
  for (const {nodes, offsets, at} of groups)
    nodes.forEach((node, i) => {
      node.x = at + offsets[i];
    });
}

function drawn(layers, nodes, chains, edges, forward) {
  align(layers);
  let y = 0;
  for (const layer of layers) {
    const height = Math.max(...layer.map((node) => node.height), 0);
    for (const node of layer) node.y = y + height / 2;
    y += height + GAP.down;
  }
  const all = layers.flat();
  const left = Math.min(...all.map((node) => node.x - node.width / 2), 0);
  const right = Math.max(...all.map((node) => node.x + node.width / 2), 0);
  const places = new Map(
    [...nodes].map(([id, node]) => [id, {x: node.x - node.width / 2 - left, y: node.y - node.height / 2}]),
  );
  const routes = chains.map((points, i) => {
    const route = points.map((node, n) => [
      node.x - left,
      n === 0 ? node.y + node.height / 2 : n === points.length - 1 ? node.y - node.height / 2 : node.y,
    ]);
    return forward[i][0] === edges[i][0] ? route : route.reverse();
  });
  return {places, routes, width: right - left, height: Math.max(y - GAP.down, 0)};
}
