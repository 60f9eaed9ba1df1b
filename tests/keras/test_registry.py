"""Custom objects are found by name, in the order that Keras looks."""

import pytest

from minitf.keras import registry
from minitf.keras.registry import custom_object_scope, get_registered_name, get_registered_object


@pytest.fixture(autouse=True)
def registry_as_it_was():
    before = dict(registry.OBJECTS), dict(registry.REGISTERED_NAMES)
    yield
    for now, then in zip((registry.OBJECTS, registry.REGISTERED_NAMES), before, strict=True):
        now.clear()
        now.update(then)


def test_a_registered_name_holds_the_package():
    @registry.register_keras_serializable(package="shapes", name="Square")
    class Quadrat:
        def get_config(self):
            return {}

    assert get_registered_name(Quadrat) == "shapes>Square"
    assert get_registered_object("shapes>Square") is Quadrat
    assert registry.get_custom_objects()["shapes>Square"] is Quadrat


def test_the_package_is_custom_unless_named():
    @registry.register_keras_serializable()
    def double(x):
        return 2 * x

    assert get_registered_name(double) == "Custom>double"
    assert get_registered_name(max) == "max"


def test_a_class_without_a_config_cannot_be_registered():
    with pytest.raises(ValueError, match="get_config"):
        registry.register_keras_serializable()(type("Bare", (), {}))


def test_the_scope_comes_first_then_the_registry_then_the_dicts():
    registry.get_custom_objects()["thing"] = "registered"
    assert get_registered_object("thing", {"thing": "given"}) == "registered"
    with custom_object_scope({"thing": "scoped"}):
        assert get_registered_object("thing") == "scoped"
        with custom_object_scope(None):
            assert get_registered_object("thing") == "registered"
        assert get_registered_object("thing") == "scoped"
    assert get_registered_object("other", {"other": 1}, {"other": 2}) == 1
    assert get_registered_object("other", None, {"other": 2}) == 2
    assert get_registered_object("other") is None
