"""A directive -> plain Markdown that any notebook viewer shows well."""

import textwrap
from pathlib import Path

from weave.blocks import Directive, Verbatim, read_blocks
from weave.labels import captioned
from weave.listings import read_listing
from weave.prose import notebook_path, plain_text, tagged_equation

ADMONITIONS = {
    "admonition", "attention", "caution", "danger", "dropdown", "error", "exercise", "hint", "important",
    "margin", "note", "seealso", "sidebar", "tip", "warning",
}  # fmt: skip
INVISIBLE = {"bibliography", "index", "tableofcontents", "toctree"}


def plain_markdown(source, names, root, first_line=1):
    """Translate text that may hold directives."""
    parts = [plain_block(block, names, root) for block in read_blocks(source, first_line)]
    return "\n\n".join(filter(None, parts))


def plain_block(block, names, root):
    """Translate one block. LookupError says what is unknown and on which line of the page."""
    try:
        if isinstance(block, Verbatim):
            return block.source
        if isinstance(block, Directive):
            return plain_directive(block, names, root)
        return plain_text(block.source, names)
    except LookupError as error:
        reason = error.args[0] if str(error).startswith(("'", '"')) and error.args else error
        raise LookupError(f"line {block.line}: {reason}") from error


def plain_directive(block, names, root):
    if block.name in INVISIBLE:
        return ""
    if block.name == "literalinclude":
        return listing(block, names, root)
    if block.name == "code-block":
        return titled(caption_line(block, names), f"```{block.argument}\n{block.body}\n```")
    if block.name in ADMONITIONS or block.name.startswith("prf:"):
        return quoted(admonition_title(block), plain_markdown(block.body, names, root))
    if block.name == "solution":
        answer = plain_markdown(block.body, names, root)
        return f"<details><summary>Solution</summary>\n\n{answer}\n\n</details>"
    if block.name == "math":
        return equation(block, names)
    if block.name in ("figure", "image"):
        alt = block.options.get("alt", "")
        return titled(f"![{alt}]({notebook_path(block.argument)})", caption_line(block, names))
    if block.name == "table":
        return titled(caption_line(block, names), plain_markdown(block.body, names, root))
    raise LookupError(f"the directive {{{block.name}}} has no rule in book/weave/directives.py")


def listing(block, names, root):
    found = read_listing(root, block.argument, block.options)
    language = block.options.get("language") or {".py": "python"}.get(Path(found.path).suffix, "")
    head = " · ".join(filter(None, [caption_line(block, names), f"`{found.place}`"]))
    return titled(head, f"```{language}\n{found.code}\n```")


def equation(block, names):
    label = block.options.get("label")
    return tagged_equation(f"\n{block.body}\n", label, names) if label else f"$$\n{block.body}\n$$"


def caption_line(block, names):
    """**Listing 4.2** Its caption; without a label the number stays unsaid."""
    kind, label, caption = captioned(block)
    if not kind:
        return ""
    number = f"**{kind} {names.labels[label].number}** " if label and names.labels[label].number else ""
    return number + plain_text(str(caption), names)


def admonition_title(block):
    kind = block.name.removeprefix("prf:").capitalize()
    if block.name in ("admonition", "dropdown", "sidebar"):
        return block.argument
    return f"{kind}: {block.argument}" if block.argument else {"Seealso": "See also"}.get(kind, kind)


def quoted(title, body):
    text = f"**{title}**\n\n{body}" if title else body
    return textwrap.indent(text, "> ", lambda line: True).replace("> \n", ">\n")


def titled(head, body):
    return f"{head}\n\n{body}" if head and body else head or body
