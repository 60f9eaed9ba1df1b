"""What minitf does otherwise than TensorFlow on purpose, and why. Whatever is not written here must agree.

EXPRESSIONS: expression -> the reason. A difference that is gone must leave the list.
RULES: reason -> test, for the thousands of generated calls; a test is given the expression and both outcomes.
"""
import re

EXPRESSIONS = {
    **dict.fromkeys(
        ["tf.constant(300,tf.uint8)", "tf.constant(-1,tf.uint8)", "tf.constant(2**31,tf.int32)"],
        "TensorFlow wraps around silently; here an integer out of range is an error",
    ),
    "tf.constant(1e40)": "TensorFlow is of two minds: with dtype=tf.float32 this is inf, as it is here",
    **dict.fromkeys(
        ["tf.constant(1,int)", "tf.as_dtype(int)", "tf.as_dtype(str)", "tf.as_dtype(bytes)", "tf.as_dtype(complex)"],
        "all of Python's types name the dtype that their values get, not float and bool alone",
    ),
    "tf.constant([[], [1]])": "TensorFlow drops the 1; here the list is ragged, and an error",
    **dict.fromkeys(
        ["tf.constant([v,v])", "tf.constant([f,f])", "tf.constant([f[0],2.0])"],
        "tf.constant takes what tf.convert_to_tensor takes",
    ),
    "m[[True,False]]": "a list of bools is no index: TypeError, as for everything else that is none",
    **dict.fromkeys(
        ["round(f)", "round(f[0])", "range(5)[f[0]]", "range(5)[tf.constant(1.0)]", "range(5)[tf.constant(True)]"],
        "TensorFlow looks for a method of NumPy (AttributeError); Python's own answer is TypeError",
    ),
}


def out_of_range(expression, ours, theirs):
    weak = ours.get("raises") == "InvalidArgumentError" and "uint8" in expression and "-1" in expression
    return "out of range for" in ours.get("message", "") or "2**40" in expression or weak


RULES = {
    "TensorFlow has the op, but no kernel for this dtype": lambda expression, ours, theirs: (
        theirs.get("raises") in ("NotFoundError", "UnimplementedError")
    ),
    "TensorFlow wraps around silently; here an integer out of range is an error": out_of_range,
    "TensorFlow refuses the number before it asks what it is for": lambda expression, ours, theirs: (
        "1e300" in expression
    ),
    "a bool takes the place of any number; TensorFlow: not in small integers, bfloat16, complex64": (
        lambda expression, ours, theirs: (
            "True" in expression and theirs.get("raises") in ("TypeError", "InvalidArgumentError", "AttributeError")
        )
    ),
    "a range is a list of integers, and taken by all dtypes": lambda expression, ours, theirs: (
        "range(2)" in expression and "Tidx" in theirs.get("message", "")
    ),
    "text where numbers or bools are asked for is refused": lambda expression, ours, theirs: (
        "np.array(['a', 'b'])" in expression and ours.get("raises") == "ValueError"
    ),
    "TensorFlow asks NumPy to divide bools and to repeat text": lambda expression, ours, theirs: (
        re.search("^[bs] [*/] np[.]", expression) and "raises" in ours
    ),
    "Python says which way it cannot repeat text": lambda expression, ours, theirs: (
        re.search(r"^f\[0\] \* b?'a'", expression) and "raises" in ours and "raises" in theirs
    ),
    "whether a variable is None has an answer, as for a tensor": lambda expression, ours, theirs: (
        re.search("^(v [!=]= None|None [!=]= v)$", expression)
    ),
    "what a complex number divided by 0 is": lambda expression, ours, theirs: (
        " / " in expression and theirs.get("value", {}).get("dtype") == "complex128"
    ),
}


def reason(expression, ours, theirs):
    """Why the two outcomes may differ; None where they may not."""
    if expression in EXPRESSIONS:
        return EXPRESSIONS[expression]
    return next((words for words, test in RULES.items() if test(expression, ours, theirs)), None)
