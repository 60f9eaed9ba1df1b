"""The public names, one table per namespace.   Floor 9.   Next: root.py, what stands right after `tf.`.

How a table works stands in `backend/tables.py`. A floor that is a namespace itself (`tf.keras`) holds its own tables.
"""
