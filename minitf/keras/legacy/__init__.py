"""Functions of `tf.keras.backend`, from before `keras.ops`: what old losses and metrics are written in. Floor 7.

They are the ops of floor 2, under the names and with the arguments of old.
"""
