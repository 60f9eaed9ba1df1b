"""SavedModel: a model as a folder that TensorFlow, too, can load. Floor 6.

It holds functions as graphs, the variables that they use, and the objects that both belong to, but no Python code.
Read `folder.py` first; then `parameters.py`, `loading.py`, and `saving.py`.
"""
