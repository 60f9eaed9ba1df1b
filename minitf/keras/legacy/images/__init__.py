"""`ImageDataGenerator`: pictures changed at random, as Keras did it before it had layers for that. Floor 7.

    warping.py     one picture: turned, moved, sheared, zoomed; its colours and its brightness
    generator.py   which changes, by chance
    batches.py     batches of arrays
    files.py       batches of picture files, from folders and from a pandas frame

New programs use the layers in `keras/layers/preprocessing/images/`, which work on batches and inside of a model.
"""
