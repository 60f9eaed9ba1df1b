"""elements.py: what has been gathered already."""

import minitf as tf
from minitf.data.sources.elements import Elements


def test_the_elements_as_they_are():
    stage = Elements([[tf.constant(i)] for i in range(3)], tf.TensorSpec([], tf.int32))
    assert stage.cardinality() == 3
    cursor = stage.start()
    place = cursor.save()
    assert [leaves[0].numpy() for leaves in cursor.several(5)] == [0, 1, 2]
    cursor.restore(place)
    assert cursor.next()[0].numpy() == 0
