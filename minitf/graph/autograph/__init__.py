"""AutoGraph: `if`, `while` and `for` on tensors become part of the graph. Floor 4. Read `convert.py` first.

A function is read as a syntax tree, rewritten, and compiled again. In the new tree every branch and every loop body is
a small function, given to an operator (`ag.if_stmt`, `ag.while_stmt`, `ag.for_stmt`). The operator looks at the
condition while the function is traced: a tensor makes a `tf.cond` or a `tf.while_loop`, anything else plain Python.

In the order in which they work: `source` finds the tree, `jumps` removes break, continue and return, `statements` (with
`scope` and `liveness`) turns branches and loops into functions, `expressions` rewrites calls and logic, `convert` puts
it all together. `ag` names the operators that the result calls.
"""
