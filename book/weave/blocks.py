"""Read a MyST page as a list of blocks: text, verbatim code, and directives with their options and body."""

import re
from dataclasses import dataclass, field

import yaml

FENCE = re.compile(r"^(?P<fence>`{3,}|:{3,}|~{3,})(?:\{(?P<name>[\w:.-]+)\})?(?P<rest>.*)$")
OPTION = re.compile(r"^:(?P<key>[\w-]+):[ \t]*(?P<value>.*)$")


@dataclass(frozen=True)
class Text:
    source: str
    line: int  # 1-based, in the page


@dataclass(frozen=True)
class Verbatim:
    """A plain fenced block: shown as it stands."""

    source: str
    line: int


@dataclass(frozen=True)
class Directive:
    name: str
    argument: str
    body: str
    line: int
    options: dict = field(default_factory=dict)


def split_front_matter(page):
    """-> (front matter as a dict, the rest, number of lines before the rest). A page may have none."""
    match = re.match(r"---\n(.*?)\n---\n", page, re.DOTALL)
    if not match:
        return {}, page, 0
    return yaml.safe_load(match[1]) or {}, page[match.end() :], match[0].count("\n")


def read_blocks(text, first_line=1):
    """Split Markdown text into blocks. A fence that is never closed raises ValueError with its line."""
    lines = text.split("\n")
    blocks, plain, at = [], [], 0

    def flush(end):
        if any(line.strip() for line in plain):
            blocks.append(Text("\n".join(plain), first_line + end - len(plain)))
        plain.clear()

    while at < len(lines):
        opening = FENCE.match(lines[at])
        if not opening:
            plain.append(lines[at])
            at += 1
            continue
        flush(at)
        end = closing_line(lines, at, opening["fence"], first_line)
        blocks.append(fenced_block(opening, lines[at : end + 1], first_line + at))
        at = end + 1
    flush(at)
    return blocks


def closing_line(lines, start, fence, first_line=1):
    """Index of the line that closes the fence opened at `start`: the same character, at least as often."""
    closing = re.compile(rf"^{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    for index in range(start + 1, len(lines)):
        if closing.match(lines[index]):
            return index
    raise ValueError(f"line {first_line + start}: {lines[start]!r}: a fence must be closed by {fence!r}")


def fenced_block(opening, lines, line):
    if not opening["name"]:
        return Verbatim("\n".join(lines), line)
    options, body = split_options(lines[1:-1])
    return Directive(opening["name"], opening["rest"].strip(), "\n".join(body).strip("\n"), line, options)


def split_options(lines):
    """Options stand first in a directive, as `:key: value` lines or as a YAML block between `---` lines."""
    if lines and lines[0].strip() == "---":
        end = next(index for index in range(1, len(lines)) if lines[index].strip() == "---")
        return yaml.safe_load("\n".join(lines[1:end])) or {}, lines[end + 1 :]
    options = {}
    for index, line in enumerate(lines):
        match = OPTION.match(line)
        if not match:
            return options, lines[index:]
        options[match["key"]] = option_value(match["value"])
    return options, []


def option_value(text):
    """`[hide-input, remove-output]` is a list, `"# mark"` loses its quotes, all else is the text itself."""
    if text[:1] in ("[", '"', "'"):
        return yaml.safe_load(text)
    return text.strip()
