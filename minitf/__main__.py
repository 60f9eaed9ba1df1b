"""`python -m minitf` is the command `minitf`."""

import sys

from .cli.main import main

sys.exit(main())
