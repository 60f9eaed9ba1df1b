"""What the layers of neural networks are made of: activations, softmax, losses, dropout. Floor 2.

Read `rectifiers.py` first, then `softmax.py` and `cross_entropy.py`.

Speed, beside TensorFlow: an activation of few steps is as fast, one of five (`softmax`, `selu`, `softsign`) up to
twice as long; what draws numbers (`dropout`), needs erf (`gelu`) or goes from element to element
(`isotonic_regression`, in Python: up to thirty times as long) is slower, as their files say. `in_top_k` compares all
classes, where a compiled loop stops as soon as k are better.
"""
