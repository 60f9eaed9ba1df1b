import numpy as np
import pytest

from minitf.backend.dtypes import float32
from minitf.lite.converter.calibrating import samples, widen
from minitf.lite.converter.options import RepresentativeDataset
from minitf.lite.converter.parts import Value
from minitf.lite.converter.sources import Source

SOURCE = Source("serve", None, ("a", "b"), ("y",))


@pytest.mark.parametrize("sample", [[1.0, 2.0], {"b": 2.0, "a": 1.0}, ("serve", {"a": 1.0, "b": 2.0})])
def test_samples_come_as_lists_as_dicts_and_with_the_name_of_a_signature(sample):
    found = list(samples(SOURCE, RepresentativeDataset(lambda: [sample, ("other", {}), sample])))
    assert [[float(x) for x in row] for row in found] == [[1.0, 2.0]] * 2


@pytest.mark.parametrize(("sample", "why"), [([1.0], "has 1 arrays"), ({"a": 1.0, "c": 2.0}, "inputs are")])
def test_samples_that_do_not_fit(sample, why):
    with pytest.raises(ValueError, match=why):
        list(samples(SOURCE, lambda: [sample]))


def test_a_range_grows_with_what_is_seen():
    found, value = {}, Value("x", float32, (2,))
    widen(found, value, np.zeros(0))
    assert found == {}
    for array in ([1.0, 2.0], [-3.0, 0.0], [0.5, 0.5]):
        widen(found, value, np.array(array))
    assert found == {id(value): (-3.0, 2.0)}
