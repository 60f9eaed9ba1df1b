"""ClusterSpec: the addresses of all processes, by what they do. Floor 6. Read next: `resolvers.py`."""

from __future__ import annotations

from ...backend.errors import explain


class ClusterSpec:
    """Jobs, such as "worker" or "ps", with the addresses of their tasks.

    cluster: job -> list of addresses "host:port", or a dict of task number -> address; or a ClusterSpec.

        >>> spec = ClusterSpec({"worker": ["a:1", "b:2"]})
        >>> spec.num_tasks("worker"), spec.task_address("worker", 1)
        (2, 'b:2')

    Raises: TypeError for anything else; ValueError for a job or task that is not there.
    Source: tf.train.ClusterSpec.
    """

    def __init__(self, cluster):
        if isinstance(cluster, ClusterSpec):
            cluster = cluster._jobs
        if not isinstance(cluster, dict):
            raise TypeError(explain("ClusterSpec", f"received {cluster!r}", "it must be a dict from jobs to addresses",
                                    'Write {"worker": ["host:port", ...]}'))
        self._jobs = {str(job): _tasks(job, tasks) for job, tasks in sorted(cluster.items())}

    @property
    def jobs(self) -> list:
        """The names of the jobs."""
        return list(self._jobs)

    def num_tasks(self, job_name) -> int:
        """How many tasks a job has."""
        return len(self._of(job_name))

    def task_indices(self, job_name) -> list:
        """The numbers of a job's tasks."""
        return list(self._of(job_name))

    def task_address(self, job_name, task_index) -> str:
        """The address of a task."""
        tasks = self._of(job_name)
        if task_index not in tasks:
            raise ValueError(explain("ClusterSpec", f"asked for task {task_index} of {job_name!r}",
                                     f"its tasks are {list(tasks)}"))
        return tasks[task_index]

    def job_tasks(self, job_name) -> list:
        """The addresses of a job's tasks."""
        return list(self._of(job_name).values())

    def as_dict(self) -> dict:
        """Job -> list of addresses."""
        return {job: list(tasks.values()) for job, tasks in self._jobs.items()}

    def _of(self, job_name):
        if job_name not in self._jobs:
            raise ValueError(explain("ClusterSpec", f"asked for the job {job_name!r}", f"the jobs are {self.jobs}"))
        return self._jobs[job_name]

    def __bool__(self):
        return bool(self._jobs)

    def __eq__(self, other):
        return isinstance(other, ClusterSpec) and self._jobs == other._jobs

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return f"ClusterSpec({self.as_dict()})"


def _tasks(job, tasks) -> dict:
    """Task number -> address.  Raises: TypeError where it is neither a list nor a dict of addresses."""
    found = dict(sorted(tasks.items())) if isinstance(tasks, dict) else None
    if isinstance(tasks, (list, tuple)):
        found = dict(enumerate(tasks))
    if found is None or not all(isinstance(address, str) for address in found.values()):
        raise TypeError(explain("ClusterSpec", f"the job {job!r} has {tasks!r}", "it must have a list of addresses",
                                'Write ["host:port", ...]'))
    return found
