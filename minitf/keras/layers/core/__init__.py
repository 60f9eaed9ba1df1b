"""The layers that most models have: the input, and the product with a matrix of weights. Floor 7. Read `dense.py`."""
