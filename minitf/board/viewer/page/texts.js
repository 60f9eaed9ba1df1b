// Texts: one card for each tag of each run, with a slider over the newest steps.

import {ask} from "./api.js";
import {card} from "./cards.js";
import {el} from "./dom.js";
import {markdown} from "./markdown.js";
import {slider} from "./slider.js";
import {colourOf, label} from "./state.js";

/** The card of one tag of one run. */
export function textCard({tag, run, title}) {
  const words = el("div", {class: "words", tabindex: 0, role: "region", "aria-label": tag});
  const steps = slider((point) => words.replaceChildren(...shown(point.texts)));
  const root = card(title, {run: label(run), colour: colourOf(run), about: run.tags[tag][3]}, words, steps.root);
  root.dataset.tag = tag;
  return {
    root,
    update: (item) => steps.update(item.run.tags[tag][1], () => ask("texts", {run: item.run.number, tag})),
  };
}

/** A text; or a table of them, a row for each of the outer axis. */
function shown(texts) {
  if (!Array.isArray(texts)) return markdown(texts);
  const cells = (row) => (Array.isArray(row) ? row : [row]).map((text) => el("td", {}, shown(text)));
  return [
    el(
      "table",
      {},
      el(
        "tbody",
        {},
        texts.map((row) => el("tr", {}, cells(row))),
      ),
    ),
  ];
}
