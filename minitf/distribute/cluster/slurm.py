"""SlurmClusterResolver: who the workers are, where Slurm has started them. Floor 6. Read `resolvers.py` first.

Slurm, which shares out the machines of a computing centre, starts the same program on all of them (`srun -n 8 ...`),
and tells each in environment variables which one it is, and on which machines the others are.
"""

from __future__ import annotations

import os
import re

from ...backend import devices
from ...backend.errors import explain
from .resolvers import ClusterResolver
from .spec import ClusterSpec


class SlurmClusterResolver(ClusterResolver):
    """What SLURM_PROCID, SLURM_STEP_NUM_TASKS, SLURM_STEP_NODELIST and SLURM_STEP_TASKS_PER_NODE say.

    jobs: job -> number of its tasks; by default all tasks are workers.
    port_base: the port of the first task of a machine; the next has the next one.
    gpus_per_node, gpus_per_task: how many there are, and how many a task gets; by default they are shared out evenly.
    tasks_per_node: a number, or machine -> number; by default what Slurm says.
    auto_set_gpu: whether CUDA_VISIBLE_DEVICES is set to this task's GPUs.

    Raises: RuntimeError for a variable that is not set, for jobs that are not as many as the tasks, and too few GPUs.
    Source: tf.distribute.cluster_resolver.SlurmClusterResolver.
    """

    def __init__(self, jobs=None, port_base=8888, gpus_per_node=None, gpus_per_task=None, tasks_per_node=None,
                 auto_set_gpu=True, rpc_layer="grpc"):
        self.rpc_layer = rpc_layer
        self._rank = int(said("PROCID"))
        tasks = tasks_of_nodes(tasks_per_node)
        self._jobs = jobs or {"worker": int(said("STEP_NUM_TASKS"))}
        self._addresses = [f"{node}:{port_base + i}" for node, count in sorted(tasks.items()) for i in range(count)]
        if sum(self._jobs.values()) != len(self._addresses):
            raise RuntimeError(explain("SlurmClusterResolver", f"jobs are {self._jobs}, tasks are {tasks}",
                                       "there must be a job for each task", "Start as many with `srun -n`"))
        most = max(tasks.values())
        here = len(devices.list_physical_devices("GPU")) if gpus_per_node is None else gpus_per_node
        self._gpus = here // most if gpus_per_task is None else gpus_per_task
        if self._gpus * most > here:
            raise RuntimeError(explain("SlurmClusterResolver", f"{most} tasks with {self._gpus} GPUs each, of {here}",
                                       "Requested more GPUs per node than available"))
        self.task_type, self.task_id = self._own_task()
        if auto_set_gpu and self._gpus:
            self._take_gpus([i for count in (tasks[node] for node in sorted(tasks)) for i in range(count)])

    def _own_task(self):
        """(job, number) of this process."""
        return [(job, i) for job, count in sorted(self._jobs.items()) for i in range(count)][self._rank]

    def _take_gpus(self, places):
        """Let this process see its own GPUs alone.   places: of each task its number on its machine."""
        first = places[self._rank] * self._gpus
        os.environ["CUDA_VISIBLE_DEVICES"] = ",".join(str(first + i) for i in range(self._gpus))

    def cluster_spec(self):
        left = list(self._addresses)
        return ClusterSpec({job: [left.pop(0) for _ in range(count)] for job, count in sorted(self._jobs.items())})

    def master(self, task_type=None, task_id=None, rpc_layer=None):
        address = super().master(task_type, task_id)
        layer = rpc_layer or self.rpc_layer
        return f"{layer}://{address}" if address and layer else address

    def get_task_info(self):
        """(task_type, task_id)."""
        return self.task_type, self.task_id

    def num_accelerators(self, task_type=None, task_id=None, config_proto=None):
        return {"GPU": self._gpus}


def said(name) -> str:
    """What Slurm says under a name.  Raises: RuntimeError where it says nothing."""
    if f"SLURM_{name}" not in os.environ:
        raise RuntimeError(explain("SlurmClusterResolver", f"SLURM_{name} not found in environment",
                                   "Slurm sets it for what it starts", "Start the program with `srun`"))
    return os.environ[f"SLURM_{name}"]


def tasks_of_nodes(given) -> dict:
    """Machine -> how many tasks it runs."""
    if isinstance(given, dict):
        return given
    nodes = expanded_nodes(said("STEP_NODELIST"))
    counts = [given] * len(nodes) if given is not None else expanded_counts(said("STEP_TASKS_PER_NODE"))
    return dict(zip(nodes, counts))


def expanded_nodes(text) -> list:
    """The machines of Slurm's short form.

        >>> expanded_nodes("n[1-2,05],m7,rack[08-10]-x")
        ['n1', 'n2', 'n05', 'm7', 'rack08-x', 'rack09-x', 'rack10-x']
    """
    found = []
    for before, inside, after in re.findall(r"([^,\[\]]+)(?:\[([^\]]*)\])?([^,\[\]]*)", text):
        found += [f"{before}{number}{after}" for number in numbers_in(inside)] if inside else [before]
    return found


def numbers_in(text) -> list:
    """The numbers of ranges, as texts with zeros in front, where the range has them."""
    found = []
    for part in text.split(","):
        low, _, high = part.partition("-")
        found += [str(i).zfill(len(low)) for i in range(int(low), int(high or low) + 1)]
    return found


def expanded_counts(text) -> list:
    """Numbers of tasks, of which those in a row that are equal are written once.

        >>> expanded_counts("3(x2),2,1")
        [3, 3, 2, 1]
    """
    return [int(n) for n, times in re.findall(r"(\d+)(?:\(x(\d+)\))?", text) for _ in range(int(times or 1))]
