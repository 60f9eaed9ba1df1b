// Scalars: one card for each tag, with a line for each run.

import {ask, number} from "./api.js";
import {card} from "./cards.js";
import {el} from "./dom.js";
import {duration, moment, short, ticks, timeTicks, value, whole} from "./format.js";
import {LineChart, limits} from "./lines.js";
import {smoothed} from "./smoothing.js";
import {colourOf, label, state, tagsOf} from "./state.js";

// The horizontal axes: where a point stands on each, and how that is written.
const AXES = {
  step: {x: (points) => points.steps, ticks, text: short, by: "steps"},
  relative: {
    x: (points, run) => points.times.map((time) => time - run.started),
    by: "times",
    ticks: timeTicks,
    text: duration,
  },
  wall: {
    x: (points) => points.times,
    by: "times",
    text: moment,
    ticks: (low, high, count) => timeTicks(0, high - low, Math.min(count, 4)).map((x) => low + x),
  },
};

/** What the tab shows: all tags of scalars. */
export const scalarKeys = () => [...tagsOf("scalars")].map(([tag, runs]) => ({key: tag, tag, runs}));

/** The card of one tag. */
export function scalarCard({tag, runs, title}) {
  const [, , ownTitle, about] = runs[0].tags[tag];
  const found = {all: {}, close: {}, counts: "", range: null, axis: state.axis};
  const facts = el("div", {class: "facts"});
  const reset = tool("⟲", "Show all steps", () => zoom(null));
  const large = tool("⤢", "Larger", () => {
    const isLarge = root.classList.toggle("large");
    large.setAttribute("aria-pressed", String(isLarge));
    chart.height = isLarge ? 420 : 220;
    chart.draw();
  });
  const chart = new LineChart({
    zoomed: zoom,
    about: (curve, i) => ({
      values: curve.smooth ? [value(curve.smooth[i]), `(${value(curve.y[i])})`] : [value(curve.y[i])],
      place: `step ${whole(curve.steps[i])}`,
      time: duration(curve.times[i] - curve.started),
    }),
  });
  const root = card(ownTitle || title, {about, tools: [reset, large]}, chart.root, facts);
  root.dataset.tag = tag;
  let item = {runs};

  async function update(changed) {
    item = changed;
    const counts = item.runs.map((run) => `${run.number}:${run.tags[tag][1]}`).join();
    if (state.axis !== found.axis) Object.assign(found, {axis: state.axis, range: null, close: {}});
    if (counts !== found.counts) {
      found.counts = counts;
      try {
        found.all = await ask("scalars", {tag});
        if (found.range) await look(found.range);
      } catch (error) {
        found.counts = "";
        facts.textContent = String(error.message);
      }
    }
    draw();
  }

  async function zoom(range) {
    Object.assign(found, {range, close: {}});
    draw();
    if (range && (await look(range))) draw();
  }

  /** Ask for all points of the runs that were thinned out. Returns whether they are still wanted when they come. */
  async function look(range) {
    const {x, by} = AXES[state.axis];
    const thin = item.runs.filter(
      ({number: run}) => found.all[run] && found.all[run].count > found.all[run].steps.length,
    );
    const answers = await Promise.all(
      thin.map((run) => {
        const base = by === "times" ? x({times: [0]}, run)[0] : 0; // what turns the axis back into times
        const [from, to] = range.map((end) => end - (by === "times" ? base : 0));
        const margin = (to - from) * 0.02;
        return ask("points", {run: run.number, tag, by, from: from - margin, to: to + margin}).catch(() => null);
      }),
    );
    if (found.range !== range) return false;
    found.close = Object.fromEntries(thin.map((run, i) => [run.number, answers[i]]).filter(([, points]) => points));
    return true;
  }

  function draw() {
    const axis = AXES[state.axis];
    const curves = item.runs
      .filter((run) => found.all[run.number])
      .map((run) => {
        const points = found.close[run.number] ?? found.all[run.number];
        const y = points.numbers.map(number);
        const smooth = state.smoothing ? smoothed(points.means?.map(number) ?? y, state.smoothing) : null;
        return {
          key: run.number,
          label: label(run),
          colour: colourOf(run),
          x: axis.x(points, run),
          y,
          smooth,
          steps: points.steps,
          times: points.times,
          started: run.started,
        };
      });
    chart.show(curves, axis, {log: state.log, range: found.range, name: tag});
    reset.style.visibility = found.range ? "" : "hidden";
    facts.replaceChildren(...saying(found, item.runs, curves));
  }
  return {root, update};
}

/** How many of the points are seen, and what cannot be. */
function saying(found, runs, curves) {
  const there = runs.map((run) => found.close[run.number] ?? found.all[run.number]).filter(Boolean);
  const [count, shown] = [sum(there.map((points) => points.count)), sum(there.map((points) => points.steps.length))];
  const isClose = Object.keys(found.close).length > 0;
  const kind = !found.range
    ? count > shown
      ? ", a sample; drag to see all"
      : ""
    : isClose || count === shown
      ? count > shown
        ? " here, their extremes"
        : " here, all shown"
      : ", asking for all …";
  const negative = state.log && curves.some(({y}) => limits(y)[0] <= 0);
  return [
    el("span", {}, `${whole(count)} points${kind}`),
    negative ? el("span", {}, "values ≤ 0 are not on this scale") : "",
  ];
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

function tool(text, name, onclick) {
  return el("button", {class: "plain", type: "button", title: name, "aria-label": name, onclick}, text);
}
