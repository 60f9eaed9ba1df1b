"""DatasetAdapter: the batches of a tf.data.Dataset, or of anything that iterates as one does. Floor 7."""

from .... import tree
from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ..packing import unpack_x_y_sample_weight
from .class_weights import weights_of_classes

UNKNOWN = -1  # cardinalities below 0: endless (-1), and not known (-2)


def is_dataset(x):
    """Whether this is a dataset: it says what its elements are, and can be iterated over."""
    return hasattr(x, "element_spec") and hasattr(x, "__iter__")


class DatasetAdapter:
    """The elements of a dataset that has been batched: x, (x, y) or (x, y, sample_weight).

    class_weight: dict, class number -> how much its samples count.
    Raises: ValueError for class weights besides sample weights, or of several targets.
    """

    def __init__(self, dataset, class_weight=None):
        self._dataset = dataset
        self._class_weight = class_weight

    @property
    def num_batches(self):
        """How many batches an epoch has; None where the dataset does not know."""
        cardinality = getattr(self._dataset, "cardinality", None)
        count = UNKNOWN if cardinality is None else int(cardinality() if callable(cardinality) else cardinality)
        return None if count < 0 else count

    def batches(self):
        """Yield the batches of one epoch."""
        return iter(self._dataset) if self._class_weight is None else map(self._weighted, self._dataset)

    def _weighted(self, batch):
        x, y, sample_weight = unpack_x_y_sample_weight(batch)
        if sample_weight is not None or tree.is_nested(y):
            received = "sample weights too" if sample_weight is not None else "several targets"
            raise ValueError(explain("fit: class_weight", received, "it needs one target, and no other weights",
                                     "Let the dataset yield (x, y, sample_weight)"))
        return x, y, convert_to_tensor(weights_of_classes(y, self._class_weight))

    def on_epoch_begin(self):
        """Nothing to do: iterating starts the dataset anew."""

    def on_epoch_end(self):
        """Nothing to do."""
