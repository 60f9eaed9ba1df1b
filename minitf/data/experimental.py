"""tf.data.experimental.   Floor 5."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "data.applied": """
        assert_cardinality at bucket_by_sequence_length copy_to_device dense_to_ragged_batch dense_to_sparse_batch
        enumerate_dataset from_list group_by_reducer group_by_window ignore_errors map_and_batch pad_to_cardinality
        parallel_interleave parse_example_dataset prefetch_to_device rejection_resample scan shuffle_and_repeat snapshot
        take_while unbatch unique
    """,
    "data.csv_dataset": "CsvDataset make_csv_dataset",
    "data.dataset": "AUTOTUNE INFINITE_CARDINALITY SHARD_HINT UNKNOWN_CARDINALITY",
    "data.experimental_functions": """
        Counter RandomDataset SqlDataset TFRecordWriter cardinality choose_from_datasets enable_debug_mode from_variant
        get_single_element get_structure load make_batched_features_dataset sample_from_datasets save to_variant
    """,
    "data.optional": "Optional get_next_as_optional",
    "data.options": """
        AutoShardPolicy AutotuneAlgorithm AutotuneOptions DistributeOptions ExternalStatePolicy OptimizationOptions
        ServiceOptions ThreadingOptions
    """,
    "data.tables": "DatasetInitializer index_table_from_dataset table_from_dataset",
    "data.transformations.group_by_reducer": "Reducer",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
