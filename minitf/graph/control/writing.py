"""Choices and loops as lines of a program. Floor 4. Read `program.py` first.

They become `if` and `while` of Python, and the nodes of their bodies stand inside, indented. A capture has the name
that it has outside; a loop variable has one name, to which every iteration assigns anew.
"""

from __future__ import annotations

from ..body import body_of, prune
from ..identifiers import identifier, stem_of
from ..structure import Const
from .bodies import branches_of
from .kept import Kept


def write_branches(writer, node):
    """`if`, `elif` and `else`, with a block for each branch."""
    selector, *captures = [writer.names[id(x)] for x in node.inputs]
    results = name_results(writer, node, [stem_of(node)] * (len(node.outputs) - 1))
    graphs = branches_of(node.attrs)
    for k, graph in enumerate(graphs):
        if k == len(graphs) - 1:
            test = "else:"
        else:
            test = f"{'elif' if k else 'if'} {selector if len(node.attrs) == 2 else f'{selector} == {k}'}:"
        writer.add(test, f"{node.name}: {graph.name}" if k == 0 else graph.name)
        with writer.indented():
            write_body(writer, graph, captures, results, kept_name(writer, node), "{kept} = Kept([({values})])",
                       name_outputs)


def name_outputs(writer, lines, results):
    """Call what a branch computes by the names of the results, so that nothing is left to assign."""
    made = {id(y) for node in lines.nodes if node.op is not Const for y in node.outputs}
    wanted = [id(y) for y in lines.outputs]
    for key, result in zip(wanted, results):
        if key in made and wanted.count(key) == 1:
            writer.names[key] = result


def write_loop(writer, node):
    """`while`: the test in its line, if it is one expression, else in lines of its own."""
    test, body = node.attrs["cond"], node.attrs["body"]
    given = [writer.names[id(x)] for x in node.inputs]
    variables = name_results(writer, node, [identifier(x.op.name) for x in body.arguments])
    captures = given[len(variables) :]
    writer.add(f"{', '.join(variables)} = {', '.join(given[: len(variables)])}", node.name)
    kept = kept_name(writer, node)
    if kept:
        writer.add(f"{kept} = Kept()")
    write_test(writer, test, [*variables, *captures])
    with writer.indented():
        write_body(writer, body, [*variables, *captures], variables, kept, "{kept}.append(({values}))")


def write_test(writer, graph, names):
    """The first line of the loop, and those that must run before it can end."""
    writer.bind(graph.inputs, names)
    lines = lines_of(writer, graph, graph.outputs)
    written = writer.expression(lines)
    if written is not None:
        writer.add(f"while {written}:")
        return
    writer.add("while True:")
    with writer.indented():
        made = writer.statements(lines)
        writer.add(f"if not {writer.name(lines.outputs[0])}:")
        with writer.indented():
            writer.add("break")
        writer.delete(made)


def write_body(writer, graph, names, results, kept, keeping, prepare=None):
    """The lines of a body, what it keeps, and the assignment of its results.

    names: what its inputs are called.
    keeping: the line that keeps the values.
    prepare: what to do before, with the writer, the lines and the names of the results.
    """
    writer.bind(graph.inputs, names)
    lines = lines_of(writer, graph, [*graph.outputs, *(graph.kept if kept else ())])
    if prepare is not None:
        prepare(writer, lines, results)
    made = writer.statements(lines)
    found = [writer.name(y) for y in lines.outputs]
    if kept:
        values = "".join(f"{name}, " for name in found[len(results) :])
        writer.add(keeping.format(kept=kept, values=values.rstrip()))
    changed = [(a, b) for a, b in zip(results, found) if a != b]
    if changed:
        writer.add(f"{', '.join(a for a, _ in changed)} = {', '.join(b for _, b in changed)}")
    writer.delete([name for name in made if name not in results])
    if not (changed or kept or made or any(node.op is not Const for node in lines.nodes)):
        writer.add("pass")


def lines_of(writer, graph, outputs):
    """What of a graph is written for these outputs."""
    return writer.optimized(prune(body_of(graph, outputs)))


def name_results(writer, node, stems) -> list:
    """Give the results names, with numbers where they would be equal."""
    writer.namespace["Kept"] = Kept
    for y, stem in zip(node.outputs, stems):
        writer.names[id(y)] = writer.free(stem)
    return [writer.names[id(y)] for y in node.outputs[:-1]]


def kept_name(writer, node):
    """The name of what the node keeps; None where nobody uses it."""
    kept = node.outputs[-1]
    if id(kept) not in writer.used:
        return None
    if id(kept) not in writer.names:
        writer.names[id(kept)] = writer.free("kept")
    return writer.names[id(kept)]
