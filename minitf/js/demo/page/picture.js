// From strokes to what the model sees: a small grey picture, made as those were that it has learnt from.
//
// They were forms, filled in by hand and scanned as 32 x 32 black and white pixels. Each digit was scaled to the full
// height, and each grey pixel says how many of 4 x 4 were black.

import { zeros } from "./layers.js";

const FINE = 4; // black or white pixels along one grey one
const PEN = 0.11; // width of a line, as a part of the height

// strokes: lists of [x, y].   shape: [H, W, 1] of one input.   A tensor [1, H, W, 1] with numbers from 0 to 1
export function pictureOf(strokes, shape) {
  const [height, width] = shape;
  const fine = drawn(fitted(strokes, width * FINE, height * FINE), width * FINE, height * FINE);
  const picture = zeros([1, height, width, 1]);
  for (let i = 0; i < fine.length; i++) {
    const [y, x] = [Math.floor(i / (width * FINE) / FINE), Math.floor((i % (width * FINE)) / FINE)];
    picture.data[y * width + x] += fine[i] / FINE ** 2;
  }
  return picture;
}

// The strokes, moved and scaled to fill a box but for half a line at each end; they keep their proportions.
export function fitted(strokes, width, height) {
  const points = strokes.flat();
  const [left, right, top, bottom] = [0, 1].flatMap((axis) => {
    const values = points.map((point) => point[axis]);
    return [Math.min(...values), Math.max(...values)];
  });
  const room = [width - PEN * height, height - PEN * height];
  const scale = Math.min(room[0] / (right - left || 1e-9), room[1] / (bottom - top || 1e-9), width * 4);
  const moved = (value, low, high, size) => size / 2 + scale * (value - (low + high) / 2);
  return strokes.map((stroke) => stroke.map(
    ([x, y]) => [moved(x, left, right, width), moved(y, top, bottom, height)]));
}

// 1 where a pixel is black, 0 where it is white.
function drawn(strokes, width, height) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  drawStrokes(pen, strokes, PEN * height);
  const { data } = pen.getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height }, (_, i) => (data[4 * i + 3] > 127 ? 1 : 0));
}

export function drawStrokes(pen, strokes, lineWidth) {
  Object.assign(pen, { lineWidth, lineCap: "round", lineJoin: "round" });
  for (const [first, ...others] of strokes) {
    pen.beginPath();
    pen.moveTo(...first);
    for (const point of others.length ? others : [first]) pen.lineTo(...point);
    pen.stroke();
  }
}

// Shows a picture on a canvas, one pixel each.
export function show(canvas, { shape: [, height, width], data }) {
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  const image = pen.createImageData(width, height);
  data.forEach((value, i) => image.data.set([255, 255, 255, 255].fill(255 * (1 - value), 0, 3), 4 * i));
  pen.putImageData(image, 0, 0);
}
