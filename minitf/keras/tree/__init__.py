"""The table of `tf.keras.tree`: structures of lists, tuples and dicts, as `tf.nest`, and a little more. Floor 7."""

from ...backend.tables import lazy

NAMES = {
    "keras.tree.structures": (
        "is_nested flatten flatten_with_path pack_sequence_as map_structure map_structure_up_to map_shape_structure "
        "assert_same_structure assert_same_paths lists_to_tuples traverse MAP_TO_NONE"
    ),
}

__getattr__, __dir__ = lazy(__name__, NAMES)
