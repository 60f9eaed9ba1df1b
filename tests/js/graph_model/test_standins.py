import numpy as np
import pytest

import minitf as tf
from minitf.js.graph_model.standins import STAND_INS, rename_references, stand_in
from minitf.wire import messages

X = np.array([-2.0, 0.0, 0.5, 3.0], np.float32)
Y = np.array([0.5, 0.0, -1.0, 2.0], np.float32)
DIRECT = {"Erfc": tf.math.erfc, "Softsign": tf.nn.softsign, "Rint": tf.math.rint, "L2Loss": tf.nn.l2_loss,
          "Xlogy": lambda x: tf.math.xlogy(x, Y), "Xlog1py": lambda x: tf.math.xlog1py(x, np.abs(Y)),
          "Xdivy": lambda x: tf.math.xdivy(x, Y), "MulNoNan": lambda x: tf.math.multiply_no_nan(x, Y),
          "CheckNumerics": lambda x: tf.debugging.check_numerics(x, "x")}  # fmt: skip


@pytest.mark.parametrize("name", DIRECT)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_stand_in_gives_the_same(name, tmp_path):
    function = tf.function(DIRECT[name], autograph=False).get_concrete_function(tf.TensorSpec([None], tf.float32))
    definition = function.graph.as_graph_def()
    assert name in {node.op for node in definition.node}
    tf.js.save_graph_model(function, tmp_path)
    [found] = tf.js.load_graph_model(tmp_path)(tf.constant(X)).values()
    np.testing.assert_allclose(found, DIRECT[name](tf.constant(X)), rtol=1e-5, atol=1e-6)
    assert f'"op": "{name}"' not in (tmp_path / "model.json").read_text()


def test_each_function_is_written_once_for_a_type():
    function = tf.function(lambda x: tf.math.erfc(tf.math.erfc(x)) + tf.math.erfc(x), autograph=False)
    definition = function.get_concrete_function(tf.TensorSpec([2], tf.float32)).graph.as_graph_def()
    stand_in(definition)
    assert [f.signature.name for f in definition.library.function] == ["Erfc_1"]
    assert [node.op for node in definition.node].count("PartitionedCall") == 3


def test_the_table_names_outputs_as_tensorflow_does():
    from minitf.graph.graphdef.signatures import signature_of

    for op, (_, output) in STAND_INS.items():
        assert [argument.name for argument in signature_of(op).outputs] == [output]


def test_references_are_renamed_everywhere():
    function = messages.FunctionDef()
    function.node_def.add(name="a", op="Neg", input=["x:y:0", "z"])
    function.ret["output"] = "x:y:0"
    rename_references(function, {"x:y:0": "x:output:0"})
    assert list(function.node_def[0].input) == ["x:output:0", "z"]
    assert function.ret["output"] == "x:output:0"
