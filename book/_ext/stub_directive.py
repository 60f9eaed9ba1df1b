"""The directive `{stub} NAME`: the cell that a student fills in, as it stands on the exercise page.

The stub is taken from the library at build time (signature, docstring, `raise NotImplementedError`), so it
cannot drift from the function it stands for. In the notebook the same directive becomes a code cell and its
check (weave/notebook.py).
"""

from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective


def points_text(points):
    return f"{points:g} point" + ("" if points == 1 else "s")


def effort_text(exercise):
    """What it is worth and what it costs: "medium · 3 points · about 30 minutes"."""
    minutes = f"about {exercise.minutes:g} minute" + ("" if exercise.minutes == 1 else "s")
    return f"{exercise.level} · {points_text(exercise.points)} · {minutes}"


class Stub(SphinxDirective):
    """An unknown name is an error that names the exercise and the line, and so fails the build."""

    required_arguments = 1
    has_content = False

    def run(self):
        from minitf.course.exercises import find  # minitf is only needed by pages that have exercises

        name = self.arguments[0]
        try:
            exercise = find(name)
        except Exception as error:  # whatever is wrong with it, say where it was asked for
            raise self.error(f"stub {name}: {error}") from error
        for table in Path(self.env.srcdir, "exercises").glob("*.toml"):
            self.env.note_dependency(str(table))
        code = nodes.literal_block(exercise.stub(), exercise.stub(), language="python")
        head = nodes.paragraph("", "", classes=["stub-head"])
        head += [nodes.literal("", name), nodes.Text(f" · {effort_text(exercise)}")]
        foot = nodes.paragraph("", "", classes=["stub-foot"])
        check = nodes.literal("", f'check("{name}")')
        foot += [nodes.Text("Then run "), check, nodes.Text(" in the notebook.")]
        return [nodes.container("", head, code, foot, classes=["stub"])]


def setup(app):
    app.add_directive("stub", Stub)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
