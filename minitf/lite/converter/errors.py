"""ConverterError: what a converter raises. Floor 8. Read next: `converter.py`."""


class ConverterError(Exception):
    """A model that cannot be converted.

    Source: the ConverterError of tf.lite's converter.
    """
