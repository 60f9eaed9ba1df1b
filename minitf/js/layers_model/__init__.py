"""Keras models as TensorFlow.js's own layers, which can be trained on there. Floor 8. Read in this order.

    table.py        which layers have a counterpart, and which of their settings it reads
    words.py        activations, regularizers, constraints: other names, or none
    configs.py      from Keras 3's configs to those that TensorFlow.js reads, which are older
    calls.py        graphs of layers
    names.py        what each weight is called there
    training.py     loss, metrics, optimizer; optimizer_state.py, what it remembers
    whole.py        what a model as a whole cannot do there
    saving.py       all of it in a folder
    older.py        the way back
    loading.py      from a folder
"""
