"""From raw files to a model that may serve, and back to the files. Floor 10. Read the files in this order:

    schema.py   what a table's columns hold, and the rows that do not fit
    slices.py   how good a model is for each kind of sample
    gate.py     whether a model is good enough to take another one's place
    drift.py    how far what is asked has moved from what was learned
    ledger.py   what was made of what
"""
