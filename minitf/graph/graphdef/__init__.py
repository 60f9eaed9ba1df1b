"""Graphs as TensorFlow writes them, both ways. Floor 4. Start with `forms.py`, then `writing.py` and `reading.py`.

`signatures.txt` says how TensorFlow calls the arguments of its ops, `forms.py` where ours stand among them.
"""
