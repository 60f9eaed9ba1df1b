"""From a model to a .tflite file. Floor 8. Read the stages in their order.

    freeze.py     a variable becomes the constant that it holds; what follows from constants is computed
    lowering.py   every op of ours becomes ops of TensorFlow Lite, by the rules in `rules/`
    fusing.py     biases, activations and batch norms move into the convolutions and matmuls before them
    integer.py    floats become integers (or `smaller.py`: only the weights do)
    writing.py    the file
"""
