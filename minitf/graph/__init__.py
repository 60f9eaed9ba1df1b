"""Floor 4, graph: a function of tensors as data, which can be looked at, changed, differentiated and run.

Read `func_graph.py` first (how a graph is built), then `program.py` (how it runs), `function.py` (when it is built) and
`concrete.py` (how it is called and differentiated).
"""
