"""Pooling first: the maximum of ReLUs is the ReLU of the maximum. Floor 4. Read `algebra.py` first.

    r = Relu(x)                 q = MaxPool(x)
    y = MaxPool(r)       ->     y = Relu(q)
    dr = MaxPoolGrad(r, y, dy)  dq = ReluGrad(dy, y)
    dx = ReluGrad(dr, r)        dx = MaxPoolGrad(x, q, dq)

With windows of 2 x 2 that leaves a quarter of the ReLUs to compute, on both ways. The results are the same: where a
maximum is positive, it is the same element's with and without ReLU, and where it is not, its gradient is 0.
Read next: `constants.py`.
"""

from __future__ import annotations

from .rewriting import new_node, rewritten

POOLINGS = {"MaxPool": "MaxPoolGrad", "MaxPool3D": "MaxPool3DGrad"}  # type of an op -> that of its gradient's


def pool_first(body):
    """The body in which maxima are taken before ReLU, where nothing else needs all of the ReLUs."""
    users: dict = {}
    for node in body.nodes:
        for x in node.inputs:
            users.setdefault(id(x), []).append(node)
    kept = {id(y) for y in body.outputs}
    partners: dict = {}  # name of a node -> the node with which it changes places
    for node in body.nodes:
        if node.type == "Relu" and id(node.output) not in kept:
            partners |= exchanges(node, users, kept)
    return rewritten(body, lambda node: exchanged(node, partners[node.name]) if node.name in partners else None)


def exchanges(relu, users, kept) -> dict:
    """For nodes around a ReLU, by name, those with which they change places; none where something else needs it."""
    around = users.get(id(relu.output), [])
    pools = [node for node in around if node.type in POOLINGS]
    slopes = [node for node in around if node.type == "ReluGrad" and node.inputs[1] is relu.output]
    grads = [node.inputs[0].op for node in slopes]
    if len(pools) != 1 or {id(n) for n in around} != {id(n) for n in (*pools, *slopes, *grads)} or len(grads) > 1:
        return {}
    (pool,) = pools
    for grad in grads:
        if grad.type != POOLINGS[pool.type] or not (grad.inputs[0] is relu.output and grad.inputs[1] is pool.output):
            return {}
        if id(grad.output) in kept or len(users[id(grad.output)]) != 1 or grad.attrs != pool.attrs:
            return {}
    pairs = [(relu, pool), *zip(grads, slopes)]
    return {one.name: other for pair in pairs for one, other in (pair, pair[::-1])}


def exchanged(node, partner):
    """What stands in the place of a node: its partner's op, of what is there by now."""
    if node.type == "ReluGrad":  # dq, q  ->  dx
        dq, q = node.inputs
        return new_node(partner.op, (q.op.inputs[0], q, dq), partner.attrs, partner)
    if partner.type == "ReluGrad":  # q, y, dy  ->  dq
        return new_node(partner.op, (node.inputs[2], node.inputs[1]), partner.attrs, partner)
    return new_node(partner.op, node.inputs, partner.attrs, partner)
