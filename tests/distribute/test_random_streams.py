"""Generators under strategies. The numbers are those of TensorFlow 2.21 on two logical CPUs."""

import numpy as np
import pytest

import minitf as tf

FROM_SEED = tf.random.Generator.from_seed


def rounded(tensor):
    return np.round(tensor.numpy().astype(float), 4).tolist()


def of_replicas(strategy, function):
    """What each replica returns, rounded."""
    results = strategy.experimental_local_results(strategy.run(function))
    return [rounded(each) for each in results]


def made_in(strategy, seed=1):
    with strategy.scope():
        return FROM_SEED(seed)


def test_made_in_the_scope_each_replica_has_a_stream(mirrored):
    g = made_in(mirrored)
    with mirrored.scope():
        np.testing.assert_allclose(g.normal([2]), [0.43842274, -0.53439844], rtol=1e-6)  # its own: no replica's
    assert of_replicas(mirrored, lambda: g.normal([2])) == [[-0.5040, -0.1730], [0.1252, -0.2541]]
    np.testing.assert_allclose(g.normal([2]), [-0.79253083, 0.37646857], rtol=1e-6)
    assert of_replicas(mirrored, lambda: g.normal([2])) == [[0.3297, -0.7461], [0.3196, -0.5985]]
    assert of_replicas(mirrored, lambda: g.uniform([2], 0, 100, tf.int32)) == [[65, 85], [78, 54]]
    assert of_replicas(mirrored, lambda: g.skip(3)) == [[2561, 0, 0], [2561, 0, 0]]
    assert [copy.numpy().tolist() for copy in g.state.values] == [[3329, 0, 0]] * 2


def test_traced_it_draws_the_same(mirrored):
    eager, traced = made_in(mirrored), made_in(mirrored)
    step = tf.function(lambda: mirrored.run(lambda: traced.normal([2])))
    alone = tf.function(lambda: traced.normal([2]))
    expected = [of_replicas(mirrored, lambda: eager.normal([2])) for _ in range(3)]
    assert [rounded(x) for x in step().values] == expected[0]
    assert of_replicas(mirrored, alone) == expected[1]
    assert [rounded(x) for x in step().values] == expected[2]


def test_made_outside_it_is_shared(mirrored):
    g = FROM_SEED(1)
    assert of_replicas(mirrored, lambda: g.normal([2])) == [[0.4384, -0.5344], [1.6307, 0.0078]]
    assert g.state.numpy().tolist() == [1025, 0, 0]


def test_made_in_a_replica_it_is_that_replicas(mirrored):
    assert of_replicas(mirrored, lambda: FROM_SEED(1).normal([2])) == [[-0.8793, 1.4681], [0.0207, 1.9473]]


def test_one_device_is_a_replica_too():
    strategy = tf.distribute.OneDeviceStrategy("CPU:0")
    g = made_in(strategy)
    assert of_replicas(strategy, lambda: g.normal([2])) == [[-0.8793, 1.4681]]
    np.testing.assert_allclose(g.normal([2]), [1.6307176, 0.00784778], rtol=1e-5)


def test_replicas_that_share_their_variables_move_the_state_once(central):
    g = made_in(central)
    assert of_replicas(central, lambda: g.normal([2])) == [[-0.8793, 1.4681], [0.0207, 1.9473]]
    np.testing.assert_allclose(g.normal([2]), [1.6307176, 0.00784778], rtol=1e-5)


def test_it_is_of_one_strategy(mirrored, central):
    g = made_in(mirrored)
    with pytest.raises(RuntimeError, match="Mixing different"):
        central.run(lambda: g.normal([2]))


def test_the_programs_generator(mirrored, monkeypatch):
    monkeypatch.setattr("minitf.ops.random.generator._global", [])
    with mirrored.scope():
        tf.random.set_global_generator(FROM_SEED(5))
    drawn = of_replicas(mirrored, lambda: tf.random.get_global_generator().normal([2]))
    assert drawn == [[0.1973, -0.3632], [-1.3070, -0.2950]]


def test_split_and_copies_are_of_the_scope_where_they_are_made(mirrored):
    with mirrored.scope():
        first, second = FROM_SEED(7).split(2)
        copied = tf.random.Generator(copy_from=FROM_SEED(1))
    assert of_replicas(mirrored, lambda: first.normal([2])) == [[0.7076, -1.4280], [0.5479, 0.8244]]
    assert of_replicas(mirrored, lambda: second.normal([2])) == [[-1.0645, -0.8281], [0.6677, -1.0535]]
    assert of_replicas(mirrored, lambda: copied.normal([2])) == [[-0.8793, 1.4681], [0.0207, 1.9473]]


def test_a_checkpoint_goes_on_with_any_number_of_replicas(mirrored, tmp_path):
    g = made_in(mirrored)
    mirrored.run(lambda: g.normal([2]))
    path = tf.train.Checkpoint(gen=g).write(tmp_path / "state")
    assert "gen/_state_var/.ATTRIBUTES/VARIABLE_VALUE" in dict(tf.train.list_variables(path))
    expected = of_replicas(mirrored, lambda: g.normal([2]))
    tf.train.Checkpoint(gen=g).restore(path)
    assert of_replicas(mirrored, lambda: g.normal([2])) == expected == [[-0.5040, -0.1730], [0.1252, -0.2541]]
    alone = tf.distribute.MirroredStrategy(["CPU:0"])
    other = made_in(alone, seed=9)
    tf.train.Checkpoint(gen=other).restore(path)
    assert of_replicas(alone, lambda: other.normal([2])) == expected[:1]


class Draws(tf.Module):
    def __init__(self):
        self.g = FROM_SEED(0)

    @tf.function
    def __call__(self):
        return self.g.normal([])


def test_a_saved_model_draws_from_the_generators_own_stream(mirrored, tmp_path):
    with mirrored.scope():
        draws = Draws()
    assert of_replicas(mirrored, draws) == [-1.4155, -0.1139]
    tf.saved_model.save(draws, tmp_path)
    loaded = tf.saved_model.load(tmp_path)
    np.testing.assert_allclose([loaded(), loaded()], [-1.0359411, -0.06425077], rtol=1e-5)
