"""The book's tool is no installed package: its folder joins the import path for the tests of this folder."""

import sys
from pathlib import Path

import pytest

BOOK = Path(__file__).resolve().parents[2] / "book"
sys.path[:0] = [str(BOOK), str(BOOK / "_ext")]


@pytest.fixture
def bed(tmp_path):
    """A small repository: one module, one chapter, its exercises, and a bibliography."""
    files = {
        "minitf/tape.py": TAPE,
        "chapters/04_tape.md": CHAPTER,
        "exercises/04_tape.md": EXERCISES,
        "book/references.bib": REFERENCES,
        "book/notation.md": "(ch-notation)=\n# Notation\n\n(sec-names)=\n## Names\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


TAPE = '''\
"""A tape."""


class Tape:
    @property
    def calls(self):
        return []

    def gradient(self, y):
        """Walk backward."""
        return y


# [marks begin]
def watch(x):
    return x
# [marks end]
'''

HEADER = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
minitf:
  floor: 3
---
"""

CHAPTER = (
    HEADER
    + """
(ch-tape)=
# The tape

Who walks backward? {cite}`kingma2015adam` {index}`tape`

(sec-walk)=
## The walk

See {numref}`lst-walk` and {eq}`eq-chain`.

$$
\\bar x = \\bar y
$$ (eq-chain)

```{literalinclude} /minitf/tape.py
:pyobject: Tape.gradient
:caption: The walk
:name: lst-walk
```

```{code-cell} ipython3
:tags: [hide-input]

1 + 1
```

````{note}
Look at {ref}`ch-tape`:

```{code-block} python
:caption: An example
tape.gradient(y)
```
````

```{code-cell} ipython3
---
mystnb:
  figure:
    name: fig-one
    caption: A figure
---
print("drawn")
```
"""
)

EXERCISES = """\
(ex-tape)=
# Exercises: the tape

You need {numref}`lst-walk`.

## Warm-up

```{stub} walk
```

Well done.
"""

REFERENCES = """\
@inproceedings{kingma2015adam,
  author = {Kingma, Diederik P. and Ba, Jimmy},
  title = {Adam},
  year = {2015},
}

@article{harris2020numpy,
  author = {Harris, Charles R. and Millman, K. Jarrod and van der Walt, Stefan},
  year = {2020},
}
"""
