"""What is in a SavedModel, as text."""

from minitf.saving.saved_model.describing import describe, kilobytes, shown


def test_signatures_functions_and_variables_are_listed(saved):
    text = describe(saved)
    assert "tags serve, written by TensorFlow" in text
    assert "serving_default(x: float32[?]) -> {first: float32[], scaled: float32[?]}" in text
    assert "  .shifted(x, up=True, *, times=1)\n    (float32[2], True, times=1) -> float32[2]" in text
    assert ".counts[1].deep  Variable  float32[2, 2]\n  3 variables, 7 numbers" in text
    assert "not trainable" in text


def test_models_of_tensorflow(recorded):
    folder, _ = recorded
    assert "words.txt" in describe(folder / "tables")
    assert "serving_default(x: float32[2]) -> {y: float32[2]}" in describe(folder / "frozen")


def test_values_and_sizes():
    assert shown({"a": (1, [None], "x")}) == "{a: (1, [None], 'x')}"
    assert kilobytes(2_500_000_000) == "2.5 GB"
