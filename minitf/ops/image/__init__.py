"""Images: size, frame, colour, what changes them at random, and what is found in them. Floor 2.

An image is a tensor [H, W, C], a batch of them [B, H, W, C]. Read first: `batches.py`.

Speed, beside TensorFlow: what computes each pixel from a few others, in many steps (resizing, crops of boxes, hue and
saturation), makes a pass over a block of the image for each step, where a compiled loop takes one pixel through all
of them: two to eight times as long for a million elements. For 4x4 pixels, thirty calls of NumPy's for colours
(`hsv.py`) and crops take longer than TensorFlow's one op.
"""
