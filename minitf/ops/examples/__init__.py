"""Serialized examples, the elements of TFRecord files, as tensors. Floor 2.

Read `features.py` first (what a program says it expects), then `columns.py` (how values become arrays), then
`parse_example.py` and `parse_sequence.py`, the ops.

Speed, beside TensorFlow: an example is taken apart by the package protobuf, in Python, feature by feature.
"""
