// Hyperparameters: a table that can be sorted, and a line for each run through all of its columns.

import {ask} from "./api.js";
import {nothing} from "./cards.js";
import {el, svg} from "./dom.js";
import {duration, short, value} from "./format.js";
import {limits} from "./lines.js";
import {colourOf, label, natural, shownRuns} from "./state.js";

const HEIGHT = 230;
const PAD = {side: 60, top: 34, bottom: 18};

/** The tab. */
export function trialsView() {
  const chart = el("div", {class: "plot parallel"});
  const table = el("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": "Table of hyperparameters"});
  const root = el("div", {});
  const card = el(
    "div",
    {class: "cards"},
    el("article", {class: "card large"}, el("header", {}, el("h3", {}, "Every run is a line")), chart),
    el("article", {class: "card large"}, table),
  );
  const sorted = {column: 0, isDown: false};
  let found = null;
  let lines = new Map();
  new ResizeObserver(() => found && drawLines()).observe(chart);

  async function update(names) {
    if (!found || names.includes("index")) found = await ask("trials").catch(() => found);
    if (!found?.trials.length) return root.replaceChildren(nothing());
    if (root.firstChild !== card) root.replaceChildren(card);
    draw();
  }

  /** The columns: a name, whether it was given or came out, and its value for each trial. */
  function columns() {
    return [
      {name: "Run", of: (trial) => label({name: trial.run})},
      ...found.hparams.map((name) => ({name, isGiven: true, of: (trial) => trial.values[name]})),
      ...found.metrics.map(({name}, i) => ({name, isMetric: true, of: (trial) => trial.metrics[i]})),
      {name: "State", of: (trial) => trial.state},
      {name: "Time", of: (trial) => trial.seconds, text: duration},
    ];
  }

  function shown() {
    const numbers = new Map(shownRuns().map((run) => [run.name, run]));
    const {of} = columns()[sorted.column] ?? columns()[0];
    const order = (a, b) =>
      typeof a === "number" && typeof b === "number" ? a - b : natural(String(a ?? ""), String(b ?? ""));
    return found.trials
      .filter((trial) => numbers.has(trial.run))
      .map((trial) => ({...trial, colour: colourOf(numbers.get(trial.run))}))
      .sort((a, b) => order(of(a), of(b)) * (sorted.isDown ? -1 : 1));
  }

  function draw() {
    const [all, trials] = [columns(), shown()];
    const head = all.map(({name, isGiven}, i) =>
      el(
        "th",
        {
          class: isGiven ? "given" : "",
          scope: "col",
          "aria-sort": sorted.column === i ? (sorted.isDown ? "descending" : "ascending") : "none",
        },
        el(
          "button",
          {
            type: "button",
            onclick: () => {
              Object.assign(sorted, {isDown: sorted.column === i && !sorted.isDown, column: i});
              draw();
            },
          },
          name,
          sorted.column === i ? (sorted.isDown ? " ↓" : " ↑") : "",
        ),
      ),
    );
    const rows = trials.map((trial) =>
      el(
        "tr",
        {onpointerenter: () => near(trial, true), onpointerleave: () => near(trial, false)},
        all.map((column, i) =>
          el("td", {}, i ? "" : el("span", {class: "dot", style: {"--tint": trial.colour}}), text(column, trial)),
        ),
      ),
    );
    table.replaceChildren(el("table", {class: "table"}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows)));
    drawLines();
  }

  function near(trial, isNear) {
    lines.get(trial.run)?.classList.toggle("near", isNear);
  }

  function drawLines() {
    const axes = columns().filter(({isGiven, isMetric}) => isGiven || isMetric);
    const trials = shown();
    if (!chart.clientWidth || !axes.length) return;
    const width = Math.max(chart.clientWidth, 96 * axes.length); // on a small screen it is moved sideways
    const left = (i) => PAD.side + (axes.length < 2 ? 0 : (i * (width - 2 * PAD.side)) / (axes.length - 1));
    const scales = axes.map(({of}) => scale(trials.map(of)));
    lines = new Map(
      trials.map((trial) => {
        const points = axes.map(({of}, i) => [left(i), scales[i].place(of(trial))]).filter(([, y]) => y !== null);
        return [
          trial.run,
          svg(
            "path",
            {d: `M${points.map((point) => point.join(" ")).join("L")}`, style: {stroke: trial.colour}},
            svg("title", {}, trial.run),
          ),
        ];
      }),
    );
    const rulers = axes
      .map(({name}, i) => [
        svg("line", {class: "axis", x1: left(i), x2: left(i), y1: PAD.top, y2: HEIGHT - PAD.bottom}),
        svg(
          "text",
          {x: left(i), y: 14, "text-anchor": "middle", style: {"font-weight": 600}},
          name.length > 18 ? `…${name.slice(-17)}` : name,
        ),
        ...scales[i].marks.map(([word, y]) => svg("text", {x: left(i) + 5, y: y + (y < HEIGHT / 2 ? -4 : 12)}, word)),
      ])
      .flat();
    chart.replaceChildren(
      svg(
        "svg",
        {height: HEIGHT, style: {width: `${width}px`}, viewBox: `0 0 ${width} ${HEIGHT}`, "aria-hidden": "true"},
        rulers,
        [...lines.values()],
      ),
    );
  }
  return {root, update};
}

function text({of, text: written}, trial) {
  const x = of(trial);
  if (x === null || x === undefined) return "–";
  return typeof x === "number" ? (written ?? value)(x) : String(x);
}

/** Where the values of a column stand: numbers on a scale, words one below the other. */
function scale(values) {
  const there = values.filter((x) => x !== null && x !== undefined);
  const tall = HEIGHT - PAD.top - PAD.bottom;
  const at = (share) => PAD.top + (1 - share) * tall;
  if (there.every((x) => typeof x === "number")) {
    const [low, high] = limits(there);
    const isLog = low > 0 && high / low >= 50; // learning rates are tried in powers of ten
    const up = isLog ? Math.log : (x) => x;
    const share = (x) => (high > low ? (up(x) - up(low)) / (up(high) - up(low)) : 0.5);
    return {
      place: (x) => (typeof x === "number" ? at(share(x)) : null),
      marks:
        high > low
          ? [
              [short(low), at(0)],
              [short(high), at(1)],
            ]
          : low === undefined
            ? []
            : [[short(low), at(0.5)]],
    };
  }
  const words = [...new Set(there.map(String))].sort(natural);
  const share = (x) => (words.length > 1 ? 1 - words.indexOf(String(x)) / (words.length - 1) : 0.5);
  return {
    place: (x) => (x === null || x === undefined ? null : at(share(x))),
    marks: words.slice(0, 12).map((word) => [word, at(share(word))]),
  };
}
