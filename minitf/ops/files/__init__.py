"""Files, and what stands in them, as tensors. Floor 2. Read `reading.py` first, then `csv_records.py`.

Speed, beside TensorFlow: fields of CSV are taken apart in Python, at about a third of its rate.
"""
