"""Floor 0: dtypes, shapes, devices, arrays, errors, threads and random bits. All other floors stand on it."""
