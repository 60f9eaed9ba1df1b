"""Planning: what steps and sums will cost."""

import numpy as np
import pytest

from minitf.distribute import planning
from minitf.distribute.planning import Layer, Network, exchanges, fitted, ring_seconds, step_seconds

NET = Network(latency=0.5, bandwidth=10.0)


def per_byte(size):
    return size / 10


# --- sums -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("workers", "seconds"), [(1, 0.0), (2, 1.0 + 4.0), (4, 3.0 + 6.0)])
def test_a_ring(workers, seconds):
    assert ring_seconds(workers, 40, NET) == pytest.approx(seconds)


def test_many_workers_cost_latency_and_no_more_bytes():
    free = Network(0.0, 10.0)
    assert ring_seconds(1000, 40, free) == pytest.approx(2 * 40 / 10, rel=0.01)
    assert ring_seconds(1000, 0, NET) == pytest.approx(999.0)


@pytest.mark.parametrize(("workers", "rounds"), [(1, 0), (2, 1), (5, 3), (8, 3)])
def test_a_tree(workers, rounds):
    assert planning.tree_seconds(workers, 40, NET) == pytest.approx(2 * rounds * 4.5)


def test_two_levels():
    inside = Network(0.25, 100.0)
    found = planning.hierarchical_seconds(4, 2, 40, NET, inside)
    assert found == pytest.approx((2 * 0.25 + 40 / 100) + (6 * 0.5 + 6 * 10 / 10))
    assert planning.hierarchical_seconds(1, 8, 40, NET, inside) == ring_seconds(8, 40, inside)
    assert planning.hierarchical_seconds(8, 1, 40, NET, inside) == ring_seconds(8, 40, NET)


# --- a step -----------------------------------------------------------------------------------------------------------
LAYERS = [Layer(1.0, 20), Layer(2.0, 5), Layer(3.0, 10)]


def test_gradients_come_last_layer_first():
    found = exchanges(LAYERS, 4.0, per_byte, bucket=1)
    assert [each.ready for each in found] == [7.0, 9.0, 10.0]
    assert [each.size for each in found] == [10, 5, 20]


def test_a_bucket_sets_out_when_it_is_full():
    assert [(each.size, each.ready) for each in exchanges(LAYERS, 4.0, per_byte, bucket=15)] == [(15, 9.0), (20, 10.0)]
    assert [(each.size, each.ready) for each in exchanges(LAYERS, 4.0, per_byte, bucket=100)] == [(35, 10.0)]


def test_a_network_carries_one_bucket_at_a_time():
    slow = exchanges(LAYERS, 4.0, lambda size: float(size), bucket=1)
    assert [(each.begin, each.end) for each in slow] == [(7.0, 17.0), (17.0, 22.0), (22.0, 42.0)]


def test_without_overlap_all_wait_for_the_last_gradient():
    found = exchanges(LAYERS, 4.0, per_byte, bucket=1, overlap=False)
    assert [each.begin for each in found] == [10.0, 11.0, 11.5]
    assert [each.ready for each in found] == [7.0, 9.0, 10.0]


@pytest.mark.parametrize(("overlap", "seconds"), [(True, 12.0), (False, 13.5)])
def test_a_step_ends_with_the_last_sum(overlap, seconds):
    assert step_seconds(LAYERS, 4.0, per_byte, 1, overlap) == pytest.approx(seconds)


def test_alone_a_step_is_arithmetic():
    assert step_seconds(LAYERS, 4.0, lambda size: 0.0, 1) == 10.0


# --- a network, from measurements -------------------------------------------------------------------------------------
@pytest.mark.parametrize("workers", [2, 7])
def test_the_network_is_found(workers):
    there, sizes = Network(3e-5, 1.25e9), [100, 10_000, 1_000_000, 100_000_000]
    found = fitted(workers, sizes, [ring_seconds(workers, size, there) for size in sizes])
    np.testing.assert_allclose(found, there, rtol=1e-6)


def test_small_messages_count_as_much_as_large_ones():
    there, sizes = Network(1e-4, 1e9), [1000, 50_000_000, 100_000_000]
    seconds = [noise * ring_seconds(2, size, there) for size, noise in zip(sizes, [1, 1.1, 1])]
    assert fitted(2, sizes, seconds).latency == pytest.approx(there.latency, rel=0.05)


def test_no_time_is_negative():
    found = fitted(2, [1000, 2000], [1e-6, 1e-3])
    assert found.latency >= 0
    assert found.bandwidth > 0
