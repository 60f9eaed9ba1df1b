"""TimeseriesGenerator: windows of a time series, batch by batch. Floor 7. `utils/timeseries.py` is the newer way."""

import json

import numpy as np

from ...backend.errors import explain
from ..training.adapters.py_dataset import PyDataset


class TimeseriesGenerator(PyDataset):
    """Batches of (what came before [B, length / sampling_rate, ...], the target at that time [B, ...]).

    data, targets: of one length, the first axis is time. length: how far back a window goes. sampling_rate: every how
    manieth step of it counts. stride: how far windows are apart. start_index, end_index: which data are used.
    shuffle: whether windows are drawn at random. reverse: whether the last step of a window comes first.
    Others: those of `PyDataset`.

        >>> import minitf as tf
        >>> x = np.arange(6)
        >>> windows = tf.keras.preprocessing.sequence.TimeseriesGenerator(x, x, length=3, batch_size=2)
        >>> windows[0]
        (array([[0, 1, 2],
               [1, 2, 3]]), array([3, 4]))

    Raises: ValueError where data and targets differ in length, and where no window fits.
    Source: tf.keras.preprocessing.sequence.TimeseriesGenerator, an older class. Differs: it has a config.
    """

    def __init__(self, data, targets, length, sampling_rate=1, stride=1, start_index=0, end_index=None, shuffle=False,
                 reverse=False, batch_size=128, **kwargs):
        super().__init__(**kwargs)
        if len(data) != len(targets):
            raise ValueError(explain("TimeseriesGenerator", f"{len(data)} data, {len(targets)} targets",
                                     "there must be as many"))
        self.data, self.targets, self.length, self.sampling_rate = data, targets, length, sampling_rate
        self.stride, self.shuffle, self.reverse, self.batch_size = stride, shuffle, reverse, batch_size
        self.start_index = start_index + length
        self.end_index = len(data) - 1 if end_index is None else end_index
        if self.start_index > self.end_index:
            raise ValueError(explain("TimeseriesGenerator", f"start_index + length is {self.start_index}, end_index is "
                                     f"{self.end_index}", "no window fits in between"))

    def __len__(self):
        step = self.batch_size * self.stride
        return (self.end_index - self.start_index + step) // step

    def __getitem__(self, index):
        if self.shuffle:
            rows = np.random.randint(self.start_index, self.end_index + 1, size=self.batch_size)
        else:
            first = self.start_index + self.batch_size * self.stride * index
            rows = range(first, min(first + self.batch_size * self.stride, self.end_index + 1), self.stride)
        windows = np.array([self.data[row - self.length : row : self.sampling_rate] for row in rows])
        targets = np.array([self.targets[row] for row in rows])
        return (windows[:, ::-1] if self.reverse else windows), targets

    def get_config(self):
        """The settings, with data and targets as JSON."""
        names = ("length", "sampling_rate", "stride", "start_index", "end_index", "shuffle", "reverse", "batch_size")
        return {name: json.dumps(np.asarray(getattr(self, name)).tolist()) for name in ("data", "targets")} | {
            name: getattr(self, name) for name in names}

    def to_json(self, **kwargs):
        """All of it as JSON."""
        return json.dumps({"class_name": type(self).__name__, "config": self.get_config()}, **kwargs)
