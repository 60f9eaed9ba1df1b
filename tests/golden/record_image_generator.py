"""Records what Keras's ImageDataGenerator gives for the settings of tests/keras/image_generator_cases.py.

    cd tests && python golden/record_image_generator.py

needs TensorFlow, and writes golden/image_generator.json.
"""

import json
import sys
from pathlib import Path

import tensorflow as tf

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "keras"))  # as `keras` is the real one

from image_generator_cases import CASES, story

if __name__ == "__main__":
    text = json.dumps({name: story(tf, name) for name in CASES}, indent=1)
    Path(__file__).with_name("image_generator.json").write_text(text + "\n", encoding="utf-8")
