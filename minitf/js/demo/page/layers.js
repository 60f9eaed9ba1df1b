// The layers that this page knows: what each computes, and how it passes gradients back. Read network.js next.
//
// A tensor is {shape, data}, its numbers in a Float32Array, the last axis fastest. The first axis counts examples.
// A variable is a tensor that is learnt; it has a `gradient` of the same length besides, to which `backward` adds.

export function zeros(shape) {
  return { shape, data: new Float32Array(shape.reduce((product, size) => product * size, 1)) };
}

// y = x k + b.   x: [N, inputs] -> [N, units]
export class Dense {
  constructor(config, { kernel, bias }) {
    Object.assign(this, { kernel, bias });
  }

  forward(x) {
    const [inputs, units] = this.kernel.shape;
    const y = zeros([x.shape[0], units]);
    for (let n = 0; n < x.shape[0]; n++) {
      for (let i = 0; i < inputs; i++) {
        for (let u = 0; u < units; u++) {
          y.data[n * units + u] += x.data[n * inputs + i] * this.kernel.data[i * units + u];
        }
      }
    }
    this.x = x;
    return addBias(y, this.bias);
  }

  backward(dy) {
    const [inputs, units] = this.kernel.shape;
    const dx = zeros(this.x.shape);
    for (let n = 0; n < dy.shape[0]; n++) {
      for (let i = 0; i < inputs; i++) {
        for (let u = 0; u < units; u++) {
          const gradient = dy.data[n * units + u];
          dx.data[n * inputs + i] += gradient * this.kernel.data[i * units + u];
          this.kernel.gradient[i * units + u] += gradient * this.x.data[n * inputs + i];
        }
      }
    }
    addBiasGradient(dy, this.bias);
    return dx;
  }
}

// A small Dense for each window of an image.   x: [N, H, W, C] -> [N, H', W', filters]
export class Conv2D {
  constructor(config, { kernel, bias }) {
    Object.assign(this, { kernel, bias, config });
  }

  forward(x) {
    const [, , channels, filters] = this.kernel.shape;
    const windows = windowsOf(x.shape, this.config.kernel_size, this.config);
    const y = zeros([x.shape[0], ...windows.shape, filters]);
    eachTap(x, y, windows, (from, to, tap) => {
      for (let c = 0; c < channels; c++) {
        const value = x.data[from + c];
        const row = (tap * channels + c) * filters;
        for (let f = 0; f < filters; f++) y.data[to + f] += value * this.kernel.data[row + f];
      }
    });
    Object.assign(this, { x, windows });
    return addBias(y, this.bias);
  }

  backward(dy) {
    const [, , channels, filters] = this.kernel.shape;
    const dx = zeros(this.x.shape);
    eachTap(this.x, dy, this.windows, (from, to, tap) => {
      for (let c = 0; c < channels; c++) {
        const value = this.x.data[from + c];
        const row = (tap * channels + c) * filters;
        for (let f = 0; f < filters; f++) {
          dx.data[from + c] += dy.data[to + f] * this.kernel.data[row + f];
          this.kernel.gradient[row + f] += dy.data[to + f] * value;
        }
      }
    });
    addBiasGradient(dy, this.bias);
    return dx;
  }
}

// The largest value of each window.   x: [N, H, W, C] -> [N, H', W', C]
export class MaxPooling2D {
  constructor(config) {
    this.config = config;
  }

  forward(x) {
    const windows = windowsOf(x.shape, this.config.pool_size, this.config);
    const channels = x.shape[3];
    const y = zeros([x.shape[0], ...windows.shape, channels]);
    y.data.fill(-Infinity);
    this.winners = new Int32Array(y.data.length);
    eachTap(x, y, windows, (from, to) => {
      for (let c = 0; c < channels; c++) {
        if (x.data[from + c] > y.data[to + c]) {
          y.data[to + c] = x.data[from + c];
          this.winners[to + c] = from + c;
        }
      }
    });
    this.shape = x.shape;
    return y;
  }

  backward(dy) {
    const dx = zeros(this.shape);
    dy.data.forEach((value, i) => { dx.data[this.winners[i]] += value; });
    return dx;
  }
}

// The same numbers in one row for each example.
export class Flatten {
  forward(x) {
    this.shape = x.shape;
    return { shape: [x.shape[0], x.data.length / x.shape[0]], data: x.data };
  }

  backward(dy) {
    return { shape: this.shape, data: dy.data };
  }
}

// In training, some numbers are dropped by chance, and the others grow to make up for them.
export class Dropout {
  constructor(config) {
    this.rate = config.rate;
  }

  forward(x, training) {
    const keep = () => (Math.random() < this.rate ? 0 : 1 / (1 - this.rate));
    this.factors = training ? x.data.map(keep) : null;
    return this.factors ? { shape: x.shape, data: x.data.map((v, i) => v * this.factors[i]) } : x;
  }

  backward(dy) {
    return { shape: dy.shape, data: dy.data.map((d, i) => d * this.factors[i]) };
  }
}

// A function of each number: its value, and its slope where the value is y.
const FUNCTIONS = {
  relu: { value: (v) => Math.max(v, 0), slope: (y) => (y > 0 ? 1 : 0) },
  tanh: { value: Math.tanh, slope: (y) => 1 - y * y },
  sigmoid: { value: (v) => 1 / (1 + Math.exp(-v)), slope: (y) => y * (1 - y) },
};

export class Activation {
  constructor(config) {
    this.function = FUNCTIONS[config.activation];
  }

  static knows(name) {
    return name in FUNCTIONS;
  }

  forward(x) {
    this.y = { shape: x.shape, data: x.data.map(this.function.value) };
    return this.y;
  }

  backward(dy) {
    return { shape: dy.shape, data: dy.data.map((d, i) => d * this.function.slope(this.y.data[i])) };
  }
}

// ---- what they share --------------------------------------------------------------------------------------------

function addBias(y, bias) {
  if (bias) y.data.forEach((_, i) => { y.data[i] += bias.data[i % bias.data.length]; });
  return y;
}

function addBiasGradient(dy, bias) {
  if (bias) dy.data.forEach((value, i) => { bias.gradient[i % bias.data.length] += value; });
}

// Where windows lie in an image: for each, the pixels that are inside, and the place in the window that they take.
function windowsOf([, height, width], [rows, columns], { strides, padding }) {
  const [down, above] = along(height, rows, strides[0], padding);
  const [across, left] = along(width, columns, strides[1], padding);
  const taps = [];
  for (let i = 0; i < down * across * rows * columns; i++) {
    const [column, row] = [i % columns, Math.floor(i / columns) % rows];
    const window = Math.floor(i / (rows * columns));
    const y = Math.floor(window / across) * strides[0] + row - above;
    const x = (window % across) * strides[1] + column - left;
    if (y >= 0 && y < height && x >= 0 && x < width) {
      taps.push([y * width + x, window, row * columns + column]);
    }
  }
  return { shape: [down, across], taps };
}

// How many windows fit along an axis, and how far the first one begins before it.
function along(size, window, stride, padding) {
  if (padding !== "same") return [Math.ceil((size - window + 1) / stride), 0];
  const count = Math.ceil(size / stride);
  return [count, Math.max(0, (count - 1) * stride + window - size) >> 1];
}

// Calls visit(place in x, place in y, place in the window) for each pixel of each window of each image.
function eachTap(x, y, { shape: [down, across], taps }, visit) {
  const [count, height, width, channels] = x.shape;
  const filters = y.shape[3];
  for (let n = 0; n < count; n++) {
    for (const [pixel, window, tap] of taps) {
      visit((n * height * width + pixel) * channels, (n * down * across + window) * filters, tap);
    }
  }
}
