"""Functions of a file: their parameters, what they capture, and what may run on loading."""

import pytest

import minitf as tf
from minitf.saving.saved_model.folder import read_message
from minitf.saving.saved_model.loading_functions import parameters_of_concrete, plain_name
from minitf.wire import messages


def test_the_parameters_of_a_function_that_is_known_by_its_tensors():
    proto = messages.SavedBareConcreteFunction(allowed_positional_arguments=1)
    spec = tf.TensorSpec([])
    assert [(name, kind.name) for name, kind, _ in parameters_of_concrete(proto, (), {"x": spec})] == [
        ("x", "POSITIONAL_OR_KEYWORD")]
    assert [(name, kind.name) for name, kind, _ in parameters_of_concrete(proto, (spec, spec), {})] == [
        ("args_0", "POSITIONAL_ONLY"), ("args_1", "POSITIONAL_ONLY")]
    assert plain_name("__inference_f_g_12") == "f_g"
    assert plain_name("else") == "else"


def test_what_is_run_on_loading_fills_tables_and_nothing_else(recorded, tmp_path):
    folder, _ = recorded
    message = read_message(folder / "tables")
    for function in message.meta_graphs[0].graph_def.library.function:
        if "initializer" in function.signature.name:
            function.node_def.add(name="more", op="PrintV2")
    (tmp_path / "saved_model.pb").write_bytes(message.SerializeToString())
    for name in ("variables", "assets"):
        (tmp_path / name).symlink_to(folder / "tables" / name)
    with pytest.raises(tf.errors.PermissionDeniedError, match="PrintV2"):
        tf.saved_model.load(tmp_path)


def test_a_capture_that_is_no_value_is_refused(saved, tmp_path):
    message = read_message(saved)
    for proto in message.meta_graphs[0].object_graph_def.concrete_functions.values():
        proto.bound_inputs[:] = [0] * len(proto.bound_inputs)
    (tmp_path / "saved_model.pb").write_bytes(message.SerializeToString())
    (tmp_path / "variables").symlink_to(saved / "variables")
    with pytest.raises(tf.errors.UnimplementedError, match="uses object 0"):
        tf.saved_model.load(tmp_path)
