"""A table in box characters, as `model.summary()` prints. Floor 7. Read next: `summary.py`.

A column has a fixed width. A text that is too long goes on in the next line, and a word that is too long ends in '…'.
"""

import re
from typing import NamedTuple

TOP, HEAD, BELOW_HEAD, BODY, BETWEEN, BOTTOM = "┏━┳┓", "┃", "┡━╇┩", "│", "├─┼┤", "└─┴┘"


class Column(NamedTuple):
    """A column: its title, whether texts stand "left", "right" or "center", and its width in characters."""

    title: str
    side: str
    width: int


def table_lines(columns, rows, width) -> list:
    """The lines of a table.

    columns: Columns, whose widths are made smaller where the table would be wider than `width`.
    rows: lists of texts, one for each column.

    >>> print("\\n".join(table_lines([Column("name", "left", 6), Column("size", "right", 4)], [["a b", "1"]], 99)))
    ┏━━━━━━━━┳━━━━━━┓
    ┃ name   ┃ size ┃
    ┡━━━━━━━━╇━━━━━━┩
    │ a b    │    1 │
    └────────┴──────┘
    """
    widths = fitting([column.width for column in columns], width)
    sides = [column.side for column in columns]
    titles = row_lines(HEAD, [column.title for column in columns], sides, widths, at_bottom=True)
    lines = [rule(TOP, widths), *titles, rule(BELOW_HEAD, widths)]
    for i, row in enumerate(rows):
        lines += [rule(BETWEEN, widths)] if i else []
        lines += row_lines(BODY, row, sides, widths)
    return [*lines, rule(BOTTOM, widths)]


def fitting(widths, total) -> list:
    """The widths, made smaller by equal shares where they, a space on both sides of each, and the bars exceed `total`.

    >>> fitting([39, 31, 18], 88)
    [36, 27, 15]
    """
    excess = sum(widths) + 3 * len(widths) + 1 - total
    found = []
    for i, width in enumerate(widths):
        share = round(excess / (len(widths) - i)) if excess > 0 else 0
        excess -= share
        found.append(max(width - share, 1))
    return found


def rule(characters, widths) -> str:
    """A line across the table, of four characters: left, line, crossing, right."""
    left, line, crossing, right = characters
    return left + crossing.join(line * (width + 2) for width in widths) + right


def row_lines(bar, texts, sides, widths, at_bottom=False) -> list:
    """The lines of one row: as many as the text with the most lines needs.

    at_bottom: whether the others stand at the bottom, not at the top.
    """
    cells = [wrapped(text, width) for text, width in zip(texts, widths)]
    height = max(map(len, cells))
    for i, cell in enumerate(cells):
        free = [""] * (height - len(cell))
        cells[i] = free + cell if at_bottom else cell + free
    lines = []
    for parts in zip(*cells):
        parts = [placed(part, side, width) for part, side, width in zip(parts, sides, widths)]
        lines.append(f"{bar} {f' {bar} '.join(parts)} {bar}")
    return lines


def wrapped(text, width) -> list:
    """The text in lines of at most `width` characters, broken between words.

    >>> wrapped("shared[0][0], shared[1][0]", 15), wrapped("a_very_long_name (Dense)", 10)
    (['shared[0][0],', 'shared[1][0]'], ['a_very_lo…', '(Dense)'])
    """
    lines = [""]
    for word in re.findall(r"\s*\S+\s*", text):
        if lines[-1] and len(lines[-1]) + len(word.rstrip()) > width:
            lines.append("")
        lines[-1] += word
    lines = [line.rstrip() for line in lines]
    return [line if len(line) <= width else line[: width - 1] + "…" for line in lines]


def placed(text, side, width) -> str:
    """The text with spaces around it, `width` characters in all."""
    return {"left": text.ljust, "right": text.rjust}[side](width) if side != "center" else centered(text, width)


def centered(text, width) -> str:
    """The text in the middle; the odd space stands behind it."""
    return (" " * ((width - len(text)) // 2) + text).ljust(width)
