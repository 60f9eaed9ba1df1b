// The drawing of a graph, which can be moved and looked at closely.

import {svg} from "./dom.js";
import {layered} from "./layers.js";
import {ancestors, leavesOf, seen} from "./scopes.js";

const SOURCES = new Set([
  "Placeholder",
  "VarHandleOp",
  "Variable",
  "VariableV2",
  "Handle",
  "InputLayer",
  "ReadVariableOp",
]);
const MARGIN = {side: 18, top: 34, bottom: 18}; // pixels around the children of an open scope
const MOST = 600; // children of one scope that are drawn
const FEW = 40; // nodes of a graph whose constants are drawn unasked
const LETTER = 6.9; // pixels, the mean width of a letter

/** Draws into an <svg>; chosen is called with the node or scope that somebody chose, or null. */
export class GraphPicture {
  constructor(picture, chosen) {
    Object.assign(this, {
      picture,
      told: chosen,
      chosen: null,
      view: {x: 0, y: 0, scale: 1},
      graph: null,
      hasConstants: true,
    });
    this.canvas = svg("g", {});
    picture.append(this.canvas);
    picture.addEventListener("wheel", (event) => this.wheeled(event), {passive: false});
    picture.addEventListener("pointerdown", (event) => this.grabbed(event));
    picture.addEventListener("click", (event) => event.target === picture && this.choose(null));
    new ResizeObserver(() => this.graph && !this.wasMoved && this.fit()).observe(picture);
  }

  /** Draw a graph: {root, leaves} of scopes.js. */
  show(graph) {
    this.graph = graph;
    this.chosen = null;
    this.hasConstants = graph.leaves.size <= FEW;
    let scope = graph.root; // the scopes that hold everything are of no interest
    while (scope.children.size === 1 && !scope.node) (([scope] = scope.children.values()), (scope.isOpen = true));
    this.edges = [...graph.leaves.values()].flatMap((leaf) => leaf.inputs);
    this.draw();
    this.fit();
  }

  draw() {
    const held = document.activeElement?.dataset?.path;
    const inside = new Map(); // scope -> "from\nto" -> [edge, ...], what is drawn in it
    for (const edge of this.edges) {
      const [scope, from, to] = seen(edge);
      if (from === to) continue;
      if (!inside.has(scope)) inside.set(scope, new Map());
      const key = `${from.path}\n${from.name}\n${to.path}\n${to.name}`;
      const found = inside.get(scope).get(key) ?? {from, to, edges: []};
      found.edges.push(edge);
      inside.get(scope).set(key, found);
    }
    this.left = 0; // nodes that are too many to be drawn
    const whole = this.placed(this.graph.root, inside);
    this.size = whole;
    this.canvas.replaceChildren(...whole.parts);
    this.mark();
    if (held !== undefined) this.elementOf(held)?.focus();
  }

  /** The picture of what stands in a scope: {parts, width, height}. */
  placed(scope, inside) {
    const all = [...scope.children.values()].filter(
      (child) => this.hasConstants || child === this.chosen || !isConstant(child),
    );
    const children = all.slice(0, MOST);
    this.left += all.length - children.length;
    const drawn = new Map(children.map((child) => [child, this.box(child, inside)]));
    const links = [...(inside.get(scope)?.values() ?? [])].filter(({from, to}) => drawn.has(from) && drawn.has(to));
    const boxes = children.map((child) => ({
      id: child,
      width: drawn.get(child).width,
      height: drawn.get(child).height,
    }));
    const {places, routes, width, height} = layered(
      boxes.map((box, i) => ({...box, id: i})),
      links.map(({from, to}) => [children.indexOf(from), children.indexOf(to)]),
    );
    const edges = links.map((link, i) => this.edge(link, routes[i]));
    const nodes = children.map((child, i) => {
      const {x, y} = places.get(i);
      drawn.get(child).root.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      return drawn.get(child).root;
    });
    return {
      parts: [...edges.map(({line}) => line), ...nodes, ...edges.map(({text}) => text).filter(Boolean)],
      width,
      height,
    };
  }

  box(item, inside) {
    if (item.isOpen) return this.open(item, inside);
    const name = cut(item.name);
    const kind = item.node ? (item.node.op === item.name ? "" : cut(item.node.op)) : `${item.size} nodes`;
    const width = Math.max(name.length * LETTER, kind.length * 6.2) + 26;
    const height = kind ? 42 : 30;
    const isScope = !item.node;
    const stack = isScope ? [svg("rect", {class: "box", x: 4, y: 4, width, height, rx: 7})] : [];
    const root = this.group(item, isScope ? "node scope" : `node ${look(item.node)}`, [
      ...stack,
      svg("rect", {class: "box", width, height, rx: isScope ? 7 : look(item.node) === "given" ? 4 : 12}),
      svg("text", {x: width / 2, y: kind ? 18 : 19, "text-anchor": "middle"}, name),
      kind ? svg("text", {class: "kind", x: width / 2, y: 33, "text-anchor": "middle"}, kind) : "",
    ]);
    return {root, width: width + (isScope ? 4 : 0), height: height + (isScope ? 4 : 0)};
  }

  open(item, inside) {
    const {parts, width: inner, height: tall} = this.placed(item, inside);
    const width = Math.max(inner + 2 * MARGIN.side, item.name.length * LETTER + 60);
    const height = tall + MARGIN.top + MARGIN.bottom;
    const content = svg("g", {transform: `translate(${((width - inner) / 2).toFixed(1)} ${MARGIN.top})`}, parts);
    return {
      width,
      height,
      root: this.group(item, "node scope", [
        svg("rect", {class: "box", width, height, rx: 10}),
        svg("text", {x: 14, y: 21}, `▾ ${item.name}`),
        content,
      ]),
    };
  }

  group(item, kind, parts) {
    const act = (event) => {
      event.stopPropagation();
      if (this.wasDragged) return;
      if (!item.node) {
        item.isOpen = !item.isOpen;
        this.draw();
      }
      this.choose(item);
    };
    const name = item.node ? `${item.path}, ${item.node.op}` : `${item.path}, scope of ${item.size} nodes`;
    return svg(
      "g",
      {
        class: kind,
        tabindex: 0,
        role: "button",
        "aria-label": name,
        "data-path": item.path,
        "aria-expanded": item.node ? null : String(item.isOpen),
        onclick: act,
        onkeydown: (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), act(event)),
      },
      parts,
    );
  }

  /** An edge as a smooth line through the points of its route, and what flows along it. */
  edge({from, to, edges}, route) {
    const isControl = edges.every((edge) => edge.isControl);
    const steps = route.slice(1).map(([x, y], i) => {
      const [before, above] = route[i];
      const middle = ((above + y) / 2).toFixed(1);
      return `C${before.toFixed(1)} ${middle} ${x.toFixed(1)} ${middle} ${x.toFixed(1)} ${y.toFixed(1)}`;
    });
    const line = svg("path", {
      class: isControl ? "edge control" : "edge",
      d: `M${route[0].map((x) => x.toFixed(1)).join(" ")}${steps.join("")}`,
    });
    line.ends = [from, to];
    const data = edges.filter((edge) => !edge.isControl);
    const words = data.length === 1 ? data[0].shape : data.length > 1 ? `${data.length} tensors` : "";
    const [a, b] = [route[0], route[1]];
    const text = words
      ? svg(
          "text",
          {
            class: "edge-label",
            x: (a[0] * 0.55 + b[0] * 0.45).toFixed(1),
            y: ((a[1] + b[1]) / 2 + 3).toFixed(1),
            "text-anchor": "middle",
          },
          words,
        )
      : null;
    return {line, text};
  }

  /** Choose a node or scope, or null; `isWanted`: open what is around it, and look there. */
  choose(item, isWanted = false) {
    this.chosen = item;
    if (isWanted && item) {
      for (const scope of ancestors(item).slice(0, -1)) scope.isOpen = true;
      this.draw();
      this.lookAt(item);
    }
    this.mark();
    this.told(item);
  }

  /** Choose the first node whose name holds some words. */
  find(words) {
    const wanted = words.trim().toLowerCase();
    const found = wanted && [...this.graph.leaves.values()].find(({path}) => path.toLowerCase().includes(wanted));
    if (found) this.choose(found, true);
  }

  mark() {
    const mine = this.chosen && new Set([this.chosen, ...(this.chosen.isOpen ? [] : leavesOf(this.chosen))]);
    for (const node of this.canvas.querySelectorAll(".node"))
      node.classList.toggle("chosen", node.dataset.path === this.chosen?.path);
    for (const line of this.canvas.querySelectorAll(".edge"))
      line.classList.toggle("near", Boolean(mine) && line.ends.some((end) => mine.has(end)));
  }

  elementOf(path) {
    return [...this.canvas.querySelectorAll(".node")].find((node) => node.dataset.path === path);
  }

  lookAt(item) {
    const box = this.elementOf(item.path)?.getBoundingClientRect();
    const frame = this.picture.getBoundingClientRect();
    if (!box) return;
    this.wasMoved = true;
    this.view.x += frame.left + frame.width / 2 - (box.left + box.width / 2);
    this.view.y += frame.top + frame.height / 2 - (box.top + box.height / 2);
    this.move();
  }

  fit() {
    const {clientWidth: width, clientHeight: height} = this.picture;
    if (!width || !this.size) return;
    const [wide, tall] = [(width - 40) / this.size.width, (height - 40) / this.size.height];
    const scale = Math.min(1.15, Math.max(Math.min(wide, tall), 0.6)); // never too small to read
    const y = this.size.height * scale < height - 40 ? (height - this.size.height * scale) / 2 : 20;
    this.view = {scale, x: (width - this.size.width * scale) / 2, y};
    this.wasMoved = false;
    this.move();
  }

  zoom(factor, x = this.picture.clientWidth / 2, y = this.picture.clientHeight / 2) {
    const scale = Math.min(Math.max(this.view.scale * factor, 0.05), 4);
    const change = scale / this.view.scale;
    this.view = {scale, x: x - (x - this.view.x) * change, y: y - (y - this.view.y) * change};
    this.wasMoved = true;
    this.move();
  }

  move() {
    this.canvas.setAttribute("transform", `translate(${this.view.x} ${this.view.y}) scale(${this.view.scale})`);
  }

  wheeled(event) {
    event.preventDefault();
    const box = this.picture.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY * 0.0015), event.clientX - box.left, event.clientY - box.top);
  }

  grabbed(event) {
    const [start, from] = [{x: event.clientX, y: event.clientY}, {...this.view}];
    this.wasDragged = false;
    const moved = (now) => {
      const [x, y] = [now.clientX - start.x, now.clientY - start.y];
      if (Math.hypot(x, y) > 5) this.wasDragged = this.wasMoved = true;
      if (!this.wasDragged) return;
      Object.assign(this.view, {x: from.x + x, y: from.y + y});
      this.move();
    };
    const done = () => {
      removeEventListener("pointermove", moved);
      removeEventListener("pointerup", done);
    };
    addEventListener("pointermove", moved);
    addEventListener("pointerup", done);
  }
}

const cut = (text) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);

const isConstant = (item) => leavesOf(item).every(({node, inputs}) => node.op === "Const" && !inputs.length);

/** What kind of node it is: where values come from, a constant, or an operation. */
function look({op}) {
  if (SOURCES.has(op)) return "source";
  return op === "Const" || op === "NoOp" ? "given" : "operation";
}
