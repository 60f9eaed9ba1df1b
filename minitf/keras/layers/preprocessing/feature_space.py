"""FeatureSpace: the columns of a table as one vector. Floor 7. Read `string_lookup.py` and `hashed_crossing.py` first.

Each column has a layer that prepares it, and maybe columns are crossed. What comes out as a number of a category is
made a vector of 0 and 1, and all vectors are put side by side.
"""

from __future__ import annotations

from ....backend.errors import explain
from ....data.dataset import Dataset
from ....ops.shapes.joining import concat
from ....ops.shapes.layout import expand_dims, reshape, squeeze
from ...deserialization import deserialize_keras_object
from ...naming import auto_name
from ...serialization import serialize_keras_object
from ...standardize import standardize_dtype
from ..core.input_layer import Input
from ..layer import Layer
from .category_encoding import CategoryEncoding
from .discretization import Discretization
from .encoding import as_input
from .hashed_crossing import HashedCrossing
from .hashing import Hashing
from .index_lookup import IndexLookup
from .integer_lookup import IntegerLookup
from .normalization import Normalization
from .rescaling import Rescaling
from .string_lookup import StringLookup
from .text_vectorization import TextVectorization


class Cross:
    """Columns that are crossed.

    feature_names: theirs.   crossing_dim: into how many numbers.   output_mode: "int" or "one_hot", as in Feature.
    """

    def __init__(self, feature_names, crossing_dim, output_mode="one_hot"):
        require_mode(output_mode, ("int", "one_hot"))
        self.feature_names, self.crossing_dim, self.output_mode = tuple(feature_names), crossing_dim, output_mode

    @property
    def name(self) -> str:
        return "_X_".join(self.feature_names)

    def get_config(self):
        return {"feature_names": self.feature_names, "crossing_dim": self.crossing_dim, "output_mode": self.output_mode}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


class Feature:
    """A column: the dtype of its values, the layer that prepares them, and what becomes of that.

    output_mode: "float" or "int": it stays as it is; "one_hot": the numbers become vectors.
    """

    def __init__(self, dtype, preprocessor, output_mode):
        require_mode(output_mode, ("int", "one_hot", "float"))
        self.dtype, self.output_mode = dtype, output_mode
        self.preprocessor = deserialize_keras_object(preprocessor) if isinstance(preprocessor, dict) else preprocessor

    def get_config(self):
        return {"dtype": self.dtype, "preprocessor": serialize_keras_object(self.preprocessor),
                "output_mode": self.output_mode}  # fmt: skip

    @classmethod
    def from_config(cls, config):
        return cls(**config)


class TFDIdentity(Layer):
    """The inputs as they are."""

    def call(self, x):
        """The same."""
        return x


class TFDConcat(Layer):
    """The inputs side by side along an axis."""

    def __init__(self, axis, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def call(self, xs):
        """One tensor."""
        return concat(xs, self.axis)


class FeatureSpace(Layer):
    """The columns of a table as one vector for each row.

    features: dict of name -> kind of column: "float", "float_normalized", "float_rescaled", "float_discretized",
        "integer_categorical", "string_categorical", "integer_hashed", "string_hashed"; or what the methods of these
        names return, which take settings; or `FeatureSpace.feature(...)` with a layer of one's own.
    output_mode: "concat", all in one vector; or "dict", each under its name.
    crosses: list of tuples of names, or of `FeatureSpace.cross(...)`: columns that are crossed.
    crossing_dim, hashing_dim, num_discretization_bins: how many numbers crosses, hashes and bins have, if not said.

        >>> import minitf as tf
        >>> columns = {"age": [20., 30., 40.], "pet": ["cat", "dog", "cat"]}
        >>> space = tf.keras.utils.FeatureSpace({"age": "float_normalized", "pet": "string_categorical"})
        >>> space.adapt(tf.data.Dataset.from_tensor_slices(columns))
        >>> space({"age": 30., "pet": "dog"}).numpy()
        array([0., 0., 0., 1.], dtype=float32)

    Raises: ValueError where it is not adapted, a kind or a crossed column is not known, or what comes out cannot be
    made a vector.
    Source: keras.utils.FeatureSpace.
    """

    def __init__(self, features, output_mode="concat", crosses=None, crossing_dim=32, hashing_dim=32,
                 num_discretization_bins=32, name=None):
        super().__init__(name=name)
        if not features:
            raise ValueError(explain("FeatureSpace", f"features={features}", "there must be at least one"))
        require_mode(output_mode, ("dict", "concat"))
        self.crossing_dim, self.hashing_dim = crossing_dim, hashing_dim
        self.num_discretization_bins, self.output_mode = num_discretization_bins, output_mode
        self.features = {key: self._feature(key, value) for key, value in features.items()}
        self.crosses = [self._cross(cross) for cross in crosses or ()]
        self.inputs = {key: Input((1,), dtype=value.dtype, name=key) for key, value in self.features.items()}
        self.preprocessors = {key: value.preprocessor for key, value in self.features.items()}
        self.crossers = {cross.name: HashedCrossing(cross.crossing_dim, name=cross.name) for cross in self.crosses}
        self.one_hot_encoders: dict = {}
        self.concat = self.encoded_features = None
        self._is_adapted = False

    # --- kinds of columns ------------------------------------------------------------------------------------------
    @classmethod
    def cross(cls, feature_names, crossing_dim, output_mode="one_hot"):
        """Columns that are crossed into `crossing_dim` numbers."""
        return Cross(feature_names, crossing_dim, output_mode)

    @classmethod
    def feature(cls, dtype, preprocessor, output_mode):
        """A column that a layer of one's own prepares."""
        return Feature(dtype, preprocessor, output_mode)

    @classmethod
    def float(cls, name=None):
        """Numbers as they are."""
        return Feature("float32", TFDIdentity(dtype="float32", name=layer_name(name, "float")), "float")

    @classmethod
    def float_rescaled(cls, scale=1.0, offset=0.0, name=None):
        """Numbers in other units."""
        return Feature("float32", Rescaling(scale, offset, name=layer_name(name, "float_rescaled")), "float")

    @classmethod
    def float_normalized(cls, name=None):
        """Numbers with mean 0 and variance 1."""
        return Feature("float32", Normalization(name=layer_name(name, "float_normalized")), "float")

    @classmethod
    def float_discretized(cls, num_bins, bin_boundaries=None, output_mode="one_hot", name=None):
        """Numbers as the bins in which they lie."""
        name = layer_name(name, "float_discretized")
        return Feature("float32", Discretization(bin_boundaries, num_bins, name=name), output_mode)

    @classmethod
    def integer_categorical(cls, max_tokens=None, num_oov_indices=1, output_mode="one_hot", name=None):
        """Integers that are names of categories."""
        name = layer_name(name, "integer_categorical")
        return Feature("int32", IntegerLookup(max_tokens, num_oov_indices, name=name), output_mode)

    @classmethod
    def string_categorical(cls, max_tokens=None, num_oov_indices=1, output_mode="one_hot", name=None):
        """Texts that are names of categories."""
        name = layer_name(name, "string_categorical")
        return Feature("string", StringLookup(max_tokens, num_oov_indices, name=name), output_mode)

    @classmethod
    def string_hashed(cls, num_bins, output_mode="one_hot", name=None):
        """Texts as their hashes."""
        return Feature("string", Hashing(num_bins, name=layer_name(name, "string_hashed")), output_mode)

    @classmethod
    def integer_hashed(cls, num_bins, output_mode="one_hot", name=None):
        """Integers as their hashes."""
        return Feature("int32", Hashing(num_bins, name=layer_name(name, "integer_hashed")), output_mode)

    def _feature(self, name, kind):
        """A column from the name of its kind, from a config, or as it is."""
        if isinstance(kind, dict):
            return deserialize_keras_object(kind)
        if isinstance(kind, Feature):
            return kind
        settings = {"float": (), "float_normalized": (), "float_rescaled": (), "integer_categorical": (),
                    "string_categorical": (), "float_discretized": (self.num_discretization_bins,),
                    "integer_hashed": (self.hashing_dim,), "string_hashed": (self.hashing_dim,)}  # fmt: skip
        if kind not in settings:
            raise ValueError(explain("FeatureSpace", f"{name!r} is {kind!r}", "Invalid feature type",
                                     f"Use one of {', '.join(settings)}"))
        return getattr(self, kind)(*settings[kind], name=name)

    def _cross(self, cross):
        """A cross from a tuple of names, from a config, or as it is."""
        cross = deserialize_keras_object(cross) if isinstance(cross, dict) else cross
        if isinstance(cross, Cross):
            return cross
        unknown = [name for name in cross if name not in self.features]
        if unknown or not self.crossing_dim:
            raise ValueError(explain("FeatureSpace", f"crosses {cross}, crossing_dim={self.crossing_dim}",
                                     "all crossed columns must be among the features, and crossing_dim be given"))
        return Cross(cross, self.crossing_dim)

    # --- finding what the columns hold -------------------------------------------------------------------------------
    def _to_adapt(self) -> list:
        """The names of columns whose layers have to see data."""
        def knows(layer):
            given = isinstance(layer, Normalization) and layer.input_mean is not None
            return given or (isinstance(layer, TextVectorization) and layer._lookup_layer._has_input_vocabulary)

        return [name for name, layer in self.preprocessors.items() if hasattr(layer, "adapt") and not knows(layer)]

    def adapt(self, dataset):
        """Let the layers of all columns see data.   dataset: of dicts of columns, in batches or not; or one dict.

        Raises: ValueError for anything else.
        """
        if isinstance(dataset, dict):
            dataset = Dataset.from_tensor_slices(dataset)
        if not isinstance(dataset, Dataset):
            raise ValueError(explain("FeatureSpace.adapt", f"data of type {type(dataset).__name__}",
                                     "it must be a tf.data.Dataset or a dict of arrays"))
        for name in self._to_adapt():
            column = dataset.map(lambda row, name=name: row[name])
            column = column if column.element_spec.shape.rank else column.batch(32)
            if column.element_spec.shape.rank == 1:
                column = column.map(lambda x: expand_dims(x, -1))
            self.preprocessors[name].adapt(column)
        self._is_adapted = True
        self.get_encoded_features()

    def get_inputs(self) -> dict:
        """A keras.Input for each column."""
        self.get_encoded_features()
        return self.inputs

    def get_encoded_features(self):
        """The KerasTensor, or the dict of them, that a model goes on with."""
        if not self._is_adapted and self._to_adapt():
            raise ValueError(explain(f"FeatureSpace {self.name!r}", "used before it saw data",
                                     "You need to call `.adapt(dataset)` on it first"))
        if self.encoded_features is None:
            self.encoded_features = self._encoded(self.inputs)
            self.built = True
        return self.encoded_features

    # --- calling -----------------------------------------------------------------------------------------------------
    def __call__(self, data):
        """The vectors of some rows, or of one.   data: dict of columns [B], [B, 1], or of single values."""
        self.get_encoded_features()
        if not isinstance(data, dict):
            raise ValueError(explain(f"FeatureSpace {self.name!r}", f"data of type {type(data).__name__}",
                                     "A FeatureSpace can only be called with a dict"))
        columns = {name: as_input(x) for name, x in data.items()}
        is_row = any(x.shape.rank == 0 for x in columns.values())
        found = self._encoded({name: as_column(x) for name, x in columns.items()})
        if not is_row:
            return found
        if self.output_mode == "concat":
            return squeeze(found, 0)
        return {name: squeeze(x, 0) if x.shape.rank == 2 and x.shape[0] == 1 else x for name, x in found.items()}

    def _encoded(self, columns):
        """The vectors for columns [B, 1], tensors or KerasTensors."""
        prepared = {name: self.preprocessors[name](x) for name, x in columns.items()}
        crossed = {cross.name: self.crossers[cross.name]([prepared[name] for name in cross.feature_names])
                   for cross in self.crosses}  # fmt: skip
        specs = {**self.features, **{cross.name: cross for cross in self.crosses}}
        names = [*sorted(prepared), *sorted(crossed)]
        encoded = {name: self._vector(name, {**prepared, **crossed}[name], specs[name]) for name in names}
        if self.output_mode == "dict":
            return encoded
        for name, x in encoded.items():
            if standardize_dtype(x.dtype).startswith(("int", "string")):
                raise ValueError(explain(f"FeatureSpace {self.name!r}", f"feature {name!r} is {x.dtype}",
                                         "what is not a vector of floats cannot be concatenated",
                                         "Consider using `output_mode='dict'`"))
        self.concat = self.concat or TFDConcat(axis=-1)
        return self.concat(list(encoded.values()))

    def _vector(self, name, x, spec):
        """A prepared column as a vector, if its mode is "one_hot"."""
        if spec.output_mode != "one_hot":
            return x
        if name not in self.one_hot_encoders:
            count = self._number_of_categories(name)
            if count is None or not standardize_dtype(x.dtype).startswith("int"):
                raise ValueError(explain(f"FeatureSpace {self.name!r}", f"feature {name!r}, output_mode='one_hot'",
                                         "its layer must give integers, of which it is known how many there are",
                                         "Try using `output_mode='int'`"))
            self.one_hot_encoders[name] = CategoryEncoding(count, output_mode="multi_hot")
        return self.one_hot_encoders[name](x)

    def _number_of_categories(self, name):
        """How many numbers the layer of a column or cross can give; None where that is not known."""
        layer = self.preprocessors.get(name) or self.crossers[name]
        if isinstance(layer, IndexLookup):
            return layer.vocabulary_size()
        if isinstance(layer, Discretization | HashedCrossing | Hashing):
            return layer.num_bins
        return layer.num_tokens if isinstance(layer, CategoryEncoding) else None

    # --- config and files --------------------------------------------------------------------------------------------
    def get_config(self):
        return {"features": serialize_keras_object(self.features), "output_mode": self.output_mode,
                "crosses": serialize_keras_object(self.crosses), "crossing_dim": self.crossing_dim,
                "hashing_dim": self.hashing_dim, "num_discretization_bins": self.num_discretization_bins}

    @classmethod
    def from_config(cls, config):
        return cls(**config)

    def get_build_config(self):
        return {name: layer.get_build_config() for name, layer in self.preprocessors.items()}

    def build_from_config(self, config):
        """Build the layers of the columns."""
        for name, part in config.items():
            if not self.preprocessors[name].built:
                self.preprocessors[name].build_from_config(part)
        self._is_adapted = True

    def save(self, filepath):
        """Write it to a `.keras` file, which `keras.models.load_model` reads."""
        from ...saving.archive import save_model

        save_model(self, filepath)

    def save_own_variables(self, store):
        """Nothing: its layers have them."""

    def load_own_variables(self, store):
        """Nothing: its layers have them."""


def require_mode(mode, allowed):
    """Raise ValueError for an output mode that there is not."""
    if mode not in allowed:
        raise ValueError(explain("FeatureSpace", f"output_mode={mode!r}", f"it must be one of {allowed}"))


def layer_name(name, kind) -> str:
    """The name of the layer of a column."""
    return f"{name or auto_name(kind)}_preprocessor"


def as_column(x):
    """Values as a column [B, 1]; wider ones as they are."""
    if x.shape.rank == 0:
        return reshape(x, [1, 1])
    return expand_dims(x, -1) if x.shape.rank == 1 else x
