"""Recorded figures as a table: what `minitf bench --all --json book/benchmarks.json` wrote."""

from html import escape

from minitf.bench.reasons import is_behind, reason_of

LIBRARIES = {"numpy": "NumPy by hand", "minitf": "minitf", "tensorflow": "TensorFlow", "torch": "PyTorch", "jax": "JAX"}


def benchmark_html(figures):
    """figures: {"machine": {what: value}, "rows": [{"row", "seconds": {library: seconds}, "minitf_over"}, ...]}."""
    rows = [row for row in figures["rows"] if isinstance(row["seconds"], dict)]
    used = [library for library in LIBRARIES if any(library in row["seconds"] for row in rows)]
    facts = figures["machine"].items()
    machine = "".join(f"<dt>{escape(what)}</dt><dd>{escape(str(value))}</dd>" for what, value in facts)
    heads = "".join(f"<th>{LIBRARIES[library]}</th>" for library in used)
    others = [library for library in used if library != "minitf"]
    ratios = "".join(f"<th>minitf / {LIBRARIES[library]}</th>" for library in others)
    body = "".join(row_html(row, used, others) for row in rows)
    whole = processes_html([row for row in figures["rows"] if not isinstance(row["seconds"], dict)])
    return (
        f'<dl class="machine">{machine}</dl><div class="wide"><table class="figures">'
        f"<tr><th>program</th>{heads}{ratios}</tr>{body}</table></div>{whole}{behind_html(rows)}"
    )


def row_html(row, used, others):
    cells = "".join(f"<td>{duration(row['seconds'].get(library))}</td>" for library in used)
    cells += "".join(ratio_html(row["minitf_over"].get(library)) for library in others)
    return f"<tr><td>{escape(row['row'])}</td>{cells}</tr>"


def ratio_html(ratio):
    if ratio is None:
        return "<td></td>"
    return f"<td>{f'<b>{ratio:.2f}</b>' if ratio <= 1 else f'{ratio:.2f}'}</td>"


def duration(seconds):
    """A time in the unit that suits it, empty for none."""
    if seconds is None:
        return ""
    unit, scale = next((u, s) for u, s, least in (("s", 1, 1), ("ms", 1e3, 1e-3), ("µs", 1e6, 0)) if seconds >= least)
    return f"{seconds * scale:.3g} {unit}"


def processes_html(rows):
    """Whole processes: wall time and peak memory."""
    if not rows:
        return ""
    body = "".join(
        f"<tr><td>{escape(row['row'])}</td><td>{LIBRARIES[row['library']]}</td><td>{duration(row['seconds'])}</td>"
        f"<td>{row['megabytes']:.0f} MB</td></tr>"
        for row in rows
    )
    head = "<tr><th>a whole process</th><th></th><th>time</th><th>most memory</th></tr>"
    return f'<div class="wide"><table class="figures">{head}{body}</table></div>'


def behind_html(rows):
    """The reasons of the rows that are behind, each with its rows."""
    by_reason = {}
    for row in rows:
        if is_behind(row["minitf_over"]):
            by_reason.setdefault(reason_of(row["row"]) or "No reason is known.", []).append(row["row"])
    body = "".join(
        f"<dt>{escape(' · '.join(titles))}</dt><dd>{escape(why)}</dd>" for why, titles in by_reason.items()
    )
    return f'<h2 id="behind">Where it is slower, and why</h2><dl>{body}</dl>' if body else ""
