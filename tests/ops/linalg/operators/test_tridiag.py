import numpy as np
import pytest

import minitf as tf

ROWS = np.array([[1.0, 2.0, 0.0], [5.0, 6.0, 7.0], [0.0, 3.0, 4.0]])
WHOLE = [[5.0, 1.0, 0.0], [3.0, 6.0, 2.0], [0.0, 4.0, 7.0]]


@pytest.mark.parametrize(("diagonals", "form"), [(ROWS, "compact"), (list(ROWS), "sequence"), (WHOLE, "matrix")])
def test_the_three_forms(diagonals, form):
    operator = tf.linalg.LinearOperatorTridiag(tf.nest.map_structure(lambda x: tf.constant(x, tf.float64), diagonals)
                                               if form != "matrix" else np.array(diagonals), form)
    np.testing.assert_array_equal(operator.to_dense().numpy(), WHOLE)
    np.testing.assert_allclose(operator.matvec([1.0, 2.0, 3.0] * np.ones((4, 1))).numpy()[1], np.dot(WHOLE, [1, 2, 3]))
    np.testing.assert_allclose(operator.solvevec(np.array([7.0, 21.0, 29.0])).numpy(), [1, 2, 3])
    assert (operator.diagonals_format, operator.shape) == (form, [3, 3])


def test_a_matrix_of_one_entry_has_a_diagonal():
    assert tf.linalg.LinearOperatorTridiag([[5.0]], "matrix").diag_part().numpy().tolist() == [5]


def test_another_form_is_refused():
    with pytest.raises(ValueError, match="must be 'compact'"):
        tf.linalg.LinearOperatorTridiag(ROWS, "wide")


def test_it_is_self_adjoint_where_the_outer_diagonals_agree():
    tf.linalg.LinearOperatorTridiag([[1.0, 2.0, 9.0], [5.0, 6.0, 7.0], [9.0, 1.0, 2.0]]).assert_self_adjoint()
    for diagonals, form in ((ROWS, "compact"), (np.array(WHOLE), "matrix")):
        with pytest.raises(tf.errors.InvalidArgumentError):
            tf.linalg.LinearOperatorTridiag(diagonals, form).assert_self_adjoint()
