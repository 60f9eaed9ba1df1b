"""Numbers in few bits: quantized integers, and floats that pretend to be such while a model learns. Floor 2.

Read `fake_quant.py` first, then `quantize.py`.
"""
