// The page: what is drawn goes to the model, its answer to the bars; labelled digits are examples to learn from.

import { best, countRight, lossOf, train } from "./lessons.js";
import { loadModel, modelFiles } from "./model_file.js";
import { networkOf } from "./network.js";
import { optimizerOf } from "./optimizers.js";
import { Pad } from "./pad.js";
import { pictureOf, show } from "./picture.js";

const find = (id) => document.getElementById(id);
const page = {
  file: null, network: null, optimizer: null, // the model: as loaded, and as it is now
  others: [], unseen: [], examples: [], // digits: of others to learn from, of others to measure with, and yours
  picture: null, busy: false,
};
let pad = null;

async function start() {
  try {
    page.file = await loadModel(new URL("model/model.json", location));
    restore();
    await loadDigits();
    makeBars();
    makeLabels();
    pad = new Pad(find("pad"), read);
    listen();
    const count = page.network.variables.reduce((sum, { data }) => sum + data.length, 0);
    find("about").textContent = `A model of ${count.toLocaleString("en")} numbers, in this page alone.`;
    document.documentElement.dataset.ready = "";
  } catch (error) {
    find("about").textContent = `This does not work: ${error.message}`;
  }
}

// The model as it is in its file.
function restore() {
  const arrays = Object.fromEntries(Object.entries(page.file.arrays).map(
    ([name, { shape, data }]) => [name, { shape, data: data.slice() }]));
  page.network = networkOf(page.file.document.modelTopology, arrays);
  page.optimizer = optimizerOf(page.file.document.trainingConfig);
}

// Digits of other people, where the server has some of this size.
async function loadDigits() {
  const answer = await fetch("digits.json");
  if (!answer.ok) return;
  const { seen, unseen } = await answer.json();
  const examples = ({ pictures, labels }) => pictures.map((picture, i) => ({ picture, label: labels[i] }));
  Object.assign(page, { others: examples(seen), unseen: examples(unseen) });
}

// ---- reading ----------------------------------------------------------------------------------------------------

function read(strokes) {
  page.picture = strokes.length ? pictureOf(strokes, page.network.shape) : null;
  const [height, width] = page.network.shape;
  show(find("seen"), page.picture ?? { shape: [1, height, width], data: new Float32Array(height * width) });
  const answer = page.picture && page.network.answer(page.picture);
  find("answer").textContent = answer ? best(answer) : "nothing yet";
  const isBest = (digit) => answer && best(answer) === digit;
  [...find("bars").children].forEach((bar, digit) => showBar(bar, answer?.data[digit] ?? 0, isBest(digit)));
  for (const button of find("labels").children) button.disabled = !answer || page.busy;
}

function makeBars() {
  const classes = page.network.layers.findLast((layer) => layer.kernel).kernel.shape.at(-1);
  for (let digit = 0; digit < classes; digit++) {
    const bar = element("li");
    bar.append(element("b", { textContent: digit }), element("span", { className: "bar" }), element("small"));
    find("bars").append(bar);
    showBar(bar, 0, false);
  }
}

function showBar(bar, probability, isBest) {
  bar.classList.toggle("best", Boolean(isBest));
  bar.querySelector(".bar").style.setProperty("--part", probability);
  bar.querySelector("small").textContent = `${(100 * probability).toFixed(probability > 0.0995 ? 0 : 1)} %`;
}

// ---- examples ---------------------------------------------------------------------------------------------------

function makeLabels() {
  [...find("bars").children].forEach((_, digit) => {
    const button = element("button", { type: "button", textContent: digit, disabled: true });
    button.onclick = () => addExample(digit);
    find("labels").append(button);
  });
}

function addExample(label) {
  if (!page.picture || page.busy) return;
  page.examples.push({ picture: page.picture.data, label });
  pad.clear();
  showExamples();
}

function showExamples() {
  find("examples").replaceChildren(...page.examples.map((example, i) => {
    const canvas = element("canvas");
    show(canvas, { shape: [1, ...page.network.shape], data: example.picture });
    const button = element("button", { type: "button", title: `Take this ${example.label} away`, disabled: page.busy });
    button.onclick = () => {
      page.examples.splice(i, 1);
      showExamples();
    };
    button.append(canvas, element("b", { textContent: example.label }));
    const item = element("li");
    item.append(button);
    return item;
  }));
  const count = page.examples.length;
  find("train").disabled = !count || page.busy;
  if (count) tell(`${count} ${count === 1 ? "example" : "examples"} of yours. Draw more, or train.`);
}

// ---- training ---------------------------------------------------------------------------------------------------

async function trainOn() {
  const before = scores();
  const losses = [];
  setBusy(true);
  await train(page.network, page.optimizer, page.examples, page.others, (round, rounds, loss) => {
    losses.push(loss);
    tell(`Round ${round} of ${rounds}: the loss is ${loss.toFixed(3)}.`);
    showLosses(losses);
  });
  setBusy(false);
  for (const id of ["reset", "download"]) find(id).disabled = false;
  tell("Trained. Draw again!");
  showScores(before, scores());
}

function setBusy(busy) {
  page.busy = busy;
  for (const id of ["train", "reset", "download"]) find(id).disabled = busy;
  showExamples();
  read(pad.strokes);
}

function scores() {
  const parts = Object.entries({ yours: page.examples, "others', new to it": page.unseen });
  return parts.filter(([, examples]) => examples.length).flatMap(([name, examples]) => [
    [`${name}: right`, `${countRight(page.network, examples)} of ${examples.length}`],
    [`${name}: loss`, lossOf(page.network, examples).toFixed(3)],
  ]);
}

function showScores(before, now) {
  find("scores").hidden = false;
  find("scores").tBodies[0].replaceChildren(...now.map(([name, score], i) => {
    const row = element("tr");
    const head = element("th", { scope: "row", textContent: name });
    row.append(head, ...[before[i][1], score].map((textContent) => element("td", { textContent })));
    return row;
  }));
}

function showLosses(losses) {
  const most = Math.max(...losses);
  const place = (loss, i) => `${4 + (292 * i) / Math.max(1, losses.length - 1)},${56 - (52 * loss) / most}`;
  const points = losses.map(place);
  find("losses").removeAttribute("hidden");
  find("losses").firstElementChild.setAttribute("points", points.join(" "));
}

function forget() {
  restore();
  find("reset").disabled = find("download").disabled = true;
  find("scores").hidden = true;
  find("losses").setAttribute("hidden", "");
  tell("The model is again as it was in its file. Your examples are still there.");
  read(pad.strokes);
}

// The two files, as downloads: they load with minitf.js.load_keras_model, and with tf.loadLayersModel.
function download() {
  for (const [name, content] of modelFiles(page.file.document, page.network.variables, "model")) {
    const link = element("a", { download: name, href: URL.createObjectURL(new Blob([content])) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}

// ---- the rest ---------------------------------------------------------------------------------------------------

function listen() {
  Object.assign(find("clear"), { onclick: () => pad.clear() });
  Object.assign(find("undo"), { onclick: () => pad.undo() });
  Object.assign(find("train"), { onclick: trainOn });
  Object.assign(find("reset"), { onclick: forget });
  Object.assign(find("download"), { onclick: download });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(event.key) && event.key < find("labels").children.length) addExample(Number(event.key));
    if (event.key === "Backspace" || event.key === "Escape") pad.clear();
  });
}

function tell(text) {
  find("progress").textContent = text;
}

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

start();
