"""The digits that minitf ships: `tf.keras.datasets.digits`. Floor 7. See `minitf/datasets/digits.py`.

Source: ours; Keras has none that needs no download.
"""

from ...datasets.digits import load_data

__all__ = ["load_data"]
