"""Looking for mistakes: assertions, NaNs, printing. Floor 2. Read `assertions.py` first."""
