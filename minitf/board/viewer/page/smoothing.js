// Smoothing a line.

/**
 * The exponential moving average, with the weight of the past in [0, 1). As in the Adam optimizer the first values are
 * divided by the sum of their weights, since otherwise the average would begin at zero. A line that does not change
 * stays as it is; what is no number is left out of the average.
 */
export function smoothed(y, weight) {
  if (y.every((x) => x === y[0])) return y;
  let [average, total] = [0, 0];
  return y.map((x) => {
    if (!Number.isFinite(x)) return x;
    average = average * weight + (1 - weight) * x;
    total = total * weight + (1 - weight);
    return average / total;
  });
}
