"""Tables: what belongs to a word, and the other way round. Floor 2. Start with `table.py`."""
