from minitf.lite.converter.options import OpsSet, Optimize, RepresentativeDataset, TargetSpec


def test_names_and_texts_are_those_of_tensorflow():
    names = ["DEFAULT", "OPTIMIZE_FOR_SIZE", "OPTIMIZE_FOR_LATENCY", "EXPERIMENTAL_SPARSITY"]
    assert [str(o) for o in Optimize] == names
    assert str(OpsSet.TFLITE_BUILTINS_INT8) == "TFLITE_BUILTINS_INT8"
    assert OpsSet("SELECT_TF_OPS") is OpsSet.SELECT_TF_OPS


def test_a_target_can_do_tensorflow_lites_own_operators():
    spec = TargetSpec()
    assert spec.supported_ops == {OpsSet.TFLITE_BUILTINS}
    assert spec.supported_types == set()
    assert TargetSpec(supported_types=["int8"]).supported_types == ["int8"]


def test_a_dataset_keeps_its_function():
    assert RepresentativeDataset(dict).input_gen is dict
