"""Bundles: the tensors of a checkpoint in files. Floor 0. Start with `table.py`, then `reader.py` and `writer.py`.

    ckpt-1.index                    name of a tensor -> its dtype, shape, place and checksum, sorted by name
    ckpt-1.data-00000-of-00001      the bytes of the tensors, one after the other

The index is a table in the format of LevelDB. The data may be spread over several files.
"""
