"""Options: how a pipeline runs, where that does not change its elements. Floor 5. Read `dataset.py` first."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field


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


@dataclass
class ThreadingOptions:
    """Source: tf.data.ThreadingOptions. Kept for programs that set them; how many threads run, says each stage."""

    max_intra_op_parallelism: int | None = None
    private_threadpool_size: int | None = None


@dataclass
class AutotuneOptions:
    """Source: tf.data.experimental.AutotuneOptions. Kept for programs that set them."""

    enabled: bool | None = None
    cpu_budget: int | None = None
    ram_budget: int | None = None
    autotune_algorithm: object = None
    initial_parallelism: int | None = None


@dataclass
class DistributeOptions:
    """Source: tf.data.experimental.DistributeOptions. What `tf.distribute` reads."""

    auto_shard_policy: AutoShardPolicy = AutoShardPolicy.AUTO
    num_devices: int | None = None


@dataclass
class OptimizationOptions:
    """Source: tf.data.experimental.OptimizationOptions. Kept for programs that set them."""

    apply_default_optimizations: bool | None = None
    filter_fusion: bool | None = None
    filter_parallelization: bool | None = None
    inject_prefetch: bool | None = None
    map_and_batch_fusion: bool | None = None
    map_and_filter_fusion: bool | None = None
    map_fusion: bool | None = None
    map_parallelization: bool | None = None
    noop_elimination: bool | None = None
    parallel_batch: bool | None = None
    seq_interleave_prefetch: bool | None = None
    shuffle_and_repeat_fusion: bool | None = None


@dataclass
class Options:
    """How a dataset runs.

    deterministic: whether elements come in one order also where calls run side by side; None is True.

        >>> import minitf as tf
        >>> options = tf.data.Options()
        >>> options.deterministic = False
        >>> tf.data.Dataset.range(3).with_options(options).options().deterministic
        False

    Source: tf.data.Options. Differs: what concerns how TensorFlow rewrites a pipeline is kept, and has no effect.
    """

    deterministic: bool | None = None
    threading: ThreadingOptions = field(default_factory=ThreadingOptions)
    autotune: AutotuneOptions = field(default_factory=AutotuneOptions)
    experimental_distribute: DistributeOptions = field(default_factory=DistributeOptions)
    experimental_optimization: OptimizationOptions = field(default_factory=OptimizationOptions)
    experimental_deterministic: bool | None = None
    experimental_external_state_policy: ExternalStatePolicy | None = None
    experimental_slack: bool | None = None
    experimental_symbolic_checkpoint: bool | None = None
    experimental_warm_start: bool | None = None
    experimental_threading: ThreadingOptions = field(default_factory=ThreadingOptions)
    dataset_name: str | None = None
    framework_type: list = field(default_factory=list)

    def merge(self, options: Options) -> Options:
        """What was set here, where `options` sets nothing else."""
        merged = Options(**vars(self))
        fresh = Options()
        for name, value in vars(options).items():
            if value != getattr(fresh, name):
                setattr(merged, name, value)
        return merged
