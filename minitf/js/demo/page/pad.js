// The pad: a canvas on which strokes are drawn, by mouse, pen, finger or keyboard.

import { drawStrokes } from "./picture.js";

const STEP = 1 / 16; // of the pad, for a press of an arrow key
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Pad {
  // changed: called with the strokes after each change. Places are numbers from 0 to 1, from the left and the top.
  constructor(canvas, changed) {
    Object.assign(this, { canvas, changed, strokes: [], cursor: null, isDown: false });
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("blur", () => this.lift());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    this.draw();
  }

  clear() {
    this.strokes = [];
    this.isDown = false;
    this.update();
  }

  undo() {
    this.strokes.pop();
    this.isDown = false;
    this.update();
  }

  press(event) {
    if (event.button !== 0) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.cursor = null;
    this.strokes.push([this.place(event)]);
    this.update();
  }

  move(event) {
    if (!this.canvas.hasPointerCapture(event.pointerId)) return;
    const events = event.getCoalescedEvents?.() ?? [];
    for (const each of events.length ? events : [event]) this.strokes.at(-1).push(this.place(each));
    this.update();
  }

  place(event) {
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  key(event) {
    if (event.key === " ") {
      this.isDown = !this.isDown;
      this.cursor ??= [0.5, 0.2];
      if (this.isDown) this.strokes.push([this.cursor]);
    } else if (event.key in ARROWS) {
      const inside = (value) => Math.min(1, Math.max(0, value));
      this.cursor = (this.cursor ?? [0.5, 0.2]).map((value, axis) => inside(value + STEP * ARROWS[event.key][axis]));
      if (this.isDown) this.strokes.at(-1).push(this.cursor);
    } else {
      return;
    }
    event.preventDefault();
    this.update();
  }

  lift() {
    this.isDown = false;
    this.cursor = null;
    this.draw();
  }

  update() {
    this.draw();
    this.changed(this.strokes);
  }

  draw() {
    const size = this.canvas.width;
    const pen = this.canvas.getContext("2d");
    pen.clearRect(0, 0, size, size);
    pen.strokeStyle = getComputedStyle(this.canvas).color;
    const placed = this.strokes.map((stroke) => stroke.map(([x, y]) => [x * size, y * size]));
    drawStrokes(pen, placed, size * 0.06);
    if (!this.cursor) return;
    pen.beginPath();
    pen.arc(this.cursor[0] * size, this.cursor[1] * size, size * 0.045, 0, 2 * Math.PI);
    Object.assign(pen, { lineWidth: 4, strokeStyle: this.isDown ? "#1f8a4c" : "#d08a00" });
    pen.stroke();
  }
}
