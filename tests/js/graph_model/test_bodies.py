from minitf.js.graph_model.bodies import place_of, settle
from minitf.wire import messages


def body():
    """x -> (the second and the third part of x, the first part), by nodes of which one is not needed."""
    function = messages.FunctionDef()
    function.signature.name = "f"
    function.signature.input_arg.add(name="x", type=1)
    function.node_def.add(name="axis", op="Const")
    function.node_def.add(name="dead", op="Const")
    split = function.node_def.add(name="split", op="Split", input=["axis:output:0", "x"])
    split.attr["num_split"].i = 3
    for i, place in enumerate((1, 2, 0)):
        function.signature.output_arg.add(name=f"y{i}", type=1)
        function.ret[f"y{i}"] = f"split:output:{place}"
    return function


def test_a_body_is_in_the_form_that_is_read():
    function = body()
    settle(function)
    assert [(node.name, node.op, list(node.input)) for node in function.node_def] == [
        ("f/axis", "Const", []), ("split", "Split", ["f/axis", "x"]),
        ("f/y0", "Identity", ["split:1"]), ("f/y1", "Identity", ["split:2"])]
    assert dict(function.ret) == {"y0": "f/y0", "y1": "f/y1", "y2": "split"}


def test_outputs_are_counted_over_all_arguments():
    node = messages.NodeDef(op="TopKV2")
    assert [place_of(node, "values"), place_of(node, "indices", "0")] == [0, 1]
