"""Tensors that give way: minitf/ops/numpy_names/weak_tensor.py."""

import copy

import numpy as np
import pytest

import minitf as tf
from minitf.ops.numpy_names.weak_tensor import WeakTensor, WeakTensorSpec, spec_of, weakly


def test_says_that_it_is_weak():
    weak = WeakTensor(tf.constant([1, 2]))
    assert repr(weak) == "<tf.Tensor: shape=(2,), dtype=int32, numpy=array([1, 2], dtype=int32), weak=True>"
    assert str(weak) == "tf.Tensor([1 2], shape=(2,), dtype=int32, weak=True)"
    assert f"{WeakTensor(tf.constant(2.5))}" == "2.5 weakly typed"


def test_every_op_takes_it_as_its_tensor():
    weak = WeakTensor(tf.constant([1.0, 2.0]))
    assert tf.is_tensor(weak)
    assert not isinstance(weak, tf.Tensor)
    assert type(weak + 1) is type(tf.concat([weak, weak], 0)) is tf.Tensor
    assert np.array(weak).tolist() == weak.numpy().tolist() == [1.0, 2.0]
    assert [float(x) for x in weak] == [1.0, 2.0]
    assert [int(x) for x in weak] == [1, 2]
    assert complex(WeakTensor(tf.constant(2))) == 2
    assert len(weak) == 2
    assert range(9)[WeakTensor(tf.constant(2))] == 2
    assert weak.to_tensor() is weak.tensor
    with pytest.raises(TypeError, match="unhashable"):
        hash(weak)
    with pytest.raises(AttributeError, match="experimental_enable_numpy_behavior"):
        _ = weak.T
    with pytest.raises(TypeError, match="experimental_enable_numpy_behavior"):
        _ = +weak


def test_only_some_dtypes_can_be_weak():
    assert isinstance(weakly(tf.constant(1)), WeakTensor)
    assert isinstance(weakly(tf.constant(True)), tf.Tensor)
    assert weakly(3) == 3


def test_its_spec():
    spec = spec_of(WeakTensor(tf.constant([1, 2])))
    assert repr(spec) == "EagerWeakTensor.Spec(tensor=TensorSpec(shape=(2,), dtype=tf.int32, name=None))"
    assert spec == WeakTensorSpec(tf.TensorSpec([2], tf.int32))
    assert hash(spec) == hash(WeakTensorSpec(tf.TensorSpec([2], tf.int32)))
    assert spec.is_compatible_with(WeakTensor(tf.constant([3, 4])))
    assert not spec.is_compatible_with(tf.constant([3, 4]))
    wider = spec.most_specific_common_supertype([WeakTensorSpec(tf.TensorSpec([3], tf.int32))])
    assert wider == WeakTensorSpec(tf.TensorSpec([None], tf.int32))
    assert spec.most_specific_common_supertype([tf.TensorSpec([2], tf.int32)]) is None
    assert spec.value_type is WeakTensor


def test_it_is_a_composite():
    weak = WeakTensor(tf.constant(1.5))
    assert tf.nest.flatten(weak) == [weak]
    assert isinstance(tf.nest.flatten(weak, expand_composites=True)[0], tf.Tensor)
    assert isinstance(tf.nest.map_structure(lambda x: x + 1, weak, expand_composites=True), WeakTensor)
    assert copy.copy(weak).dtype == tf.float32
