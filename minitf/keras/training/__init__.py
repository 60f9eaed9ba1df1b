"""The training loop: compile, fit, evaluate, predict. Floor 7. Read next: `trainer.py`."""
