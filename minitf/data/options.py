"""Options: how a pipeline runs, where that does not change its elements. Floor 5. Read `dataset.py` first."""

from __future__ import annotations

import enum
from typing import Any

from ..backend.errors import explain


class AutoShardPolicy(enum.IntEnum):
    """How `tf.distribute` divides a dataset among workers.  Source: tf.data.experimental.AutoShardPolicy."""

    OFF = -1
    AUTO = 0
    FILE = 1
    DATA = 2
    HINT = 3


class ExternalStatePolicy(enum.Enum):
    """What becomes of state outside of a pipeline that is saved.  Source: tf.data.experimental.ExternalStatePolicy."""

    WARN = 0
    IGNORE = 1
    FAIL = 2


class AutotuneAlgorithm(enum.Enum):
    """How TensorFlow looks for numbers of threads.  Source: tf.data.experimental.AutotuneAlgorithm."""

    DEFAULT = 0
    HILL_CLIMB = 1
    GRADIENT_DESCENT = 2
    MAX_PARALLELISM = 3
    STAGE_BASED = 4


class Settings:
    """Values under names, of which each has a type of its own, and is None until it is set.

    _kinds: name -> type; what is Settings itself is there from the beginning.
    _begins: name -> the value before it is set, where that is not None.
    """

    _kinds: dict = {}
    _begins: dict = {}

    def __init__(self):
        for name, kind in self._kinds.items():
            vars(self)[name] = kind() if issubclass(kind, Settings) else self._begins.get(name)

    def __setattr__(self, name, value):
        where = type(self).__name__
        if name not in self._kinds:
            raise AttributeError(explain(where, f"asked to set {name!r}",
                                         f"Cannot set the property; there are {', '.join(self._kinds)}"))
        kind = self._kinds[name]
        if not isinstance(value, kind):
            raise TypeError(explain(where, f"{name} is {value!r}", f"it must be of type {kind.__name__}"))
        vars(self)[name] = value

    def merge(self, options):
        """What was set here, where `options` sets nothing else.

        Raises: TypeError for options of another class.
        """
        if type(options) is not type(self):
            raise TypeError(explain(type(self).__name__, f"options is {options!r}",
                                    f"Could not merge: it must be a {type(self).__name__}"))
        merged = type(self)()
        for name in self._kinds:
            mine, other = vars(self)[name], vars(options)[name]
            is_set = other is not None and other != self._begins.get(name)
            vars(merged)[name] = mine.merge(other) if isinstance(mine, Settings) else other if is_set else mine
        return merged

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    __hash__: Any = None  # they change

    def __getattr__(self, name) -> Any:
        raise AttributeError(explain(type(self).__name__, f"asked for {name!r}", f"there are {', '.join(self._kinds)}"))

    def __repr__(self):
        given = {name: value for name, value in vars(self).items() if value is not None}
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in given.items())})"


class ThreadingOptions(Settings):
    """Source: tf.data.ThreadingOptions. Kept for programs that set them; how many threads run, says each stage."""

    _kinds = {"max_intra_op_parallelism": int, "private_threadpool_size": int}


class AutotuneOptions(Settings):
    """Source: tf.data.experimental.AutotuneOptions. Kept for programs that set them."""

    _kinds = {"enabled": bool, "cpu_budget": int, "ram_budget": int, "autotune_algorithm": AutotuneAlgorithm,
             "initial_parallelism": int, "min_parallelism": int}  # fmt: skip


class DistributeOptions(Settings):
    """Source: tf.data.experimental.DistributeOptions. What `tf.distribute` reads."""

    _kinds = {"auto_shard_policy": AutoShardPolicy, "num_devices": int}
    _begins = {"auto_shard_policy": AutoShardPolicy.AUTO}


class OptimizationOptions(Settings):
    """Source: tf.data.experimental.OptimizationOptions. Kept for programs that set them."""

    _kinds = dict.fromkeys((
        "apply_default_optimizations", "filter_fusion", "filter_parallelization", "inject_prefetch",
        "map_and_batch_fusion", "map_and_filter_fusion", "map_fusion", "map_parallelization", "noop_elimination",
        "parallel_batch", "seq_interleave_prefetch", "shuffle_and_repeat_fusion"), bool)  # fmt: skip


class ServiceOptions(Settings):
    """Source: tf.data.experimental.ServiceOptions. Kept for programs that set them."""

    _kinds = {"pinned": bool}


class Options(Settings):
    """How a dataset runs.

    deterministic: whether elements come in one order also where calls run side by side; None is True.

        >>> import minitf as tf
        >>> options = tf.data.Options()
        >>> options.deterministic = False
        >>> tf.data.Dataset.range(3).with_options(options).options().deterministic
        False

    Raises: TypeError where a value is not of the type of its name; AttributeError for a name that is none.
    Source: tf.data.Options. Differs: what concerns how TensorFlow rewrites a pipeline is kept, and has no effect.
    """

    _kinds = {
        "autotune": AutotuneOptions,
        "dataset_name": str,
        "deterministic": bool,
        "experimental_distribute": DistributeOptions,
        "experimental_external_state_policy": ExternalStatePolicy,
        "experimental_optimization": OptimizationOptions,
        "experimental_service": ServiceOptions,
        "experimental_slack": bool,
        "experimental_symbolic_checkpoint": bool,
        "experimental_warm_start": bool,
        "framework_type": list,
        "threading": ThreadingOptions,
    }

    @property
    def experimental_deterministic(self):
        """The older name of `deterministic`."""
        return self.deterministic

    @property
    def experimental_threading(self):
        """The older name of `threading`."""
        return self.threading

    def __setattr__(self, name, value):
        older = {"experimental_deterministic": "deterministic", "experimental_threading": "threading"}
        super().__setattr__(older.get(name, name), value)
