// Training on one's own digits, and what it does to those of others.
//
// A model that learns a few new examples alone soon forgets the old ones. So each round mixes yours with some of the
// digits that it has learnt from, which the server gives along.

import { zeros } from "./layers.js";

const ROUNDS = 20;
const BATCH = 32;
const FEWEST = 16; // of yours in a round: a few examples come several times
const OTHERS = 3; // of others, for each of yours

// Trains for some rounds; calls told(round, rounds, loss) after each, and lets the page breathe.
// examples, others: lists of {picture, label}, pictures as numbers of one input.
export async function train(network, optimizer, examples, others, told) {
  const yours = Array(Math.ceil(FEWEST / examples.length)).fill(examples).flat();
  for (let round = 1; round <= ROUNDS; round++) {
    const mixed = shuffled([...yours, ...shuffled(others).slice(0, OTHERS * yours.length)]);
    let loss = 0;
    for (let start = 0; start < mixed.length; start += BATCH) {
      const batch = mixed.slice(start, start + BATCH);
      const labels = batch.map(({ label }) => label);
      loss += network.learn(stacked(batch, network.shape), labels, optimizer) * (batch.length / mixed.length);
    }
    told(round, ROUNDS, loss);
    await new Promise((go) => { setTimeout(go); });
  }
}

// How many of them are read rightly.
export function countRight(network, examples) {
  if (!examples.length) return 0;
  const answers = network.answer(stacked(examples, network.shape));
  return examples.filter(({ label }, n) => best(answers, n) === label).length;
}

// The mean loss: how little the model expects what is right.
export function lossOf(network, examples) {
  const { shape: [, classes], data } = network.answer(stacked(examples, network.shape));
  const losses = examples.map(({ label }, n) => -Math.log(Math.max(data[n * classes + label], 1e-7)));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

// The most probable class of example n.
export function best({ shape: [, classes], data }, n = 0) {
  const row = data.subarray(n * classes, (n + 1) * classes);
  return row.indexOf(Math.max(...row));
}

function stacked(examples, shape) {
  const x = zeros([examples.length, ...shape]);
  examples.forEach(({ picture }, n) => x.data.set(picture, n * picture.length));
  return x;
}

function shuffled(list) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}
