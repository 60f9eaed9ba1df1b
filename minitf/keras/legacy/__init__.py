"""Functions of `tf.keras.backend`, from before `keras.ops`: what old losses and metrics are written in. Floor 7.

Most names of `../backend.py` lead straight to the ops of floor 2. Here stand those that differ from them.
"""
