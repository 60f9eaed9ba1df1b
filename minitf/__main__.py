"""`python -m minitf` is the command `minitf`.   Floor 10.   Next: cli/main.py."""

import sys

from .cli.main import main

sys.exit(main())
