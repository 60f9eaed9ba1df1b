"""Text of a page -> plain Markdown: labels vanish, MyST's roles become the words they stand for."""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from weave.labels import EQUATION, LABEL, Target

ROLE = re.compile(r"\{(?P<role>[\w:.-]+)\}`(?P<content>[^`]+)`")
EXPLICIT = re.compile(r"^(?P<text>.*?)\s*<(?P<target>[^<>]+)>$", re.DOTALL)
LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
CODE_ROLES = {"code", "file", "func", "class", "meth", "mod"}
PLAIN_ROLES = {"index", "term", "abbr", "doc"}


@dataclass(frozen=True)
class Names:
    """What references and citations are called, all over the book."""

    labels: dict[str, Target] = field(default_factory=dict)
    citations: dict[str, str] = field(default_factory=dict)


def plain_text(source, names):
    """Translate one stretch of text. An unknown role, label or citation raises LookupError with its name."""
    lines = [line for line in source.split("\n") if not LABEL.match(line) and not line.startswith("% ")]
    text = "\n".join(lines)
    text = EQUATION.sub(lambda match: tagged_equation(match["formula"], match["label"], names), text)
    text = ROLE.sub(lambda match: role_text(match["role"], match["content"], names), text)
    return LINK.sub(lambda match: link_text(match, names), text).strip("\n")


def tagged_equation(formula, label, names):
    number = target_of(label, names).number
    tag = f" \\tag{{{number}}}" if number else ""
    end = "\n" if "\n" in formula else ""
    return f"$${formula.rstrip()}{tag}{end}$$"


def role_text(role, content, names):
    explicit = EXPLICIT.match(content)
    text, target = (explicit["text"], explicit["target"]) if explicit else ("", content)
    if role.split(":")[0] == "cite":
        return cited(role, content, names)
    if role in ("ref", "prf:ref"):
        return text or f"*{target_of(target, names).title}*"
    if role == "numref":
        return numbered_text(text, target_of(target, names))
    if role in ("eq", "math:numref"):
        return f"({target_of(target, names).number})"
    if role == "math":
        return f"${content}$"
    if role in CODE_ROLES:
        return f"`{(text or target).lstrip('~')}`"
    if role in PLAIN_ROLES:
        return text or target
    raise LookupError(f"the role {{{role}}} has no rule for notebooks. Add one to book/weave/prose.py")


def target_of(label, names):
    if label not in names.labels:
        raise LookupError(f"the label {label!r} stands nowhere in the book")
    return names.labels[label]


def numbered_text(text, target):
    """`{numref}` says "Listing 4.2", or the author's own words around the number."""
    if "%s" in text or "{number}" in text:
        return text.replace("%s", target.number).replace("{number}", target.number)
    return text or f"{target.kind} {target.number}"


def cited(role, keys, names):
    """`{cite:t}` is part of the sentence: Kingma and Ba (2015); all others stand in brackets."""
    found = []
    for key in keys.split(","):
        if key.strip() not in names.citations:
            raise LookupError(f"book/references.bib has no entry {key.strip()!r}")
        found.append(names.citations[key.strip()])
    if role == "cite:t":
        return ", ".join("{} ({})".format(*citation.rsplit(", ", 1)) for citation in found)
    return f"[{'; '.join(found)}]"


def link_text(match, names):
    """Links between pages become links between notebooks; a notebook lies one folder below its source."""
    text, target = match["text"], match["target"]
    if re.match(r"[a-z]+:", target):
        return match[0]
    if target.startswith("#"):
        return text or f"*{target_of(target[1:], names).title}*"
    return f"{match['image']}[{text}]({notebook_path(target)})"


def notebook_path(target):
    """Where the page or image `target` (as written in chapters/NN.md) lies, seen from chapters/ipynb/."""
    path, _, anchor = target.partition("#")
    below_root = f"../..{path}" if path.startswith("/") else f"../{path}"
    page = PurePosixPath(below_root)
    if page.suffix == ".md" and re.match(r"\d+_", page.name):
        below_root = str(page.parent / "ipynb" / f"{page.stem}.ipynb")
        anchor = ""
    return below_root + (f"#{anchor}" if anchor else "")
