"""Beam search over label sequences that grow by one label or none in each frame. Floor 2. Used by `ctc_decode.py`.

The sequences form a tree: each but the empty one has a parent, itself without its last label. Alignments of a
sequence end in its last label or in a blank, and both sums are kept, because only after a blank does the same label
again make the sequence longer.
"""

from __future__ import annotations

import numpy as np

from ...backend.errors import RuleError

NEVER = -np.inf


class BeamSearch:
    """The likeliest label sequences for the frames so far, in logarithms.

    nodes: the sequences in the beam, as numbers; the empty one is 0.
    blank, label: for each of them, the log-probability of its alignments that end in a blank, or in its last label.
    parent, last: of every sequence there ever was in the beam, the number of its parent, and its last label.
    """

    def __init__(self, xp, width):
        self.xp, self.width = xp, width
        self.nodes = xp.zeros(1, int)
        self.blank, self.label = xp.zeros(1), xp.full(1, NEVER)
        self.parent, self.last = [-1], [-1]
        self.children: dict = {}

    def step(self, frame):
        """Follow all sequences for one more frame.   frame: the log-probabilities of its classes, [C], blank last."""
        xp = self.xp
        labels, last = frame[:-1], xp.asarray(self.last)[self.nodes]
        total = xp.logaddexp(self.blank, self.label)
        grown = total[:, None] + labels                       # [W, C - 1]: every sequence with every label more
        rows = xp.flatnonzero(last >= 0)
        own = labels[last[rows]]
        grown[rows, last[rows]] = self.blank[rows] + own      # the same label again: only after a blank
        label = xp.full(len(total), NEVER)
        label[rows] = self.label[rows] + own
        place = xp.full(len(self.parent), -1)
        place[self.nodes] = xp.arange(len(self.nodes))
        parents = place[xp.asarray(self.parent)[self.nodes[rows]]]
        both = parents >= 0                                   # the parent is in the beam too, and grows into its child
        child, parent = rows[both], parents[both]
        label[child] = xp.logaddexp(label[child], grown[parent, last[child]])
        grown[parent, last[child]] = NEVER
        self._keep(total + frame[-1], label, grown)

    def _keep(self, blank, label, grown):
        """Keep the likeliest of those that stayed as they were and those that have grown."""
        xp = self.xp
        scores = xp.concatenate([xp.logaddexp(blank, label), grown.reshape(-1)])
        n = min(self.width, len(scores))
        chosen = xp.argpartition(-scores, n - 1)[:n]
        chosen = chosen[scores[chosen] > NEVER]
        stays, grows = chosen[chosen < len(blank)], chosen[chosen >= len(blank)] - len(blank)
        row, new = xp.divmod(grows, max(grown.shape[1], 1))
        fresh = [self._child(node, c) for node, c in zip(self.nodes[row].tolist(), new.tolist())]
        self.nodes = xp.concatenate([self.nodes[stays], xp.asarray(fresh, int)])
        self.blank = xp.concatenate([blank[stays], xp.full(len(fresh), NEVER)])
        self.label = xp.concatenate([label[stays], grown[row, new]])

    def _child(self, node, label):
        if (node, label) not in self.children:
            self.children[node, label] = len(self.parent)
            self.parent.append(node)
            self.last.append(label)
        return self.children[node, label]

    def best(self, count):
        """The `count` likeliest sequences: lists of labels and their log-probabilities, the likeliest first."""
        if count > len(self.nodes):
            raise RuleError(f"there are only {len(self.nodes)} sequences, fewer than top_paths, {count}")
        total = self.xp.logaddexp(self.blank, self.label)
        order = self.xp.argsort(-total, kind="stable")[:count].tolist()
        return [(self._labels(int(self.nodes[i])), float(total[i])) for i in order]

    def _labels(self, node):
        labels = []
        while node:
            labels.append(self.last[node])
            node = self.parent[node]
        return labels[::-1]
