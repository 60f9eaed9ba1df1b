// How a variable moves when its gradient is known: with the settings that the model was compiled with.

// Down the slope.
class SGD {
  constructor({ learning_rate: rate = 0.01 }) {
    this.rate = rate;
  }

  apply(variables) {
    for (const { data, gradient } of variables) gradient.forEach((g, i) => { data[i] -= this.rate * g; });
  }
}

// Steps of about the same size for all, from moving averages of the gradient and of its square.
class Adam {
  constructor({ learning_rate: rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 }) {
    Object.assign(this, { rate, beta1, beta2, epsilon, steps: 0, averages: new Map() });
  }

  apply(variables) {
    this.steps += 1;
    const size = this.rate * Math.sqrt(1 - this.beta2 ** this.steps) / (1 - this.beta1 ** this.steps);
    for (const { name, data, gradient } of variables) {
      if (!this.averages.has(name)) this.averages.set(name, [data.map(() => 0), data.map(() => 0)]);
      const [mean, square] = this.averages.get(name);
      gradient.forEach((g, i) => {
        mean[i] += (1 - this.beta1) * (g - mean[i]);
        square[i] += (1 - this.beta2) * (g * g - square[i]);
        data[i] -= size * mean[i] / (Math.sqrt(square[i]) + this.epsilon);
      });
    }
  }
}

// The optimizer that a model file asks for; Adam, where it asks for none or for one that is not here.
export function optimizerOf(trainingConfig) {
  const { class_name: name, config = {} } = trainingConfig?.optimizer_config ?? {};
  return name === "SGD" ? new SGD(config) : new Adam(name === "Adam" ? config : {});
}
