// Reads a model as TensorFlow.js keeps it, and writes one: model.json, and files with the bytes of the weights.

import { zeros } from "./layers.js";

const WIDTHS = { float32: 4, int32: 4, uint16: 2, float16: 2, uint8: 1, bool: 1 };

// {document, arrays}: model.json, and its weights, name -> tensor. What belongs to the optimizer is left out.
export async function loadModel(address) {
  const document = await (await loaded(address)).json();
  const arrays = {};
  for (const { paths, weights } of document.weightsManifest) {
    const files = paths.map(async (path) => (await loaded(new URL(path, address))).arrayBuffer());
    readWeights(joined(await Promise.all(files)), weights, arrays);
  }
  return { document, arrays };
}

async function loaded(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw Error(`${new URL(address).pathname}: ${answer.status} ${answer.statusText}`);
  return answer;
}

function joined(buffers) {
  const whole = new Uint8Array(buffers.reduce((size, buffer) => size + buffer.byteLength, 0));
  let place = 0;
  for (const buffer of buffers) {
    whole.set(new Uint8Array(buffer), place);
    place += buffer.byteLength;
  }
  return new DataView(whole.buffer);
}

// The bytes of all arrays stand one after the other.
export function readWeights(view, entries, arrays) {
  let place = 0;
  for (const { name, shape, dtype, quantization, group } of entries) {
    const kind = quantization?.dtype ?? dtype;
    if (!(kind in WIDTHS)) throw Error(`This page does not know the numbers of ${name}: ${kind}.`);
    const tensor = zeros(shape);
    for (let i = 0; i < tensor.data.length; i++, place += WIDTHS[kind]) {
      tensor.data[i] = numberAt(view, place, kind, quantization);
    }
    if (group !== "optimizer") arrays[name] = tensor;
  }
  if (place !== view.byteLength) throw Error(`The weights have ${place} bytes, their files ${view.byteLength}.`);
}

function numberAt(view, place, kind, quantization) {
  if (kind === "float32") return view.getFloat32(place, true);
  if (kind === "int32") return view.getInt32(place, true);
  if (kind === "float16") return half(view.getUint16(place, true));
  const whole = kind === "uint16" ? view.getUint16(place, true) : view.getUint8(place);
  return quantization ? quantization.min + quantization.scale * whole : whole;
}

// A number in two bytes: a sign, 5 bits of exponent, 10 of fraction.
export function half(bits) {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return exponent === 31 ? (fraction ? NaN : sign * Infinity) : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

// The two files of a model with these variables: [name, content], as float32.
export function modelFiles(document, variables, name) {
  const path = `${name}.weights.bin`;
  const weights = variables.map((variable) => ({ name: variable.name, shape: variable.shape, dtype: "float32" }));
  const written = { ...document, generatedBy: "minitf js demo", weightsManifest: [{ paths: [path], weights }] };
  return [["model.json", JSON.stringify(written)], [path, bytesOf(variables)]];
}

function bytesOf(variables) {
  const count = variables.reduce((sum, { data }) => sum + data.length, 0);
  const view = new DataView(new ArrayBuffer(4 * count));
  let place = 0;
  for (const { data } of variables) {
    for (const number of data) {
      view.setFloat32(place, number, true);
      place += 4;
    }
  }
  return view.buffer;
}
