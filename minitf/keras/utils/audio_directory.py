"""audio_dataset_from_directory: WAV files, one folder for each class. Floor 7. Read `directories.py` first."""

from __future__ import annotations

from ...backend.errors import explain
from ...data.dataset import AUTOTUNE
from ...ops.files.reading import read_file
from ...ops.files.wav import decode_wav
from ...ops.ragged.ragged_tensor import RaggedTensor
from .directories import checked_split, indexed, loaded, parts

WHERE = "audio_dataset_from_directory"


def audio_dataset_from_directory(directory, labels="inferred", label_mode="int", class_names=None, batch_size=32,
                                 sampling_rate=None, output_sequence_length=None, ragged=False, shuffle=True,
                                 seed=None, validation_split=None, subset=None, follow_links=False, verbose=True):
    """Batches of (sound, label) from files DIRECTORY/CLASS/NAME.wav.

    sound: float32 [B, samples, channels], in [-1, 1].
    labels: 'inferred', a list with one for each file in alphabetical order, or None.
    label_mode: 'int', 'binary', 'categorical', or None for sounds alone.
    output_sequence_length: so many samples of each sound; zeros follow where there are fewer. None for all of them; in
        a batch zeros follow the shorter ones, or, with `ragged`, nothing does.
    validation_split, subset: the fraction that is put aside, and which part is wanted: 'training', 'validation', or
        'both' for two datasets.

    The dataset has an attribute `class_names`.

    Raises: ValueError where there are no such files, or arguments do not fit together.
    Source: keras.utils.audio_dataset_from_directory. Differs: sampling_rate needs tensorflow_io there, and is refused
    here.
    """
    check(labels, label_mode, class_names, sampling_rate, output_sequence_length, ragged)
    checked_split(WHERE, validation_split, subset, shuffle, seed)
    if labels is None or label_mode is None:
        labels = label_mode = None
    paths, found, names = indexed(WHERE, directory, labels, (".wav",), class_names, shuffle, seed, follow_links)
    if label_mode == "binary" and len(names) != 2:
        raise ValueError(explain(WHERE, f"label_mode is 'binary', and there are {len(names)} classes",
                                 "there must be exactly 2"))

    def load(path):
        samples = -1 if output_sequence_length is None else output_sequence_length
        sound = decode_wav(read_file(path), desired_samples=samples).audio
        return RaggedTensor.from_tensor(sound) if ragged else sound

    datasets = []
    for place, (files, own) in enumerate(parts(paths, found, validation_split, subset)):
        if not files:
            raise ValueError(explain(WHERE, f"directory is {directory!r}",
                                     "No audio files found. Allowed format: .wav"))
        dataset, function = loaded(files, own, label_mode, len(names or ()), load)
        if shuffle and place == 0:
            dataset = dataset.shuffle((batch_size or 128) * 8, seed=seed)
        dataset = dataset.map(function, num_parallel_calls=AUTOTUNE).prefetch(AUTOTUNE)
        if batch_size is not None:
            padded = output_sequence_length is None and not ragged
            dataset = dataset.padded_batch(batch_size) if padded else dataset.batch(batch_size)
        dataset.class_names = names
        datasets.append(dataset)
    return tuple(datasets) if subset == "both" else datasets[0]


def check(labels, label_mode, class_names, sampling_rate, output_sequence_length, ragged):
    """Raises: ValueError for arguments that do not fit together; ImportError for a sampling rate."""
    if labels not in ("inferred", None) and class_names:
        raise ValueError(explain(WHERE, f"labels={labels}, class_names={class_names}",
                                 "You can only pass `class_names` if `labels` is 'inferred'"))
    if label_mode not in ("int", "categorical", "binary", None):
        raise ValueError(explain(WHERE, f"label_mode is {label_mode!r}",
                                 "it must be one of 'int', 'categorical', 'binary', or None"))
    if ragged and output_sequence_length is not None:
        raise ValueError(explain(WHERE, f"ragged=True, output_sequence_length={output_sequence_length}",
                                 "Cannot set both `ragged` and `output_sequence_length`"))
    if sampling_rate is None:
        return
    if not isinstance(sampling_rate, int) or sampling_rate <= 0:
        raise ValueError(explain(WHERE, f"sampling_rate is {sampling_rate!r}", "it must be an integer above 0"))
    raise ImportError(explain(WHERE, f"sampling_rate={sampling_rate}", "sounds are not resampled here",
                              "Leave it out, and change the files before"))
