"""Floor 5, module: objects that hold variables, and find those of the objects they hold.

Read `module.py` first, then `containers.py`.
"""
