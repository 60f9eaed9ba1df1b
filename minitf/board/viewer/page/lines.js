// A chart of lines: looks at values under the pointer, and zooms in where somebody drags.

import {el, svg} from "./dom.js";
import {logTicks, short, ticks} from "./format.js";
import {Tip} from "./tip.js";

const PAD = {left: 34, right: 10, top: 10, bottom: 24}; // pixels around the lines, at least
const DIGIT = 6.5; // pixels, the width of a digit
const LEAST_DRAG = 6; // pixels; less is a click

/**
 * A chart. It draws curves [{label, colour, x, y, smooth, ...}], arrays of one length; smooth may be null.
 *
 * zoomed: (range) => ..., called with [from, to] on the horizontal axis, or null for all.
 * about: (curve, i) => {values, place, time}, what is said about a point: texts, the first of which stands out.
 */
export class LineChart {
  constructor({zoomed, about}) {
    Object.assign(this, {zoomed, curves: [], range: null, height: 220, log: false, cursor: null});
    this.picture = svg("svg", {"aria-hidden": "true"});
    this.tip = new Tip(about);
    this.root = el(
      "div",
      {class: "plot", tabindex: 0, role: "application", onkeydown: (event) => this.pressed(event)},
      this.picture,
      this.tip.root,
    );
    this.root.addEventListener("pointerdown", (event) => this.grabbed(event));
    this.root.addEventListener("pointermove", (event) => this.moved(event));
    this.root.addEventListener("pointerup", (event) => this.released(event));
    this.root.addEventListener("pointercancel", () => this.left());
    this.root.addEventListener("pointerleave", () => this.left());
    this.root.addEventListener("blur", () => this.left());
    this.root.addEventListener("dblclick", () => this.zoomed(null));
    new ResizeObserver(() => this.draw()).observe(this.root);
  }

  /** Draw these curves. axis: {ticks: (low, high, count) => numbers, text: (x, span) => string, name}. */
  show(curves, axis, {log = false, range = null, name = ""} = {}) {
    Object.assign(this, {curves, axis, log, range});
    this.root.setAttribute(
      "aria-label",
      `${name}: ${curves.length} lines. Arrow keys read values, plus and minus zoom, ` + "escape shows all.",
    );
    this.draw();
  }

  draw() {
    this.width = this.root.clientWidth;
    if (!this.width || !this.axis) return;
    this.scale();
    const parts = [this.frame()];
    for (const curve of this.curves) {
      if (curve.smooth)
        parts.push(svg("path", {class: "raw", d: this.path(curve, curve.y), style: {stroke: curve.colour}}));
    }
    for (const curve of this.curves) {
      const d = this.path(curve, curve.smooth ?? curve.y);
      parts.push(svg("path", {class: "curve", d, style: {stroke: curve.colour}, "data-run": curve.label}));
      parts.push(...this.alone(curve), ...this.odd(curve));
    }
    this.over = svg("g", {});
    this.picture.setAttribute("height", this.height);
    this.picture.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    this.picture.replaceChildren(...parts, this.over);
    if (this.cursor !== null) this.point(this.cursor);
  }

  /** The limits of both axes, and functions from values to pixels. */
  scale() {
    const all = this.curves.flatMap((curve) => limits(curve.x));
    let [low, high] = this.range ?? (all.length ? limits(all) : [0, 1]);
    if (high === low) [low, high] = [low - 0.5, high + 0.5];
    const values = [];
    for (const {x, y, smooth} of this.curves) {
      for (let i = 0; i < x.length; i++) {
        if (x[i] < low || x[i] > high) continue;
        if (this.isDrawn(y[i])) values.push(y[i]);
        if (smooth && this.isDrawn(smooth[i])) values.push(smooth[i]);
      }
    }
    let [bottom, top] = values.length ? limits(values) : [this.log ? 0.1 : 0, 1];
    const up = this.log ? Math.log10 : (y) => y;
    [bottom, top] = [up(bottom), up(top)];
    const room = top > bottom ? (top - bottom) * 0.06 : Math.abs(top) * 0.1 || 0.5;
    [bottom, top] = [bottom - room, top + room];
    Object.assign(this, {low, high, bottom: this.log ? 10 ** bottom : bottom, top: this.log ? 10 ** top : top});
    this.rows = (this.log ? logTicks : ticks)(this.bottom, this.top, this.height / 48);
    const edge = Math.max(PAD.left, 12 + DIGIT * Math.max(...this.rows.map((y) => short(y).length), 0));
    const [wide, tall] = [this.width - edge - PAD.right, this.height - PAD.top - PAD.bottom];
    this.edge = edge;
    this.leftOf = (x) => edge + ((x - low) / (high - low)) * wide;
    this.valueAt = (pixels) => low + ((pixels - edge) / wide) * (high - low);
    this.topOf = (y) => PAD.top + (1 - (up(y) - bottom) / (top - bottom)) * tall;
  }

  isDrawn(y) {
    return Number.isFinite(y) && (!this.log || y > 0);
  }

  frame() {
    const {width, height, axis} = this;
    const base = height - PAD.bottom;
    const rows = this.rows.filter((y) => this.topOf(y) <= base);
    const columns = axis.ticks(this.low, this.high, width / 95);
    return svg(
      "g",
      {},
      rows
        .map((y) => [
          svg("line", {class: "grid", x1: this.edge, x2: width - PAD.right, y1: this.topOf(y), y2: this.topOf(y)}),
          svg("text", {x: this.edge - 7, y: this.topOf(y) + 3.5, "text-anchor": "end"}, short(y)),
        ])
        .flat(),
      svg("line", {class: "axis", x1: this.edge, x2: width - PAD.right, y1: base, y2: base}),
      columns.map((x) => {
        const place = this.leftOf(x);
        const anchor = place > width - 40 ? "end" : place < this.edge + 16 ? "start" : "middle";
        return svg(
          "text",
          {x: anchor === "end" ? width - PAD.right : place, y: height - 8, "text-anchor": anchor},
          axis.text(x, this.high - this.low),
        );
      }),
    );
  }

  /** The path of a curve. It is not continued where the value is no number, or a run began anew. */
  path({x}, y) {
    const back = (this.high - this.low) * 0.01;
    const parts = [];
    let pen = "M";
    for (let i = 0; i < x.length; i++) {
      const isNear = (i + 1 >= x.length || x[i + 1] >= this.low) && (i === 0 || x[i - 1] <= this.high);
      if (!this.isDrawn(y[i]) || !isNear) {
        pen = "M";
        continue;
      }
      if (i && x[i] < x[i - 1] - back) pen = "M";
      parts.push(`${pen}${this.leftOf(x[i]).toFixed(1)} ${this.topOf(y[i]).toFixed(1)}`);
      pen = "L";
    }
    return parts.join("");
  }

  /** A dot for a curve of one point, which has no line. */
  alone({x, y, colour}) {
    if (x.length !== 1 || !this.isDrawn(y[0])) return [];
    return [svg("circle", {cx: this.leftOf(x[0]), cy: this.topOf(y[0]), r: 3.5, style: {fill: colour}})];
  }

  /** Marks for values that are no numbers. */
  odd({x, y, colour}) {
    const found = [];
    for (let i = 0; i < x.length && found.length < 50; i++) {
      if (Number.isFinite(y[i]) || x[i] < this.low || x[i] > this.high) continue;
      const text = Number.isNaN(y[i]) ? "NaN" : y[i] > 0 ? "▲" : "▼";
      found.push(
        svg(
          "text",
          {
            class: "odd",
            x: this.leftOf(x[i]),
            y: y[i] > 0 ? PAD.top + 6 : this.height - PAD.bottom - 4,
            style: {fill: colour},
          },
          text,
        ),
      );
    }
    return found;
  }

  /** Show the values at a place of the horizontal axis. */
  point(x, near = null) {
    this.cursor = x;
    const rows = [];
    for (const curve of this.curves) {
      const i = nearest(curve.x, x);
      if (i < 0 || curve.x[i] < this.low || curve.x[i] > this.high) continue;
      const y = (curve.smooth ?? curve.y)[i];
      rows.push({curve, i, y, place: this.isDrawn(y) ? this.topOf(y) : this.height - PAD.bottom});
    }
    if (!rows.length) return this.left();
    const distance = ({curve, i}) => Math.abs(curve.x[i] - x);
    const best = rows.reduce((a, b) => (distance(b) < distance(a) ? b : a));
    const place = this.leftOf(best.curve.x[best.i]);
    const closest =
      near === null ? null : rows.reduce((a, b) => (Math.abs(b.place - near) < Math.abs(a.place - near) ? b : a));
    this.over.replaceChildren(
      svg("line", {class: "cursor", x1: place, x2: place, y1: PAD.top, y2: this.height - PAD.bottom}),
      ...rows
        .filter(({y}) => this.isDrawn(y))
        .map(({curve, i, place: y}) =>
          svg("circle", {class: "mark", cx: this.leftOf(curve.x[i]), cy: y, r: 4, style: {fill: curve.colour}}),
        ),
    );
    rows.sort((a, b) => a.place - b.place);
    this.tip.show(rows, closest, place, this.width);
  }

  left() {
    Object.assign(this, {cursor: null, start: undefined});
    this.tip.hide();
    this.over?.replaceChildren();
  }

  place(event) {
    const box = this.root.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  grabbed(event) {
    if (event.button) return;
    [this.start] = this.place(event);
    this.root.setPointerCapture(event.pointerId);
  }

  moved(event) {
    const [x, y] = this.place(event);
    if (this.start === undefined || Math.abs(x - this.start) < LEAST_DRAG) return this.point(this.valueAt(x), y);
    const [from, to] = [
      Math.max(Math.min(this.start, x), this.edge),
      Math.min(Math.max(this.start, x), this.width - PAD.right),
    ];
    this.tip.hide();
    this.over.replaceChildren(
      svg("rect", {
        class: "brush",
        x: from,
        width: Math.max(to - from, 0),
        y: PAD.top,
        height: this.height - PAD.top - PAD.bottom,
      }),
    );
  }

  released(event) {
    const [x] = this.place(event);
    const from = this.start;
    this.left();
    if (from === undefined || Math.abs(x - from) < LEAST_DRAG) return;
    const ends = [from, x]
      .sort((a, b) => a - b)
      .map((pixels) => Math.min(Math.max(this.valueAt(pixels), this.low), this.high));
    if (ends[1] > ends[0]) this.zoomed(ends);
  }

  pressed(event) {
    const xs = this.curves[0]?.x ?? [];
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    const factor = {"+": 0.5, "=": 0.5, "-": 2}[event.key];
    if (step && xs.length) {
      const inside = xs.filter((x) => x >= this.low && x <= this.high);
      const i = this.cursor === null ? (step > 0 ? -1 : inside.length) : nearest(inside, this.cursor);
      this.point(inside[Math.min(Math.max(i + step, 0), inside.length - 1)] ?? this.low);
    } else if (factor) {
      const middle = this.cursor ?? (this.low + this.high) / 2;
      const half = ((this.high - this.low) * factor) / 2;
      this.zoomed([middle - half, middle + half]);
    } else if (event.key === "Escape" || event.key === "0") {
      this.zoomed(null);
    } else return;
    event.preventDefault();
  }
}

/** The smallest and the largest of some numbers; nothing of nothing. */
export function limits(numbers) {
  let [low, high] = [Infinity, -Infinity];
  for (const x of numbers) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return low <= high ? [low, high] : [];
}

function nearest(xs, x) {
  let best = -1;
  for (let i = 0; i < xs.length; i++) if (best < 0 || Math.abs(xs[i] - x) < Math.abs(xs[best] - x)) best = i;
  return best;
}
