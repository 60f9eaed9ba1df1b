// The graph of a run: its ops, or the layers of its Keras model; scopes open and close. Read scopes.js first.

import {ask} from "./api.js";
import {nothing} from "./cards.js";
import {choice, el, svg} from "./dom.js";
import {GraphPicture} from "./graph_picture.js";
import {leavesOf, scopesOf} from "./scopes.js";
import {label, shownRuns, state} from "./state.js";

const TRACES = ["graph_run_metadata", "graph_run_metadata_graph"]; // plugins of graphs that ran

/** The graphs of a run: [[question, label], ...]. */
export function graphsOf(run) {
  const tags = Object.entries(run.tags);
  const layers = tags.some(([, [plugin]]) => plugin === "graph_keras_model") ? [["layers", "Layers"]] : [];
  const ops = run.graphs ? [["ops", "Operations"]] : [];
  const traces = tags
    .filter(([, [plugin]]) => TRACES.includes(plugin))
    .map(([tag]) => [`trace ${tag}`, `Trace ${tag}`]);
  return [...layers, ...ops, ...traces];
}

/** The tab. */
export function graphView() {
  const chosen = {run: null, kind: null, key: ""};
  const select = el("select", {
    "aria-label": "Run",
    onchange: () => {
      chosen.run = Number(select.value);
      draw();
    },
  });
  const kinds = el("div");
  const find = el("input", {
    type: "search",
    placeholder: "Find a node",
    "aria-label": "Find a node",
    style: {width: "190px"},
    onkeydown: (event) => event.key === "Enter" && picture.find(find.value),
  });
  const aside = el("div", {class: "graph-side", hidden: true, role: "region", "aria-label": "The chosen node"});
  const drawing = svg("svg", {
    role: "group",
    "aria-label": "Graph. Tab goes from node to node, Enter opens a scope.",
  });
  const picture = new GraphPicture(drawing, (item) => describe(item));
  const button = (text, name, onclick) =>
    el("button", {class: "plain", type: "button", "aria-label": name, title: name, onclick}, text);
  const constants = el("input", {
    type: "checkbox",
    onchange: () => {
      picture.hasConstants = constants.checked;
      picture.draw();
      picture.fit();
      tell();
    },
  });
  const bar = el(
    "div",
    {class: "bar"},
    select,
    kinds,
    find,
    el("label", {class: "check"}, constants, "Constants"),
    el("span", {class: "space"}),
    button("+", "Larger", () => picture.zoom(1.3)),
    button("−", "Smaller", () => picture.zoom(1 / 1.3)),
    button("Fit", "Show all", () => picture.fit()),
  );
  const problem = el("p", {class: "problem"});
  const area = el("div", {class: "graph"}, drawing, aside);
  const card = el("article", {class: "card graph-card"}, bar, problem, area);
  const root = el("div", {});

  function update(names) {
    if (!names.some((name) => ["index", "hidden", "runFilter", "tab"].includes(name)) && root.children.length) return;
    const among = shownRuns().filter((run) => graphsOf(run).length);
    if (!among.length) return root.replaceChildren(nothing());
    if (root.firstChild !== card) root.replaceChildren(card);
    if (!among.some((run) => run.number === chosen.run)) chosen.run = among[0].number;
    select.replaceChildren(
      ...among.map((run) => el("option", {value: run.number, selected: run.number === chosen.run}, label(run))),
    );
    draw();
  }

  async function draw() {
    const run = state.index.runs.find((other) => other.number === chosen.run);
    const there = graphsOf(run);
    if (!there.some(([kind]) => kind === chosen.kind)) [[chosen.kind]] = there;
    const key = `${run.number} ${chosen.kind} ${run.graphs} ${there.length}`;
    if (key === chosen.key) return;
    chosen.key = key;
    kinds.replaceChildren(
      there.length > 1
        ? choice("Kind of graph", there, chosen.kind, (kind) => {
            chosen.kind = kind;
            draw();
          })
        : "",
    );
    describe(null);
    try {
      const [, kind, tag] = chosen.kind.match(/^(\w+) ?(.*)$/su);
      picture.show(scopesOf(await ask("graph", {run: run.number, kind, tag})));
      constants.checked = picture.hasConstants;
      tell();
    } catch (error) {
      chosen.key = "";
      problem.textContent = error.message;
    }
  }

  function tell() {
    problem.textContent = picture.left
      ? `${picture.left} nodes more are too many to be drawn; “Find a node” and the lists ` +
        "of inputs and outputs know them."
      : "";
  }

  function describe(item) {
    aside.hidden = !item;
    if (!item) return;
    const leaves = new Set(leavesOf(item));
    const edges = (name, others) => {
      const lines = others.map(([other, shape, isControl]) =>
        el(
          "li",
          {},
          el("button", {type: "button", onclick: () => picture.choose(other, true)}, other.path),
          el("span", {}, isControl ? "control" : shape),
        ),
      );
      return lines.length ? [el("h4", {}, `${name} (${lines.length})`), el("ul", {}, lines.slice(0, 40))] : [];
    };
    const inputs = [...leaves].flatMap((leaf) => leaf.inputs).filter(({from}) => !leaves.has(from));
    const uses = [...leaves].flatMap((leaf) => leaf.uses).filter(({to}) => !leaves.has(to));
    const close = button("✕", "Close", () => picture.choose(null));
    close.classList.add("close");
    aside.replaceChildren(
      close,
      el("h3", {}, item.path, el("small", {}, item.node ? item.node.op : `${item.size} nodes`)),
      item.node?.device ? el("p", {class: "about"}, item.node.device) : "",
      ...(item.node?.shapes.length
        ? [
            el("h4", {}, "Outputs"),
            el(
              "ul",
              {},
              item.node.shapes.map((shape) => el("li", {}, shape)),
            ),
          ]
        : []),
      ...edges(
        "From",
        inputs.map(({from, shape, isControl}) => [from, shape, isControl]),
      ),
      ...edges(
        "To",
        uses.map(({to, shape, isControl}) => [to, shape, isControl]),
      ),
    );
  }
  return {root, update};
}
