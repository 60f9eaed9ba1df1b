"""Names for versions."""

from types import SimpleNamespace

import pytest

from minitf.backend.errors import FailedPreconditionError, InvalidArgumentError
from minitf.serving.labels import Labels
from minitf.serving.models.config import ModelConfig

SERVED = SimpleNamespace(available=lambda name: {1, 2})


def models(**labels):
    return [ModelConfig("m", "/m", labels=labels)]


def test_labels_move():
    labels = Labels(SERVED, allow_unavailable=False)
    labels.assign(models(stable=1, canary=2))
    assert (labels.version("m", "stable"), labels.version("m", "canary")) == (1, 2)
    labels.assign(models(stable=2))
    assert labels.version("m", "stable") == 2
    with pytest.raises(InvalidArgumentError, match="Unrecognized servable version label: canary"):
        labels.version("m", "canary")


def test_labels_of_what_is_not_served_change_nothing():
    labels = Labels(SERVED, allow_unavailable=False)
    labels.assign(models(stable=1))
    with pytest.raises(FailedPreconditionError, match="Request to assign label to version 3 of model m, which is not "
                                                      "currently available for inference"):
        labels.assign(models(stable=3))
    assert labels.version("m", "stable") == 1


def test_only_new_labels_may_be_ahead_where_that_is_allowed():
    labels = Labels(SERVED, allow_unavailable=True)
    labels.assign(models(next=3))
    assert labels.version("m", "next") == 3
    with pytest.raises(FailedPreconditionError):
        labels.assign(models(next=4))
