"""Datasets on disk, as TensorFlow writes them. Floor 5. Read `elements.py` first.

`Dataset.save` makes a folder, which holds

    dataset_spec.pb                       what an element is like, a StructuredValue
    snapshot.metadata                     the name of the run, and whether it is whole
    RUN/00000000.shard/00000000.snapshot  records: for every element a TensorProto for each of its tensors

`Dataset.snapshot` makes such folders without the spec, one for each pipeline. `Dataset.cache` writes a bundle of
tensors, as checkpoints are.
"""
