"""An experiment: which hyperparameters will be tried, and which metrics tell how good they are. Floor 5.

Read `domains.py` first, and next `trial.py`.
"""

from __future__ import annotations

import time

from ...backend.errors import explain
from ...wire import messages
from .domains import Domain
from .trial import summary_of, write_hparams


class HParam:
    """A hyperparameter, without a value.

    name: str, one that no other has.   domain: a Domain, the values that it may have; None where that is open.
    display_name, description: str, what TensorBoard shows; the latter may be Markdown.

        >>> from minitf.board import hparams as hp
        >>> hp.HParam("units", hp.Discrete([16, 32])).domain.values
        [16, 32]

    Raises: ValueError for what is no domain.
    Source: tensorboard.plugins.hparams.api.HParam.
    """

    def __init__(self, name, domain=None, display_name=None, description=None):
        if not isinstance(domain, Domain | None):
            raise ValueError(explain("HParam", f"domain is {domain!r}", "not a domain", "Discrete([...]) is one"))
        self.name, self.domain, self.display_name, self.description = name, domain, display_name, description

    def __str__(self):
        return f"<HParam {self.name!r}: {self.domain}>"

    def __repr__(self):
        fields = ("name", "domain", "display_name", "description")
        return f"HParam({', '.join(f'{field}={getattr(self, field)!r}' for field in fields)})"


class Metric:
    """A number that tells how good a trial is.

    tag: str, under which a scalar is written.   group: str, the folder below that of the trial where it is written.
    display_name, description: str, what TensorBoard shows.   dataset_type: Metric.TRAINING or Metric.VALIDATION.

    Raises: ValueError for another `dataset_type`.
    Source: tensorboard.plugins.hparams.api.Metric.
    """

    TRAINING, VALIDATION = 1, 2

    def __init__(self, tag, group=None, display_name=None, description=None, dataset_type=None):
        if dataset_type not in (None, Metric.TRAINING, Metric.VALIDATION):
            raise ValueError(explain("Metric", f"dataset_type is {dataset_type!r}", "invalid dataset type",
                                     "Metric.TRAINING and Metric.VALIDATION are valid"))
        self.tag, self.group, self.dataset_type = tag, group, dataset_type
        self.display_name, self.description = display_name, description

    def as_proto(self):
        """A MetricInfo message."""
        info = messages.message_class("HParamsPluginData.MetricInfo")(
            display_name=self.display_name, description=self.description, dataset_type=self.dataset_type)
        info.name.tag, info.name.group = self.tag, self.group or ""
        return info


def hparams_config_pb(hparams, metrics, time_created_secs=None):
    """A Summary message of what `hparams_config` writes.   Source: tensorboard.plugins.hparams.api."""
    data = messages.HParamsPluginData()
    experiment = data.experiment
    experiment.time_created_secs = time.time() if time_created_secs is None else time_created_secs
    for hparam in hparams:
        info = experiment.hparam_infos.add(name=hparam.name, display_name=hparam.display_name,
                                           description=hparam.description)
        if hparam.domain is not None:
            hparam.domain.update_hparam_info(info)
    experiment.metric_infos.extend(metric.as_proto() for metric in metrics)
    return summary_of("_hparams_/experiment", data)


def hparams_config(hparams, metrics, time_created_secs=None):
    """Write which hyperparameters there will be, and which metrics: once, into the folder above those of the trials.

    hparams: HParams.   metrics: Metrics.   time_created_secs: seconds since 1970; by default now.
    Returns: bool [], whether it was written.

    Source: tensorboard.plugins.hparams.api.hparams_config.
    """
    return write_hparams("hparams_config", hparams_config_pb(hparams, metrics, time_created_secs))
