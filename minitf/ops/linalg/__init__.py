"""Products of matrices and tensors, and what takes matrices apart. Floor 2. Read `matmul.py` first.

Speed, beside TensorFlow: at 4x4, what NumPy writes around LAPACK (`qr`, `eig`, `solve`: five to twenty microseconds
of checks in Python) can take up to twice as long as TensorFlow's whole op, and what LAPACK has but NumPy does not
offer is many steps here: triangular and tridiagonal systems, `lu`, `sqrtm`, `logm`. Larger matrices take as long as
BLAS does; OpenBLAS inverts and solves in up to twice the time of TensorFlow's Eigen. Many 4x4 matrices at once take
LAPACK, which is made for large ones, up to three times as long in `svd` and `eigh`. `band_part` makes a mask of the
whole matrix first, in three times as long.
"""
