"""The command `minitf`.   Floor 10: like any program, it uses the public library.   Next: main.py."""
