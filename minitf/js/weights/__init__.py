"""Weights as bytes in files, and a list that says where each of them lies. Floor 8. Read `values.py` first."""
