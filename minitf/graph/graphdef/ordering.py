"""An order in which the nodes of a GraphDef can be read: each after what goes into it. Floor 4.

A file may list its nodes in any order. Read next: `reading.py`.
"""

from __future__ import annotations

import heapq

from ...backend.errors import did_you_mean, explain


def in_order(nodes, given=()) -> list:
    """The NodeDefs, each behind those that it refers to, else in the order of the file.

    given: names that are known from elsewhere: a function's arguments, or what takes the place of a node.

    Raises: ValueError for a name that is there twice or not at all, and for nodes in a cycle.
    """
    by_name = unique(nodes)
    waits_for = {name: sources_of(node, by_name, given) for name, node in by_name.items()}
    feeds: dict[str, list] = {name: [] for name in by_name}
    for name, sources in waits_for.items():
        for source in sources:
            feeds[source].append(name)
    missing = {name: len(sources) for name, sources in waits_for.items()}
    place = {name: i for i, name in enumerate(by_name)}
    ready = [(place[name], name) for name in by_name if not missing[name]]  # a heap: the first in the file comes first
    found = []
    while ready:
        _, name = heapq.heappop(ready)
        found.append(by_name[name])
        for follower in feeds[name]:
            missing[follower] -= 1
            if not missing[follower]:
                heapq.heappush(ready, (place[follower], follower))
    if len(found) < len(by_name):
        stuck = [name for name in by_name if missing[name]]
        raise ValueError(explain("GraphDef", f"{len(stuck)} nodes in a cycle ({', '.join(stuck[:3])}, ...)",
                                 "a node must not depend on itself", "Write loops as While"))
    return found


def unique(nodes) -> dict:
    """Name -> NodeDef."""
    by_name: dict = {}
    for node in nodes:
        if not node.name or node.name.startswith("^") or ":" in node.name:
            raise ValueError(explain("GraphDef", f"a node with the name {node.name!r}",
                                     "a name must not be empty, nor hold ':' or begin with '^'"))
        if node.name in by_name:
            raise ValueError(explain("GraphDef", f"two nodes with the name {node.name!r}", "each needs one of its own"))
        by_name[node.name] = node
    return by_name


def sources_of(node, by_name, given) -> set:
    """The names of the nodes that a node refers to."""
    names = {source_name(text) for text in node.input if source_name(text) not in given and text not in given}
    for name in names:
        if name not in by_name:
            raise ValueError(explain("GraphDef", f"node {node.name!r} takes {name!r}", "there is no such node",
                                     did_you_mean(name, by_name)))
    return names


def source_name(text) -> str:
    """The node's name in a reference: 'a' of 'a', 'a:1', '^a' and 'a:output:0'."""
    return text.lstrip("^").partition(":")[0]
