// What the page knows and what its reader has chosen. Parts of the page listen to changes.

const KEPT = ["smoothing", "axis", "log", "theme", "histogram", "closed"]; // choices that outlive the visit
const PLACE = "minitf-board";

export const state = {
  index: {version: -1, runs: [], notes: [], left: 0, total: 0, logdir: ""},
  tab: location.hash.slice(1) || "scalars",
  filter: "", // a regular expression that tags must match
  runFilter: "", // and one for runs
  hidden: new Set(), // names of runs that are switched off
  smoothing: 0.6, // weight of the past, in [0, 1)
  axis: "step", // step, relative or wall
  log: false, // whether values stand on a logarithmic scale
  theme: "", // light, dark, or "" for what the system says
  histogram: "offset", // offset, overlay or spread
  closed: [], // groups of cards that are folded
  ...remembered(),
};

const listeners = new Set();

/** Calls back after each change, with the names of what changed. */
export function listen(listener) {
  listeners.add(listener);
}

/** Changes some of the state: change({log: true}). */
export function change(parts) {
  Object.assign(state, parts);
  const names = Object.keys(parts);
  if (names.some((name) => KEPT.includes(name))) remember();
  for (const listener of listeners) listener(names);
}

function remembered() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE)) ?? {};
    return Object.fromEntries(Object.entries(found).filter(([name]) => KEPT.includes(name)));
  } catch {
    return {}; // storage is switched off, or holds something else
  }
}

function remember() {
  try {
    localStorage.setItem(PLACE, JSON.stringify(Object.fromEntries(KEPT.map((name) => [name, state[name]]))));
  } catch {
    // Then the choices last until the page is closed.
  }
}

/** A test of names by a regular expression; one that is not finished yet is taken as plain text. */
export function matcher(pattern) {
  try {
    const expression = new RegExp(pattern, "iu");
    return (name) => expression.test(name);
  } catch {
    return (name) => name.toLowerCase().includes(pattern.toLowerCase());
  }
}

/** The runs that hold anything. */
export const runs = () => state.index.runs.filter((run) => Object.keys(run.tags).length || run.graphs);

/** The runs that are switched on, and match the filter. */
export function shownRuns() {
  const matches = matcher(state.runFilter);
  return runs().filter((run) => !state.hidden.has(run.name) && matches(run.name));
}

/** {tag: [run, ...]} of a plugin, for tags that match the filter. */
export function tagsOf(plugin, among = shownRuns()) {
  const matches = matcher(state.filter);
  const found = new Map();
  for (const run of among) {
    for (const [tag, [kind]] of Object.entries(run.tags)) {
      if (kind !== plugin || !matches(tag)) continue;
      if (!found.has(tag)) found.set(tag, []);
      found.get(tag).push(run);
    }
  }
  return new Map([...found].sort(([a], [b]) => natural(a, b)));
}

/** The order that people expect: layer_2 before layer_10. */
export const natural = new Intl.Collator("en", {numeric: true}).compare;

const COLOURS = 10; // in theme.css

const coloured = new Map(); // the number of a run's colour, by the run's name

/** The colour of a run. It keeps it while others come; later runs take the next ones. */
export function colourOf(run) {
  if (!coloured.has(run.name)) {
    for (const name of runs()
      .map((other) => other.name)
      .sort(natural)) {
      if (!coloured.has(name)) coloured.set(name, coloured.size);
    }
  }
  return `var(--run-${coloured.get(run.name) % COLOURS})`;
}

/** How a run is called: by its folder; the log folder itself is called so. */
export const label = (run) => (run.name === "." ? "(log folder)" : run.name.replace(/[\ud800-\udfff]/gu, "\ufffd"));
