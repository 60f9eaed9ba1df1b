"""What TensorFlow said of the rows, the refusals and the ops: golden/contracts/, put together."""

import json
from pathlib import Path

FILES = sorted((Path(__file__).parents[1] / "golden" / "contracts").glob("*.json"))


def recorded(section):
    """The recorded `section` ('rows', 'refusals' or 'ops') of all families together."""
    return {name: found for path in FILES for name, found in json.loads(path.read_text()).get(section, {}).items()}
