"""Which versions are served."""

import pytest

from minitf.serving import messages
from minitf.serving.models.policies import All, Latest, Specific, policy_of


@pytest.mark.parametrize(("policy", "chosen"), [
    (Latest(), {9}), (Latest(2), {9, 3}), (Latest(7), {1, 3, 9}), (All(), {1, 3, 9}),
    (Specific(frozenset({1, 4})), {1}), (Specific(frozenset()), set()),
])
def test_choices(policy, chosen):
    assert policy.choose({3: "c", 1: "a", 9: "i"}) == chosen
    assert policy.choose([]) == set()


def test_messages():
    message = messages.FileSystemStoragePathSourceConfig.ServableVersionPolicy
    assert policy_of(message()) == Latest(1)
    assert policy_of(message(latest={"num_versions": 0})) == Latest(1)
    assert policy_of(message(latest={"num_versions": 3})) == Latest(3)
    assert policy_of(message(all={})) == All()
    assert policy_of(message(specific={"versions": [4, 4, 7]})) == Specific(frozenset({4, 7}))
