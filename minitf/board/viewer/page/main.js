// The page: which tab is open, and what is new. Read next: state.js, cards.js, scalars.js.

import {ask} from "./api.js";
import {cardsView} from "./cards.js";
import {el} from "./dom.js";
import {short} from "./format.js";
import {graphsOf, graphView} from "./graph.js";
import {histogramCard, histogramKeys} from "./histograms.js";
import {imageCard, perRun} from "./images.js";
import {profileView} from "./profiles.js";
import {scalarCard, scalarKeys} from "./scalars.js";
import {drawSide} from "./sidebar.js";
import {soundCard} from "./sounds.js";
import {change, listen, runs, state} from "./state.js";
import {textCard} from "./texts.js";
import {trialsView} from "./trials.js";

const PERIOD = 2000; // milliseconds between two looks for news
const has = (plugin) => () => runs().some((run) => Object.values(run.tags).some(([kind]) => kind === plugin));

// Each tab: its name, whether there is anything in it, and what draws it.
const TABS = {
  scalars: ["Scalars", () => true, cardsView(scalarKeys, scalarCard)],
  images: ["Images", has("images"), cardsView(perRun("images"), imageCard)],
  histograms: ["Histograms", has("histograms"), cardsView(histogramKeys, histogramCard)],
  graph: ["Graph", () => runs().some((run) => graphsOf(run).length), graphView],
  text: ["Text", has("text"), cardsView(perRun("text"), textCard, "wide")],
  audio: ["Audio", has("audio"), cardsView(perRun("audio"), soundCard)],
  hparams: ["HParams", () => runs().some((run) => run.hparams), trialsView],
  profile: ["Profile", () => state.index.traces > 0, profileView],
};

const main = document.getElementById("main");
const tabs = document.getElementById("tabs");
const live = document.getElementById("live");
let view = null; // what the open tab shows: {root, update(names)}

function drawTabs() {
  const known = Object.keys(TABS).filter((name) => TABS[name][1]());
  if (!known.includes(state.tab) && state.index.version >= 0) state.tab = "scalars";
  const before = [...tabs.children].map((tab) => tab.id).join();
  if (before !== known.map((name) => `tab-${name}`).join()) {
    tabs.replaceChildren(
      ...known.map((name) =>
        el(
          "button",
          {role: "tab", id: `tab-${name}`, "aria-controls": "main", onclick: () => open(name)},
          TABS[name][0],
        ),
      ),
    );
  }
  for (const tab of tabs.children) {
    const chosen = tab.id === `tab-${state.tab}`;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    if (chosen) tab.scrollIntoView({inline: "nearest", block: "nearest"});
  }
  main.setAttribute("aria-labelledby", `tab-${state.tab}`);
}

function open(name) {
  history.replaceState(null, "", `#${name}`);
  change({tab: name});
}

tabs.addEventListener("keydown", (event) => {
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  if (!step) return;
  const all = [...tabs.children];
  const next = all[(all.findIndex((tab) => tab.id === `tab-${state.tab}`) + step + all.length) % all.length];
  open(next.id.slice(4));
  document.getElementById(next.id).focus();
});
addEventListener("hashchange", () => location.hash.slice(1) in TABS && change({tab: location.hash.slice(1)}));

function draw(names) {
  if (names.includes("index") || names.includes("tab")) drawTabs();
  if (names.includes("theme")) document.documentElement.dataset.theme = state.theme;
  drawSide(names);
  if (!view || view.tab !== state.tab) {
    view = {tab: state.tab, ...TABS[state.tab][2]()};
    main.replaceChildren(view.root);
  }
  view.update(names);
}

document.getElementById("theme").addEventListener("click", () => {
  const dark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  change({theme: dark ? "light" : "dark"});
});
const drawer = document.getElementById("drawer");
drawer.addEventListener("click", () => {
  const isOpen = document.getElementById("side").classList.toggle("open");
  drawer.setAttribute("aria-expanded", String(isOpen));
});

/** Looks for news, again and again: at once while there is more to read, else after a while. */
async function follow() {
  try {
    const found = await ask("index", {since: state.index.version});
    const {left, total} = found;
    live.className = left ? "live busy" : "live";
    live.textContent = left ? `Reading, ${short(left / 1e6)} of ${short(total / 1e6)} MB left` : "Live";
    const news = found.runs ? {index: found} : {};
    if (found.runs) change(news);
    setTimeout(follow, left ? 50 : document.hidden ? 5 * PERIOD : PERIOD);
  } catch (error) {
    live.className = "live lost";
    live.textContent = "Not connected";
    live.title = String(error);
    setTimeout(follow, 2 * PERIOD);
  }
}

listen(draw);
if (state.theme) document.documentElement.dataset.theme = state.theme;
follow();
