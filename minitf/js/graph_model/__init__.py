"""Graphs of ops for TensorFlow.js: whatever a tf.function does, without Python. Floor 8. Read in this order.

    frozen.py       a variable becomes the constant that it holds, in the bodies of loops and branches, too
    spelled.py      calls of functions become the nodes that they run
    counterparts.py which ops there are, and some that others can stand for
    constants.py    the values of constants move from the graph into the files of weights
    saving.py       all of it in a folder
    fused.py        the way back: nodes that TensorFlow.js's own converter has fused
    loading.py      from a folder
"""
