"""Extension types: classes of users, made of tensors, that pass wherever a tensor does.   Floor 2.

Next: extension_type.py.
"""
