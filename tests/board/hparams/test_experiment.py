"""What an experiment tells TensorBoard."""

import pytest

from minitf.board import hparams as hp
from minitf.wire import messages


def content(summary):
    [value] = summary.value
    assert value.metadata.plugin_data.plugin_name == "hparams"
    return value.tag, messages.HParamsPluginData.FromString(value.metadata.plugin_data.content)


def test_the_message_of_an_experiment():
    hparams = [hp.HParam("units", hp.Discrete([32, 16]), display_name="Units"), hp.HParam("open"),
               hp.HParam("rate", hp.RealInterval(0.1, 0.5)), hp.HParam("kind", hp.Discrete(["a"]))]
    metrics = [hp.Metric("epoch_loss", group="validation", dataset_type=hp.Metric.VALIDATION)]
    tag, data = content(hp.hparams_config_pb(hparams, metrics, time_created_secs=3))
    units, open_one, rate, kind = data.experiment.hparam_infos
    assert (tag, data.experiment.time_created_secs) == ("_hparams_/experiment", 3)
    assert (units.name, units.display_name, units.type) == ("units", "Units", 3)
    assert [value.number_value for value in units.domain_discrete.values] == [16, 32]
    assert open_one.WhichOneof("domain") is None
    assert (rate.domain_interval.min_value, rate.domain_interval.max_value) == (0.1, 0.5)
    assert (kind.type, kind.domain_discrete.values[0].string_value) == (1, "a")
    [metric] = data.experiment.metric_infos
    assert (metric.name.tag, metric.name.group, metric.dataset_type) == ("epoch_loss", "validation", 2)


def test_what_is_wrong_is_refused():
    with pytest.raises(ValueError, match="not a domain"):
        hp.HParam("units", [16, 32])
    with pytest.raises(ValueError, match="invalid dataset type"):
        hp.Metric("loss", dataset_type="train")


def test_they_show_themselves():
    units = hp.HParam("units", hp.IntInterval(1, 2))
    assert str(units) == "<HParam 'units': [1, 2]>"
    assert repr(units) == "HParam(name='units', domain=IntInterval(1, 2), display_name=None, description=None)"
