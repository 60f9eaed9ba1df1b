"""Small expressions whose results minitf shares with TensorFlow: what floor 0 does, said in its own words.

record_behaviour.py evaluates them with the real `tf` and writes behaviour.json; the tests evaluate them with a
`tf` made of minitf's backend and compare. Needs neither library itself.
"""

import collections
import dataclasses
import types

import numpy as np

Point = collections.namedtuple("Point", ["x", "y"])
Other = collections.namedtuple("Other", ["x", "y"])


class MyList(list):
    """A list of one's own, as trackable containers are."""


@dataclasses.dataclass
class Plain:
    a: int = 1


@dataclasses.dataclass
class Masked:
    a: int = 1
    b: int = 2

    def __tf_flatten__(self):
        return (), (self.a, self.b)

    @classmethod
    def __tf_unflatten__(cls, metadata, components):
        return cls(*components)


def words(text):
    """Return what stands between the blanks: lists that long read better so."""
    return text.split()


NAMES = {
    "np": np,
    "types": types,
    "OrderedDict": collections.OrderedDict,
    "defaultdict": collections.defaultdict,
    "deque": collections.deque,
    "Point": Point,
    "Twin": collections.namedtuple("Point", ["x", "y"]),
    "Other": Other,
    "MyList": MyList,
    "Plain": Plain,
    "Masked": Masked,
}

DTYPES = words("""float16 float32 float64 bfloat16 complex64 complex128
    int8 int16 int32 int64 uint8 uint16 uint32 uint64
    bool string qint8 quint8 qint16 quint16 qint32 resource variant""")
HIDDEN_DTYPES = words("int4 uint4 float8_e4m3fn float8_e5m2")  # not in `tf.`, but as_dtype knows them
PROPERTIES = words("""name as_datatype_enum is_floating is_integer is_complex is_bool is_numeric
    is_unsigned is_quantized is_numpy_compatible size base_dtype real_dtype""")

EXPRESSIONS = {
    "dtypes": [
        *(f"tf.{name}" for name in DTYPES),
        *(f"str(tf.as_dtype({name!r}))" for name in DTYPES + HIDDEN_DTYPES),
        *(f"tf.as_dtype({name!r}).{prop}" for name in DTYPES + HIDDEN_DTYPES for prop in PROPERTIES),
        *(f"tf.as_dtype({name!r}).as_numpy_dtype" for name in (DTYPES + HIDDEN_DTYPES) if name not in DTYPES[-2:]),
        *(f"tf.{name}.{end}" for name in DTYPES[:14] if "complex" not in name for end in ("min", "max")),
        *(f"tf.{name}.limits" for name in words("float32 float64 int8 int16 int32 int64 uint8 uint16 bool")),
        *(f"tf.{name}.min" for name in words("bool string complex64 qint8 variant")),
        *(f"tf.as_dtype({x})" for x in words("'half' 'float' 'double' float bool object np.float32 np.int64")),
        *(f"tf.as_dtype({x})" for x in words("np.dtype('int8') np.dtype('S3') np.dtype('U3') np.str_ 1 10 23")),
        *(f"tf.as_dtype({x})" for x in words("np.dtype('>f4') np.longlong np.zeros(3) tf.int8 'nope' 3.5 None []")),
        *(f"tf.as_dtype({x})" for x in words("np.void np.integer list np.dtype('M8[s]') '<f4' 'f4'")),
        "tf.float32 == np.float32",
        "tf.float32 == 'float32'",
        "tf.float32 == np.dtype('float32')",
        "np.dtype('float32') == tf.float32",
        "tf.float32 == float",
        "tf.float32 == tf.float64",
        "tf.float32 == None",
        "tf.float32 == 'nope'",
        "tf.float32 != 'nope'",
        "tf.float32 == 1",
        "int(tf.float32)",
        "tf.float32.is_compatible_with('float64')",
        "tf.float32.is_compatible_with(np.float32)",
        "{tf.float32: 1}[tf.as_dtype('float32')]",
    ],
    "shapes": [
        *(f"tf.TensorShape({x})" for x in words("None 3 [2,None] [2,-1] [] 'abc' [2.0] 2.5 -1 [None] ['a'] [True]")),
        *(f"tf.TensorShape({x})" for x in words("np.array([2,3]) np.int64(3) range(3) {1:2} (1,)")),
        "tf.TensorShape(tf.TensorShape([2, None]))",
        *(f"str(tf.TensorShape({x}))" for x in words("None [] [3] [2,None]")),
        *(
            f"tf.TensorShape({shape}).{name}"
            for shape in ("[2, None, 4]", "[2, 3]", "[]", "None")
            for name in words("""rank ndims num_elements() as_list() is_fully_defined()
                is_compatible_with([2,3,4]) is_compatible_with(None) is_compatible_with([3,3,4])
                is_compatible_with([2]) merge_with([2,3,4]) merge_with([3,3,4])
                merge_with([3]) merge_with(None) concatenate([5]) concatenate(None)
                concatenate(5) with_rank(3) with_rank(2) with_rank_at_least(4) with_rank_at_least(2)
                with_rank_at_most(2) with_rank_at_most(3) assert_has_rank(2) assert_has_rank(3)
                assert_same_rank([1]) assert_same_rank([1,2,3]) assert_is_compatible_with([2,3])
                assert_is_compatible_with([3,3,4]) assert_is_fully_defined() __bool__() __len__()
                most_specific_compatible_shape([2,3,5]) most_specific_compatible_shape([2,None])
                is_subtype_of(tf.TensorShape([None,None,None])) is_subtype_of(tf.TensorShape([2,3]))""")
        ),
        *(
            f"tf.TensorShape({shape})[{key}]"
            for shape in ("[2, None, 4]", "None")
            for key in words("0 1 -1 1: :2 -2: :-1 1:3 1:2 :")
        ),
        "tf.TensorShape([2])[5]",
        "tf.TensorShape([2, 3, 4])[::2]",
        "list(tf.TensorShape([2, None]))",
        "list(tf.TensorShape(None))",
        "tuple(tf.TensorShape([1, 2]))",
        "tf.TensorShape([2, None]) == [2, None]",
        "tf.TensorShape([2, None]) == (2, None)",
        "tf.TensorShape([2, None]) == [2, 3]",
        "tf.TensorShape([2, None]) != [2, 3]",
        "tf.TensorShape([2]) == 'x'",
        "tf.TensorShape([5]) == 5",
        "tf.TensorShape([2, 3]) == np.array([2, 3])",
        "tf.TensorShape(None) == tf.TensorShape(None)",
        "tf.TensorShape(None) == None",
        "tf.TensorShape(None) == tf.TensorShape([])",
        "hash(tf.TensorShape([2, None])) == hash(tf.TensorShape((2, None)))",
        "tf.TensorShape([2]) < tf.TensorShape([3])",
        "2 in tf.TensorShape([2, 3])",
        *(f"tf.TensorShape([2, None]) + {x}" for x in words("[5] (1,) 5 None tf.TensorShape([7])")),
        *(f"{x} + tf.TensorShape([2, None])" for x in words("[5] (1,) 5 None")),
        *(
            f"tf.broadcast_static_shape(tf.TensorShape({a}), tf.TensorShape({b}))"
            for a, b in [
                ("[2, 3]", "[3]"),
                ("[2, 3]", "[2]"),
                ("[2, None]", "[1]"),
                ("[2, None]", "[4]"),
                ("[2, None]", "[2, 1]"),
                ("[None]", "[None]"),
                ("[None]", "[0]"),
                ("[5, 1, 3]", "[4, 1]"),
                ("[]", "[2]"),
                ("[0]", "[1]"),
                ("[0]", "[2]"),
                ("None", "[1]"),
            ]
        ),
        "tf.TensorShape([2, 3]).most_specific_common_supertype([tf.TensorShape([2, 4]), tf.TensorShape([2, 5])])",
        "tf.TensorShape([2, 3]).most_specific_common_supertype([3])",
    ],
    "nest": [
        *(
            f"tf.nest.{function}({structure})"
            for function in ("flatten", "is_nested")
            for structure in words("""3 None 'abc' b'a' [] () {} [[],()]
                [1,(2,[3,None]),{'b':4,'a':5}] {2:1,'a':2} {1:1,2.5:2} Point(1,[2])
                OrderedDict([('b',1),('a',2)]) defaultdict(list,{'b':1,'a':2}) range(3) deque([1,2])
                MyList([1,2]) types.MappingProxyType({'b':1,'a':2}) {'b':1,'a':2}.values()
                {'b':1,'a':2}.keys() Plain() Masked() tf.TensorShape([1,2]) {3}""")
        ),
        *(
            f"tf.nest.pack_sequence_as({arguments})"
            for arguments in words("""[1,(2,)],[5,6] [1,(2,)],[5] [1,(2,)],[5,6,7] 1,[5] 1,[5,6]
                1,5 [1],5 [],[] [],[1] {'b':1,'a':2},[5,6]
                OrderedDict([('b',1),('a',2)]),[5,6] defaultdict(list,{'b':1,'a':2}),[5,6]
                Point(1,2),[5,6] MyList([1]),[5] Masked(),[7,8] [1,2],(3,4) [1,2],np.array([3,4])
                deque([1]),[2]""")
        ),
        *(
            f"tf.nest.map_structure({arguments})"
            for arguments in [
                "lambda x: x + 1, [1, (2,)]",
                "lambda x, y: x + y, [1, (2,)], [3, (4,)]",
                "lambda x, y: x + y, [1, (2,)], [3, [4]]",
                "lambda x, y: x + y, [1, (2,)], [3, [4]], check_types=False",
                "lambda x, y: x + y, [1, (2,)], [3, 4]",
                "lambda x, y: x + y, [1, 2], [3]",
                "lambda x: x",
                "3, [1]",
                "lambda x: x, [1], bogus=1",
                "lambda x: x, [[], ()]",
                "lambda x, y: x, {'a': 1}, {'b': 1}",
                "lambda x, y: x, {'a': 1}, {'a': 1, 'b': 2}",
                "lambda x, y: (x, y), {'a': 1, 'b': 2}, {'b': 3, 'a': 4}",
                "lambda x: x * 2, Masked()",
            ]
        ),
        *(
            f"tf.nest.assert_same_structure({arguments})"
            for arguments in words("""[1],[2] [1],(2,) [1],(2,),check_types=False [1],1
                [1,[2]],[1,2] 1,2 'a',[1]
                Point(1,2),Other(1,2) Point(1,2),Twin(1,2) Point(1,2),(1,2) Point(1,2),(1,2),check_types=False
                {'a':1},OrderedDict(a=1) {'a':1},defaultdict(int,a=1) [1],MyList([1])
                {'a':1},{'b':1} [1,2],[1]
                Masked(),Masked(3,4) {'a':[1]},{'a':1}""")
        ),
    ],
}


def outcome(expression, tf):
    """Return the result as text, or "raises CLASS" for an exception."""
    try:
        return show(eval(expression, {**NAMES, "tf": tf}))  # noqa: S307 (our own expressions, from above)
    except Exception as error:
        return f"raises {type(error).__name__}"


def show(value):
    """Return a value as text that does not depend on the version of NumPy."""
    if isinstance(value, type):
        return value.__name__.rstrip("_")
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | np.integer):
        return str(int(value))
    if isinstance(value, float | np.floating) or type(value).__name__ == "bfloat16":
        return f"{float(value):.6g}"
    return repr(value)
