"""Fills the slots that core declares: what `x + y`, `x[i]` and a list of tensors mean. Floor 2.

The only file that does. Every file of ops that public code reaches imports it, so that no tensor exists without them.
"""
