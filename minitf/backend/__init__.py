"""Floor 0: errors, dtypes, shapes, devices, arrays, threads and random bits. Every other floor stands on it."""
