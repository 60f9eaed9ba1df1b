// The values under the pointer, in a small table beside it.

import {el} from "./dom.js";

const MOST = 12; // lines of the table
const AWAY = 14; // pixels between the pointer and the table
const EDGE = 6; // and between the table and the edge of the window

/** about: (curve, i) => {values, place, time}, what is said about a point; see lines.js. */
export class Tip {
  constructor(about) {
    this.about = about;
    this.root = el("div", {class: "tip", hidden: true, "aria-live": "polite"});
  }

  hide() {
    this.root.hidden = true;
  }

  /** rows: [{curve, i}, ...]; closest: the one nearest to the pointer; place: of the pointer, in `width` pixels. */
  show(rows, closest, place, width) {
    const said = new Map(rows.map((row) => [row, this.about(row.curve, row.i)]));
    const first = said.get(closest ?? rows[0]);
    const isOneStep = rows.every((row) => said.get(row).place === first.place);
    const from = Math.max(0, Math.min(rows.length - MOST, rows.indexOf(closest) - MOST / 2));
    const lines = rows.slice(from, from + MOST).map((row) => {
      const {values, place: step} = said.get(row);
      const dot = el("span", {class: "dot", style: {"--tint": row.curve.colour}});
      const cells = values.map((text, n) => el("td", {class: n ? "soft" : ""}, text));
      const kind = row === closest && rows.length > 1 ? "near" : "";
      return el(
        "tr",
        {class: kind},
        el("td", {}, dot, row.curve.label),
        cells,
        isOneStep ? null : el("td", {class: "soft"}, step),
      );
    });
    this.root.replaceChildren(
      el("p", {}, isOneStep ? `${first.place} · ${first.time}` : first.time),
      el("table", {}, el("tbody", {}, lines)),
      rows.length > MOST ? el("p", {}, `${rows.length - MOST} more`) : "",
    );
    this.root.hidden = false;
    this.put(place, width);
  }

  /** To the right of the pointer, or to its left where there is more room; but never out of the window. */
  put(place, width) {
    const [side, other] = place > width / 2 ? ["right", "left"] : ["left", "right"];
    const distance = (side === "left" ? place : width - place) + AWAY;
    this.root.style[other] = "";
    this.root.style[side] = `${distance}px`;
    const box = this.root.getBoundingClientRect();
    const room = side === "left" ? document.documentElement.clientWidth - EDGE - box.right : box.left - EDGE;
    if (room < 0) this.root.style[side] = `${distance + room}px`;
    this.root.style.top = "24px";
  }
}
