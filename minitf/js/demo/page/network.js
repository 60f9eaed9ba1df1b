// A model: layers in a row. It answers, and it learns. Read model_file.js next, where models come from.

import { Activation, Conv2D, Dense, Dropout, Flatten, MaxPooling2D, zeros } from "./layers.js";

const LAYERS = { Activation, Conv2D, Dense, Dropout, Flatten, MaxPooling2D };

export class Network {
  // layers: from layers.js.   variables: all that is learnt, with names.   shape: of one input.
  constructor(layers, variables, shape) {
    Object.assign(this, { layers, variables, shape });
  }

  // The probability of each class.   x: [N, ...] -> [N, classes]
  answer(x) {
    return softmax(this.layers.reduce((values, layer) => layer.forward(values, false), x));
  }

  // Learns from a few examples at once, and returns the mean loss before.
  // labels: N numbers of classes
  learn(x, labels, optimizer) {
    const y = softmax(this.layers.reduce((values, layer) => layer.forward(values, true), x));
    const classes = y.shape[1];
    let loss = 0;
    labels.forEach((label, n) => {
      loss -= Math.log(Math.max(y.data[n * classes + label], 1e-7)) / labels.length;
      y.data[n * classes + label] -= 1; // the slope of the loss: what was said, less what is right
    });
    const dy = { shape: y.shape, data: y.data.map((value) => value / labels.length) };
    for (const variable of this.variables) variable.gradient.fill(0);
    this.layers.reduceRight((values, layer) => layer.backward(values), dy);
    optimizer.apply(this.variables);
    return loss;
  }
}

// Each row as positive numbers whose sum is 1.
export function softmax(x) {
  const classes = x.shape[1];
  const y = zeros(x.shape);
  for (let n = 0; n < x.shape[0]; n++) {
    const row = x.data.subarray(n * classes, (n + 1) * classes);
    const largest = Math.max(...row);
    const powers = row.map((value) => Math.exp(value - largest));
    const sum = powers.reduce((total, value) => total + value, 0);
    powers.forEach((value, i) => { y.data[n * classes + i] = value / sum; });
  }
  return y;
}

// The network that a model file describes.   arrays: name -> tensor
export function networkOf(topology, arrays) {
  const model = topology.model_config ?? topology;
  const configs = model.config.layers ?? model.config;
  const unknown = configs.filter((layer) => !isKnown(layer, layer === configs.at(-1)));
  if (model.class_name !== "Sequential") throw Error(`This page needs a Sequential model, not ${model.class_name}.`);
  if (unknown.length) throw Error(`This page does not know ${unknown.map(described).join(", ")}.`);
  const variables = Object.entries(arrays).map(([name, tensor]) => (
    { name, ...tensor, gradient: new Float32Array(tensor.data.length) }));
  const shape = configs.map((layer) => layer.config.batch_input_shape).find(Boolean).slice(1);
  return new Network(configs.flatMap((layer) => layersOf(layer, variables)), variables, shape);
}

function isKnown({ class_name: name, config }, isLast) {
  const { activation = "linear", dilation_rate: dilation = [1], data_format: format } = config;
  const isPlain = activation === "linear" || Activation.knows(activation) || (isLast && activation === "softmax");
  return name === "InputLayer" || (name in LAYERS && isPlain && dilation[0] === 1 && format !== "channels_first");
}

function described({ class_name: name, config }) {
  return `${name} "${config.name}"${config.activation ? ` with ${config.activation}` : ""}`;
}

// One layer of the file is one or two here: its activation is a layer of its own. The last softmax is in the network.
function layersOf({ class_name: name, config }, variables) {
  const own = (part) => variables.find((variable) => variable.name === `${config.name}/${part}`);
  const isActive = Activation.knows(config.activation);
  const made = name === "InputLayer" || name === "Activation" ? [] :
    [new LAYERS[name](config, { kernel: own("kernel"), bias: own("bias") })];
  return isActive ? [...made, new Activation(config)] : made;
}
