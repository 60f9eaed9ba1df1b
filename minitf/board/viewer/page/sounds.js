// Sounds: one card for each tag of each run, with a slider over the steps.

import {address, ask} from "./api.js";
import {card} from "./cards.js";
import {el} from "./dom.js";
import {slider} from "./slider.js";
import {colourOf, label} from "./state.js";

/** The card of one tag of one run. */
export function soundCard({tag, run, title}) {
  const players = el("div");
  const steps = slider((point) =>
    players.replaceChildren(
      ...Array.from({length: Math.min(point.count, 8)}, (_, item) =>
        el("audio", {
          controls: true,
          preload: "metadata",
          "aria-label": `${tag}, step ${point.step}, number ${item + 1}`,
          src: address("blob", {run: run.number, tag, which: point.which, item}),
        }),
      ),
    ),
  );
  const root = card(title, {run: label(run), colour: colourOf(run), about: run.tags[tag][3]}, players, steps.root);
  root.dataset.tag = tag;
  return {
    root,
    update: (item) => steps.update(item.run.tags[tag][1], () => ask("steps", {run: item.run.number, tag})),
  };
}
