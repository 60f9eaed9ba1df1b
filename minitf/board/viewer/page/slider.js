// A slider over the steps of a series. While it stands at the end, it follows the run.

import {el} from "./dom.js";
import {moment, whole} from "./format.js";

/** show: (point) => ..., draws the point {which, step, time, count} that was chosen. */
export function slider(show) {
  const range = el("input", {type: "range", min: 0, max: 0, value: 0, "aria-label": "Step"});
  const step = el("b");
  const time = el("span");
  const problem = el("p", {class: "problem"});
  const root = el("div", {class: "slider"}, range, step, time);
  let [points, count, chosen] = [[], -1, -1];
  range.addEventListener("input", () => draw());

  function draw() {
    const point = points[Number(range.value)];
    if (!point) return;
    step.textContent = `step ${whole(point.step)}`;
    time.textContent = moment(point.time, 1);
    range.setAttribute("aria-valuetext", `step ${point.step}`);
    if (chosen !== point) show(point);
    chosen = point;
  }

  /** There are `now` points; `load` asks for them. */
  async function update(now, load) {
    if (now === count) return;
    const atEnd = Number(range.value) === points.length - 1 || !points.length;
    try {
      points = await load();
      count = now;
      problem.remove();
    } catch (error) {
      problem.textContent = error.message;
      root.append(problem);
      return;
    }
    range.max = String(points.length - 1);
    range.style.visibility = points.length > 1 ? "" : "hidden";
    if (atEnd) range.value = range.max;
    draw();
  }
  return {root, update};
}
