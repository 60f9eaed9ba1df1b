"""Numbers in few bits: quantized integers, and floats that pretend to be such while a model learns. Floor 2.

Read `fake_quant.py` first, then `quantize.py`.

Speed, beside TensorFlow: rounding to levels is eight passes over a block of numbers (scale, shift, round, clip,
convert, and back), each a call of NumPy's, where a compiled loop makes one: three to seven times as long for a
million elements.
"""
