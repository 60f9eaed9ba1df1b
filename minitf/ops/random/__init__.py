"""Numbers that look random, and are the same ones again for the same seed. Floor 2.

Read `seeds.py` first, then `distributions.py`. The bits come from `backend/bits.py`.

Speed, beside TensorFlow: a million numbers take two to five times as long (gamma, Poisson and binomial four to
eight), because the ten rounds of Philox are ninety passes over arrays, where a compiled loop keeps its four words in
registers. A handful takes up to three times as long (where numbers are rejected, up to five): a stream costs twenty
microseconds to set up and scramble, step by step in Python.
"""
