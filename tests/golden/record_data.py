"""Records what pipelines give in the real TensorFlow: python golden/record_data.py [FAMILY ...], from tests/."""

import json
import sys
from pathlib import Path

import tensorflow as tf

sys.path.insert(0, str(Path(__file__).parent.parent))

from data.recorded import GOLDEN, cases, outcome

FAMILIES = sys.argv[1:] or sorted(path.stem for path in (GOLDEN.parent.parent / "data" / "cases").glob("*.py"))

for family in FAMILIES:
    found = {name: outcome(tf, case) for name, case in cases(family).items()}
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in found.items())
    (GOLDEN / f"{family}.json").write_text("{\n" + lines + "\n}\n")
    print(family, len(found))
