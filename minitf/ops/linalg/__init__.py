"""Products of matrices and tensors. Floor 2. Read `matmul.py` first."""
