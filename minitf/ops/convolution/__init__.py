"""Windows that slide over images: convolutions in 1 to 3 dimensions, their transposes, space against depth. Floor 2.

Read `geometry.py` first (where the windows lie), then `windows.py` (how to see them) and `im2col.py` (how to multiply).

Speed, beside TensorFlow: where there are few channels, the time goes into copying windows (`im2col.py`, in rows of
channels), and TensorFlow's oneDNN reads the image where it lies: two to four times as long for 3x3 windows and 16
channels, no longer for 64 and more. A depthwise convolution and a dilation are a multiplication and an addition for
each tap of the window, passes over blocks of the image that a compiled loop makes at once: four to six times as long.
"""
