// The profiler's traces, to be opened in a viewer of traces.

import {address, ask} from "./api.js";
import {el} from "./dom.js";

/** The tab: a list of files. */
export function profileView() {
  const list = el("ul", {class: "files"});
  const root = el(
    "article",
    {class: "card"},
    el("header", {}, el("h3", {}, "Traces of the profiler")),
    el(
      "p",
      {class: "about"},
      "Download one, and open it with chrome://tracing or ui.perfetto.dev, which show what ran when.",
    ),
    list,
  );
  async function update() {
    const names = await ask("profiles").catch(() => []);
    list.replaceChildren(
      ...names.map((name) =>
        el("li", {}, el("a", {href: address("trace", {name}), download: name.split("/").pop()}, name)),
      ),
    );
  }
  return {root, update};
}
