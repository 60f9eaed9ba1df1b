"""Floor 5: what a program tells while it runs, in event files that TensorBoard opens. Read next: `summaries.py`.

`event_file.py` writes the files and `event_reader.py` reads them; `plugins.py` says what each kind of summary holds.
"""
