// Pictures: one card for each tag of each run, with a slider over the steps.

import {address, ask} from "./api.js";
import {card} from "./cards.js";
import {el} from "./dom.js";
import {slider} from "./slider.js";
import {colourOf, label, tagsOf} from "./state.js";

/** What a tab with one card for each tag of each run shows. */
export const perRun = (plugin) => () =>
  [...tagsOf(plugin)].flatMap(([tag, runs]) => runs.map((run) => ({key: `${run.number} ${tag}`, tag, run})));

/** The card of one tag of one run. */
export function imageCard({tag, run, title}) {
  const pictures = el("div", {class: "pictures"});
  const steps = slider((point) => {
    const shown = Array.from({length: Math.min(point.count, 16)}, (_, item) => {
      const source = address("blob", {run: run.number, tag, which: point.which, item});
      const name = `${tag}, step ${point.step}, number ${item + 1}`;
      return el(
        "button",
        {type: "button", "aria-label": `${name}: show in full size`, onclick: () => enlarge(source, name)},
        picture(source, name),
      );
    });
    pictures.replaceChildren(...shown);
  });
  const root = card(title, {run: label(run), colour: colourOf(run), about: run.tags[tag][3]}, pictures, steps.root);
  root.dataset.tag = tag;
  return {
    root,
    update: (item) => steps.update(item.run.tags[tag][1], () => ask("steps", {run: item.run.number, tag})),
  };
}

function picture(source, name) {
  const image = el("img", {
    src: source,
    alt: name,
    loading: "lazy",
    decoding: "async",
    onload: () => {
      image.classList.toggle("fine", image.naturalWidth > 200); // small ones are shown with their pixels
      image.title = `${image.naturalWidth} × ${image.naturalHeight}`;
    },
    onerror: () => image.replaceWith(el("span", {class: "problem"}, "This picture cannot be shown.")),
  });
  return image;
}

/** The picture as it is, in a window of its own. */
function enlarge(source, name) {
  const close = el("button", {class: "plain", "aria-label": "Close", onclick: () => dialog.close()}, "✕");
  const dialog = el(
    "dialog",
    {onclose: () => dialog.remove(), onclick: (event) => event.target === dialog && dialog.close()},
    el("div", {class: "bar"}, name, close),
    el("div", {class: "whole"}, picture(source, name)),
  );
  document.body.append(dialog);
  dialog.showModal();
}
