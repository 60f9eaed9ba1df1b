"""The command `minitf`.   Floor 11: like any program, it uses the public library.   Next: main.py."""
