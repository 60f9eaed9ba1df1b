"""Means, sums, extremes and places of them. Floor 8. Read `shaping.py` first, `looping.py` next."""

from __future__ import annotations

CODES = {"Mean": "MEAN", "Sum": "SUM", "Max": "REDUCE_MAX", "Min": "REDUCE_MIN", "Prod": "REDUCE_PROD",
         "All": "REDUCE_ALL", "Any": "REDUCE_ANY"}


def reduction(low, node, x):
    """A reduction over the axes that the op names, or all of them."""
    axes = node.attrs["axis"]
    axes = range(x.rank) if axes is None else [axes] if isinstance(axes, int) else axes
    return low.emit(CODES[node.type], [x, low.integers([int(axis) % x.rank for axis in axes])], node.outputs[0].spec,
                    keep_dims=bool(node.attrs["keep_dims"]))


def place(low, node, x):
    """ARG_MAX or ARG_MIN."""
    spec = node.outputs[0].spec
    code = "ARG_MAX" if node.type == "ArgMax" else "ARG_MIN"
    return low.emit(code, [x, low.integers(int(node.attrs["axis"]) % x.rank)], spec, output_type=spec.dtype)


def top(low, node, x, k):
    """TOPK_V2."""
    return low.emit("TOPK_V2", [x, low.as_int32(k)], *[y.spec for y in node.outputs])


def cumulative_sum(low, node, x):
    """CUMSUM."""
    attrs = node.attrs
    return low.emit("CUMSUM", [x, low.integers(int(attrs["axis"]) % x.rank)], node.outputs[0].spec,
                    exclusive=bool(attrs["exclusive"]), reverse=bool(attrs["reverse"]))


RULES = {**dict.fromkeys(CODES, reduction), "ArgMax": place, "ArgMin": place, "TopKV2": top, "Cumsum": cumulative_sum}
