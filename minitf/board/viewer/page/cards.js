// Cards in groups: one card for each tag, grouped by the part of the tag before the first slash. Cards that would be
// alone in their group stand together at the beginning.

import {el} from "./dom.js";
import {markdown} from "./markdown.js";
import {change, runs, state} from "./state.js";

const FIRST = 24; // cards of a group that are drawn before somebody asks for more

/**
 * A tab full of cards.
 *
 * keys: () => [{key, tag, ...}], what there is to show; key is what tells cards apart. Each gets a `title`.
 * make: (item) => {root, update(item)}: a card, and how it takes in what is new.
 */
export function cardsView(keys, make, kind = "") {
  return () => {
    const root = el("div");
    const cards = new Map(); // key -> card
    const groups = new Map(); // name -> group
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const card = entry.target.card;
          card.isSeen = entry.isIntersecting;
          if (card.isSeen) refresh(card);
        }
      },
      {rootMargin: "200px"},
    );

    function refresh(card) {
      if (!card.isSeen || !card.isStale) return;
      card.isStale = false;
      card.update(card.item);
    }

    function cardOf(item) {
      const key = `${item.title} ${item.key}`; // with another title it is another card
      let card = cards.get(key);
      if (!card) {
        card = {...make(item), isSeen: false};
        card.root.card = card;
        cards.set(key, card);
        watcher.observe(card.root);
      }
      card.item = item;
      card.isStale = true; // drawn again when it is next seen
      return card;
    }

    function update() {
      const shown = [...grouped(keys())].map(([name, members]) => {
        if (!groups.has(name)) groups.set(name, group(name, kind));
        return groups.get(name).filled(members, cardOf);
      });
      const wanted = shown.length ? shown : [nothing()];
      if (wanted.length !== root.children.length || wanted.some((node, i) => node !== root.children[i])) {
        root.replaceChildren(...wanted);
      }
      for (const card of cards.values()) refresh(card);
    }
    return {root, update};
  };
}

/** The items by the names of their groups, each with its `title`: the tag without the group's name. */
function grouped(items) {
  const found = new Map([["", []]]);
  for (const item of items) {
    const name = item.tag.includes("/") ? item.tag.slice(0, item.tag.indexOf("/")) : "";
    if (!found.has(name)) found.set(name, []);
    found.get(name).push({...item, title: name ? item.tag.slice(name.length + 1) || item.tag : item.tag});
  }
  for (const [name, members] of found) {
    if (!name || members.length > 1) continue;
    found.get("").push({...members[0], title: members[0].tag});
    found.delete(name);
  }
  if (!found.get("").length) found.delete("");
  return found;
}

function group(name, kind) {
  let most = FIRST;
  const count = el("span", {class: "count"});
  const place = `${state.tab}:${name}`;
  const heading = el(
    "button",
    {
      type: "button",
      onclick: () => {
        const closed = state.closed.includes(place)
          ? state.closed.filter((other) => other !== place)
          : [...state.closed, place];
        change({closed});
      },
    },
    name || "general",
    count,
  );
  const cards = el("div", {class: `cards ${kind}`});
  const more = el("button", {
    class: "more",
    type: "button",
    onclick: () => {
      most += 2 * FIRST;
      change({});
    },
  });
  const root = el("section", {class: "group"}, el("h2", {}, heading), cards, more);
  return {
    filled(members, cardOf) {
      const isOpen = !state.closed.includes(place);
      const shown = isOpen ? members.slice(0, most).map((item) => cardOf(item).root) : [];
      count.textContent = String(members.length);
      heading.setAttribute("aria-expanded", String(isOpen));
      more.hidden = !isOpen || members.length <= most;
      more.style.display = more.hidden ? "none" : "";
      more.textContent = `Show more of ${members.length - most}`;
      if (shown.length !== cards.children.length || shown.some((node, i) => node !== cards.children[i])) {
        cards.replaceChildren(...shown);
      }
      return root;
    },
  };
}

/** What is said where there is nothing to show. */
export function nothing() {
  if (state.index.version < 0) return el("div", {class: "empty"}, el("p", {}, "Looking for runs …"));
  if (runs().length) {
    return el(
      "div",
      {class: "empty"},
      el("h2", {}, "Nothing to show"),
      el("p", {}, "No tag of the runs that are switched on matches the filter."),
    );
  }
  return el(
    "div",
    {class: "empty"},
    el("h2", {}, "No runs yet"),
    el(
      "p",
      {},
      `There are no event files in ${state.index.logdir} so far. They appear here as soon as a program ` +
        "writes some:",
    ),
    el(
      "pre",
      {},
      el(
        "code",
        {},
        'writer = tf.summary.create_file_writer("logs/first")\nwith writer.as_default():\n' +
          '    tf.summary.scalar("loss", loss, step=step)',
      ),
    ),
  );
}

/** A card with a heading: its tag, whose run it is if it is one's, what its writer said, and buttons. */
export function card(title, {run = null, colour = null, about = "", tools = []} = {}, ...content) {
  const small = run === null ? null : el("small", {}, el("span", {class: "dot", style: {"--tint": colour}}), run);
  return el(
    "article",
    {class: "card"},
    el("header", {}, el("h3", {}, title, small), el("div", {class: "tools"}, tools)),
    about ? el("div", {class: "about"}, markdown(about)) : null,
    ...content,
  );
}
