"""A worker's share of a pipeline: some of its files, or some of its elements. Floor 5. See `transformations/shard.py`.

Several workers that train together read the same pipeline, each in its own process. That each reads other data is best
arranged where the files are opened: then nobody reads what belongs to others. So a shard is put in between the names
of the files and the stage that opens them, wherever in the pipeline that is.
"""

from __future__ import annotations

import copy

from .dataset_ops import MakeDataset
from .sources.files import Files
from .stage import Stage
from .transformations.shard import FileShard, Shard


def with_file_shards(stage, count, index):
    """The pipeline that opens every `count`-th file, from the one with number `index`; None where it opens none."""
    if opens_files(stage):
        return with_sources(stage, [FileShard(source, count, index) for source in stage.sources])
    sources = [with_file_shards(source, count, index) for source in stage.sources]
    if not sources or None in sources:
        return None
    return with_sources(stage, sources)


def with_hinted_shards(stage, count, index):
    """The pipeline in which every `shard(SHARD_HINT, ...)` is this worker's."""
    if isinstance(stage, Shard) and stage.is_hint:
        return Shard(with_hinted_shards(stage.sources[0], count, index), count, index)
    sources = [with_hinted_shards(source, count, index) for source in stage.sources]
    same = all(new is old for new, old in zip(sources, stage.sources))
    return stage if same else with_sources(stage, sources)


def with_sources(stage: Stage, sources) -> Stage:
    """The stage, drawing from others of the same kind."""
    new = copy.copy(stage)
    new.sources = tuple(sources)
    new.rebuild()
    return new


def opens_files(stage) -> bool:
    """Whether a stage reads the files that its source names, itself or in the datasets that its function returns."""
    if isinstance(stage, Files):
        return True
    program = getattr(getattr(stage, "function", None), "_program", None)
    if program is None:
        return False
    made = [node.attrs["stage"] for node in program.graph.nodes if node.op is MakeDataset]
    return any(isinstance(part, Files) or opens_files(part) for whole in made for part in whole.chain())
