"""Which variables lose a little of themselves at each step, and which do not. Floor 7. Read next: `averaging.py`.

Weight decay pulls weights to zero. It is not meant for all of them: biases and the scales of normalization layers are
better left alone.
"""

import re


class Exclusions:
    """The variables that weight decay leaves alone.

    variables: the excluded ones.   names: regular expressions; a variable whose name has a match is excluded.
    """

    def __init__(self, variables=None, names=None):
        self._excluded = {id(variable.whole) for variable in variables or ()}
        self._pattern = re.compile("|".join(names)) if names else None

    def __contains__(self, variable):
        if id(variable.whole) in self._excluded:
            return True
        return self._pattern is not None and self._pattern.search(variable.name) is not None
