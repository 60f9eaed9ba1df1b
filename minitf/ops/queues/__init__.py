"""Queues between threads, and sections that one thread at a time may enter. Floor 2. Read `queue.py` first."""
