// Histograms over time: one card for each tag of each run, in three forms.

import {ask} from "./api.js";
import {card} from "./cards.js";
import {el, svg} from "./dom.js";
import {moment, short, ticks, value, whole} from "./format.js";
import {limits} from "./lines.js";
import {perRun} from "./images.js";
import {colourOf, label, state} from "./state.js";

const PAD = {left: 14, right: 46, top: 12, bottom: 24};
const HEIGHT = 270;
const BINS = 48; // of the common grid on which all steps are drawn
const SHARES = [0, 0.07, 0.16, 0.31, 0.5, 0.69, 0.84, 0.93, 1]; // a normal distribution's standard deviations

/** What the tab shows: all tags of histograms, one card for each run. */
export const histogramKeys = perRun("histograms");

/** The card of one tag of one run. */
export function histogramCard({tag, run, title}) {
  const picture = svg("svg", {height: HEIGHT, role: "img"});
  const plot = el("div", {class: "plot"}, picture);
  const facts = el("div", {class: "facts"});
  const root = card(title, {run: label(run), colour: colourOf(run), about: run.tags[tag][3]}, plot, facts);
  root.dataset.tag = tag;
  let [rows, count] = [[], -1];

  async function update(item) {
    const now = item.run.tags[tag][1];
    if (now !== count) {
      try {
        rows = (await ask("histograms", {run: item.run.number, tag})).filter(({buckets}) => buckets.length);
        count = now;
      } catch (error) {
        facts.textContent = error.message;
        return;
      }
    }
    draw();
  }

  function draw() {
    const width = plot.clientWidth;
    if (!width) return;
    picture.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    picture.setAttribute("aria-label", `${tag} of ${label(run)}: ${rows.length} histograms`);
    facts.textContent = rows.length
      ? `${rows.length} of ${whole(count)} steps`
      : "Nothing but empty histograms so far";
    if (!rows.length) return picture.replaceChildren();
    const form = state.histogram === "spread" ? spread : ridges;
    picture.replaceChildren(
      ...form(rows, width, colourOf(run), (text) => {
        facts.textContent = text;
      }),
    );
  }
  new ResizeObserver(draw).observe(plot);
  return {root, update};
}

/** One hill for each step, the newest in front; in the form "overlay" all stand on one line. */
function ridges(rows, width, colour, tell) {
  const [low, high] = edges(rows);
  const heights = rows.map(({buckets}) => resampled(buckets, low, high));
  const peak = Math.max(...heights.flat(), 1e-12);
  const isOverlay = state.histogram === "overlay";
  const [wide, tall] = [width - PAD.left - PAD.right, HEIGHT - PAD.top - PAD.bottom];
  const room = isOverlay ? tall : tall * 0.36; // how high a hill may be
  const base = (i) =>
    HEIGHT - PAD.bottom - (isOverlay || rows.length < 2 ? 0 : (tall - room) * (1 - i / (rows.length - 1)));
  const left = (x) => PAD.left + ((x - low) / (high - low)) * wide;
  const hills = heights.map((row, i) => {
    const points = row.map(
      (y, n) => `${(PAD.left + ((n + 0.5) / BINS) * wide).toFixed(1)} ${(base(i) - (y / peak) * room).toFixed(1)}`,
    );
    const age = rows.length < 2 ? 1 : i / (rows.length - 1);
    const shade = `color-mix(in oklab, ${colour} ${Math.round(35 + 65 * age)}%, var(--card))`;
    const path = svg("path", {
      class: "ridge",
      d: `M${PAD.left} ${base(i)}L${points.join("L")}L${width - PAD.right} ${base(i)}`,
      style: {fill: isOverlay ? "none" : shade, "fill-opacity": 0.88, stroke: isOverlay ? shade : "var(--card)"},
      onpointerenter: () => {
        path.classList.add("near");
        path.style.stroke = "var(--text)";
        tell(
          `step ${whole(rows[i].step)} · ${moment(rows[i].time)} · ${whole(size(rows[i]))} values from ${value(
            rows[i].buckets[0][0],
          )} to ${value(rows[i].buckets.at(-1)[1])}`,
        );
      },
      onpointerleave: () => {
        path.classList.remove("near");
        path.style.stroke = isOverlay ? shade : "var(--card)";
      },
    });
    return path;
  });
  const marks = isOverlay
    ? []
    : stepLabels(rows).map((i) => svg("text", {x: width - PAD.right + 6, y: base(i) + 3}, short(rows[i].step)));
  return [...axis(ticks(low, high, width / 62), left, low, high), ...hills, ...marks];
}

/** How the values spread over time: bands between shares of them, and the median. */
function spread(rows, width, colour) {
  const [low, high] = edges(rows);
  const [wide, tall] = [width - PAD.right - PAD.left, HEIGHT - PAD.top - PAD.bottom];
  const steps = limits(rows.map(({step}) => step));
  const left = (step) => PAD.left + (steps[1] > steps[0] ? (step - steps[0]) / (steps[1] - steps[0]) : 0.5) * wide;
  const top = (x) => PAD.top + (1 - (x - low) / (high - low)) * tall;
  const lines = SHARES.map((share) => rows.map((row) => [left(row.step), top(quantile(row.buckets, share))]));
  const text = (points) => points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
  const bands = [0, 1, 2, 3].map((i) =>
    svg("path", {
      d: `M${text(lines[i])}L${text([...lines[SHARES.length - 1 - i]].reverse())}Z`,
      style: {fill: colour, opacity: 0.2},
    }),
  );
  const median = svg("path", {class: "curve", d: `M${text(lines[4])}`, style: {stroke: colour}});
  const rulers = ticks(low, high, 5)
    .map((x) => [
      svg("line", {class: "grid", x1: PAD.left, x2: width - PAD.right, y1: top(x), y2: top(x)}),
      svg("text", {x: width - PAD.right + 6, y: top(x) + 3}, short(x)),
    ])
    .flat();
  return [
    ...rulers,
    ...bands,
    median,
    ...ticks(...steps, width / 90).map((step) =>
      svg("text", {x: left(step), y: HEIGHT - 8, "text-anchor": left(step) < 30 ? "start" : "middle"}, short(step)),
    ),
  ];
}

function axis(places, left, low, high) {
  return places
    .filter((x) => x >= low && x <= high)
    .map((x) => [
      svg("line", {class: "grid", x1: left(x), x2: left(x), y1: PAD.top, y2: HEIGHT - PAD.bottom}),
      svg("text", {x: left(x), y: HEIGHT - 8, "text-anchor": "middle"}, short(x)),
    ])
    .flat();
}

/** The limits of all steps together; values that are all equal get some room. */
function edges(rows) {
  const [low, high] = [
    Math.min(...rows.map(({buckets}) => buckets[0][0])),
    Math.max(...rows.map(({buckets}) => buckets.at(-1)[1])),
  ];
  const room = high > low ? 0 : Math.abs(low) * 0.1 || 0.5;
  return [low - room, high + room];
}

/** Counts on the common grid. A bucket's values are spread evenly over its width. */
export function resampled(buckets, low, high) {
  const counts = new Array(BINS).fill(0);
  const place = (x) => ((x - low) / (high - low)) * BINS;
  for (const [from, to, count] of buckets) {
    if (!count) continue;
    const [a, b] = [place(from), place(to)];
    if (b - a < 1e-9) {
      counts[Math.min(Math.max(Math.floor(a), 0), BINS - 1)] += count;
      continue;
    }
    for (let n = Math.max(Math.floor(a), 0); n < Math.min(Math.ceil(b), BINS); n++) {
      counts[n] += (count * (Math.min(b, n + 1) - Math.max(a, n))) / (b - a);
    }
  }
  return counts;
}

/** The value below which a share of the values lies. */
export function quantile(buckets, share) {
  const filled = buckets.filter(([, , count]) => count > 0);
  let left = share * filled.reduce((all, [, , count]) => all + count, 0);
  for (const [from, to, count] of filled) {
    if (left <= count) return from + (to - from) * (left / count);
    left -= count;
  }
  return filled.at(-1)?.[1] ?? 0;
}

const size = ({buckets}) => buckets.reduce((all, [, , count]) => all + count, 0);

/** Which steps are written beside the hills: about six of them. */
function stepLabels(rows) {
  const stride = Math.max(1, Math.round(rows.length / 6));
  return rows.map((_, i) => i).filter((i) => (rows.length - 1 - i) % stride === 0);
}
