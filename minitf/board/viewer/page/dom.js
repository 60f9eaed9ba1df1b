// Making elements. No text ever becomes markup here: what files hold is set as text, and nothing else.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element: el("button", {class: "plain", onclick: f, "aria-label": "Close"}, "×", other). */
export function el(name, properties, ...children) {
  return filled(document.createElement(name), properties, children);
}

/** An SVG element, in the same way. */
export function svg(name, properties, ...children) {
  return filled(document.createElementNS(SVG, name), properties, children);
}

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A group of buttons of which one is pressed: choices [[value, label], ...]. */
export function choice(label, choices, chosen, choose) {
  const buttons = choices.map(([value, text]) =>
    el(
      "button",
      {
        type: "button",
        class: "segment",
        "aria-pressed": String(value === chosen),
        onclick: (event) => {
          for (const button of buttons) button.setAttribute("aria-pressed", String(button === event.currentTarget));
          choose(value);
        },
      },
      text,
    ),
  );
  return el("div", {class: "segments", role: "group", "aria-label": label}, buttons);
}

/** Waits until nothing more has happened for a moment, then calls once. */
export function settled(call, milliseconds = 150) {
  let timer = 0;
  return (...words) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...words), milliseconds);
  };
}
