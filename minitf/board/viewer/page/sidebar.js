// Beside the cards: which tags and runs are shown, and how.

import {choice, el, settled} from "./dom.js";
import {change, colourOf, label, matcher, natural, runs, state} from "./state.js";

const side = document.getElementById("side");
const list = el("ul", {class: "runs"});
const notes = el("div", {class: "notes", role: "note"});
const folder = el("p", {class: "folder"});
const sections = {};

/** Draws what changed. The fields are made once, so that nobody loses his place while he types. */
export function drawSide(names) {
  if (!side.children.length) build();
  sections.scalars.style.display = state.tab === "scalars" ? "" : "none";
  sections.histograms.style.display = state.tab === "histograms" ? "" : "none";
  if (names.some((name) => ["index", "hidden", "runFilter"].includes(name))) drawRuns();
  notes.replaceChildren(...state.index.notes.map((text) => el("p", {}, text)));
  notes.style.display = state.index.notes.length ? "" : "none";
  folder.textContent = state.index.logdir;
}

function build() {
  const search = (label, place, name) =>
    el("input", {
      type: "search",
      placeholder: place,
      "aria-label": label,
      autocomplete: "off",
      spellcheck: "false",
      oninput: settled((event) => change({[name]: event.target.value})),
    });
  sections.scalars = el(
    "section",
    {},
    el("h2", {}, "Lines"),
    smoothing(),
    el(
      "div",
      {class: "setting"},
      el("span", {}, "Horizontal axis"),
      choice(
        "Horizontal axis",
        [
          ["step", "Step"],
          ["relative", "Relative"],
          ["wall", "Wall"],
        ],
        state.axis,
        (axis) => change({axis}),
      ),
    ),
    el(
      "label",
      {class: "check"},
      el("input", {type: "checkbox", checked: state.log, onchange: (event) => change({log: event.target.checked})}),
      "Logarithmic values",
    ),
  );
  sections.histograms = el(
    "section",
    {},
    el("h2", {}, "Histograms"),
    choice(
      "Form",
      [
        ["offset", "Offset"],
        ["overlay", "Overlay"],
        ["spread", "Spread"],
      ],
      state.histogram,
      (histogram) => change({histogram}),
    ),
  );
  side.append(
    el(
      "section",
      {},
      el("h2", {}, "Tags"),
      search("Filter tags by a regular expression", "Filter tags (regex)", "filter"),
    ),
    sections.scalars,
    sections.histograms,
    el(
      "section",
      {},
      el("h2", {}, "Runs", el("button", {type: "button", onclick: toggleAll}, "all / none")),
      search("Filter runs by a regular expression", "Filter runs (regex)", "runFilter"),
      list,
    ),
    notes,
    folder,
  );
}

function smoothing() {
  const shown = el("output", {}, state.smoothing.toFixed(2));
  const range = el("input", {
    type: "range",
    min: 0,
    max: 0.99,
    step: 0.01,
    value: state.smoothing,
    id: "smoothing",
    oninput: (event) => {
      shown.textContent = Number(event.target.value).toFixed(2);
      change({smoothing: Number(event.target.value)});
    },
  });
  return el(
    "div",
    {class: "setting"},
    el("div", {class: "head"}, el("label", {for: "smoothing"}, "Smoothing"), shown),
    range,
  );
}

function drawRuns() {
  const matches = matcher(state.runFilter);
  const shown = runs()
    .filter((run) => matches(run.name))
    .sort((a, b) => natural(a.name, b.name));
  const held = document.activeElement?.dataset?.run; // keeps its focus when the list is drawn anew
  list.replaceChildren(...shown.map(row));
  if (held !== undefined) [...list.querySelectorAll("[data-run]")].find((box) => box.dataset.run === held)?.focus();
}

function row(run) {
  const isOn = !state.hidden.has(run.name);
  const box = el("input", {
    type: "checkbox",
    checked: isOn,
    "data-run": run.name,
    style: {"--tint": colourOf(run)},
    onchange: () => {
      const hidden = new Set(state.hidden);
      if (!hidden.delete(run.name)) hidden.add(run.name);
      change({hidden});
    },
  });
  return el(
    "li",
    {class: isOn ? "run" : "run off"},
    el("label", {}, box, el("span", {class: "name"}, label(run))),
    el(
      "button",
      {
        type: "button",
        class: "only",
        "aria-label": `Show only ${label(run)}`,
        onclick: () =>
          change({
            hidden: new Set(
              runs()
                .filter((other) => other !== run)
                .map((other) => other.name),
            ),
          }),
      },
      "only",
    ),
  );
}

function toggleAll() {
  const all = runs().map((run) => run.name);
  change({hidden: state.hidden.size ? new Set() : new Set(all)});
}
