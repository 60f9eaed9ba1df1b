"""Draw: a source of random shapes, dtypes, axes and tensors, most of them valid. Depends on its seed alone."""

import itertools
import random


def words(text):
    """What stands between the blanks: long lists read better so."""
    return text.split()


FLOATS = ["float32", "float32", "float64", "float16", "bfloat16"]
DTYPES = [*FLOATS, "int32", "int32", "int64", "uint8", "int8", "bool", "string", "complex64", "complex128"]
DIMS = [0, 1, 2, 3, 4]


class Draw:
    """A source of random calls."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.numbers = itertools.count()

    def one(self, *choices):
        return self.random.choice(choices)

    def rarely(self, share=0.15):
        return self.random.random() < share

    def shape(self, least=0, most=3):
        return tuple(self.random.choices(DIMS, [1, 3, 6, 6, 2], k=self.random.randint(least, most)))

    def dtype(self):
        return self.random.choice(DTYPES) if self.rarely(0.5) else "float32"

    def tensor(self, shape, dtype):
        return f"T({dtype!r}, {tuple(shape)}, {next(self.numbers) % 7})"

    def like(self, shape):
        """A shape that usually broadcasts with this one."""
        if self.rarely():
            return self.shape()
        cut = shape[self.random.randint(0, len(shape)) :]
        return tuple(1 if self.rarely(0.3) else n for n in cut)

    def axis(self, rank):
        if self.rarely():
            return self.random.randint(-rank - 2, rank + 1)
        return self.random.randint(-rank, max(rank - 1, -rank))

    def axes(self, rank):
        return self.one(None, self.axis(rank), [self.axis(rank) for _ in range(self.random.randint(0, 2))])

    def value(self):
        return self.one("1", "2.5", "-1", "True", "'a'", "[1, 2]", "None", "np.float64(0.5)")

    def odd(self, shape, dtype):
        """A tensor that at times holds infinities or NaNs."""
        x = self.tensor(shape, dtype)
        return f"{x} * float({self.one('inf', 'nan')!r})" if dtype in FLOATS and self.rarely() else x

    def most(self, *choices, wrong):
        """Mostly one of the choices, rarely one of the wrong ones."""
        return self.one(*wrong) if self.rarely(0.1) else self.one(*choices)

    def float(self):
        """A dtype for functions of real numbers."""
        return self.dtype() if self.rarely(0.1) else self.one("float32", "float32", "float64")


def around(d, call, x, dtype):
    """The call on the tensor x, with its gradient where it has one."""
    return f"grad(lambda x: {call}, {x})" if dtype in FLOATS and d.rarely(0.7) else call.replace("(x, ", f"({x}, ", 1)


def slope(d, call, **tensors):
    """The call with its tensors by name; its gradient with them where the first is real, and the draw says so."""
    first = next(iter(tensors.values()))
    if first.startswith(("T('float32'", "T('float64'", "P('float32'", "P('float64'")) and d.rarely(0.6):
        return f"grad(lambda {', '.join(tensors)}: {call}, {', '.join(tensors.values())})"
    return f"(lambda {', '.join(tensors)}: {call})({', '.join(tensors.values())})"
