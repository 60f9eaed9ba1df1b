// A small part of Markdown, as elements. The text is a stranger's: it only ever becomes text, never markup, and a link
// leads to the web or nowhere.

import {el} from "./dom.js";

const INLINE =
  /`([^`]+)`|\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*|\b_([^_\s][^_]*)_\b|\[([^\]]*)\]\(([^)\s]+)\)/u;

/** The elements of a text: headings, lists, tables, quotes, code, and paragraphs. */
export function markdown(text) {
  const lines = String(text).replaceAll("\r", "").split("\n");
  const found = [];
  while (lines.length) {
    const block = BLOCKS.find(({starts}) => starts(lines));
    found.push(...block.take(lines));
  }
  return found;
}

/** Takes lines from the front while they pass. */
function takeWhile(lines, test) {
  const taken = [];
  while (lines.length && test(lines[0])) taken.push(lines.shift());
  return taken;
}

const LIST = /^\s*([-*+]|\d+[.)])\s+/u;
const RULER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/u;

// The kinds of blocks, the first that fits is taken; the last one always does.
const BLOCKS = [
  {
    starts: ([line]) => !line.trim(),
    take: (lines) => {
      lines.shift();
      return [];
    },
  },
  {
    starts: ([line]) => line.startsWith("```"),
    take: (lines) => {
      lines.shift();
      const code = takeWhile(lines, (line) => !line.startsWith("```"));
      lines.shift();
      return [el("pre", {}, el("code", {}, code.join("\n")))];
    },
  },
  {
    starts: ([line]) => /^ {4}\S/u.test(line),
    take: (lines) => [
      el(
        "pre",
        {},
        el(
          "code",
          {},
          takeWhile(lines, (line) => line.startsWith("    "))
            .map((line) => line.slice(4))
            .join("\n"),
        ),
      ),
    ],
  },
  {
    starts: ([line]) => /^#{1,6}\s/u.test(line),
    take: (lines) => {
      const [, marks, title] = lines.shift().match(/^(#+)\s+(.*?)#*$/u);
      return [el(`h${Math.min(3 + marks.length, 6)}`, {}, inline(title))];
    },
  },
  {
    starts: ([line]) => /^\s*([-*_])(\s*\1){2,}\s*$/u.test(line),
    take: (lines) => {
      lines.shift();
      return [el("hr")];
    },
  },
  {
    starts: ([line]) => line.startsWith(">"),
    take: (lines) => [
      el(
        "blockquote",
        {},
        markdown(
          takeWhile(lines, (line) => line.startsWith(">"))
            .map((line) => line.replace(/^> ?/u, ""))
            .join("\n"),
        ),
      ),
    ],
  },
  {
    starts: ([line]) => LIST.test(line),
    take: (lines) => {
      const kind = /^\s*\d/u.test(lines[0]) ? "ol" : "ul";
      return [
        el(
          kind,
          {},
          takeWhile(lines, (line) => LIST.test(line)).map((line) => el("li", {}, inline(line.replace(LIST, "")))),
        ),
      ];
    },
  },
  {
    starts: ([line, next]) => line.includes("|") && next !== undefined && next.includes("-") && RULER.test(next),
    take: (lines) => {
      const cells = (line) =>
        line
          .trim()
          .replace(/^\||\|$/gu, "")
          .split("|")
          .map((cell) => inline(cell.trim()));
      const head = cells(lines.shift());
      lines.shift();
      const rows = takeWhile(lines, (line) => line.includes("|")).map(cells);
      return [
        el(
          "table",
          {},
          el(
            "thead",
            {},
            el(
              "tr",
              {},
              head.map((cell) => el("th", {}, cell)),
            ),
          ),
          el(
            "tbody",
            {},
            rows.map((row) =>
              el(
                "tr",
                {},
                row.map((cell) => el("td", {}, cell)),
              ),
            ),
          ),
        ),
      ];
    },
  },
  {
    starts: () => true,
    take: (lines) => {
      const first = lines.shift();
      const rest = takeWhile(
        lines,
        (line) => line.trim() && !line.startsWith("```") && !line.startsWith("#") && !LIST.test(line),
      );
      return [el("p", {}, inline([first, ...rest].join("\n")))];
    },
  },
];

/** Emphasis, code and links inside of a line. */
function inline(text) {
  const match = INLINE.exec(text);
  if (!match) return [text];
  const [all, code, strong, strongToo, light, lightToo, words, target] = match;
  const rest = [text.slice(0, match.index), text.slice(match.index + all.length)];
  return [rest[0], element(code, strong ?? strongToo, light ?? lightToo, words, target), ...inline(rest[1])];
}

function element(code, strong, light, words, target) {
  if (code !== undefined) return el("code", {}, code);
  if (strong !== undefined) return el("strong", {}, inline(strong));
  if (light !== undefined) return el("em", {}, inline(light));
  if (!/^https?:\/\//iu.test(target)) return words;
  return el("a", {href: target, target: "_blank", rel: "noopener noreferrer"}, words);
}
