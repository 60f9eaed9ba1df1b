"""The operators, under the names that rewritten functions call them by. Floor 4."""

from __future__ import annotations

from .assert_stmt import assert_stmt
from .call import call
from .convert import ag
from .for_stmt import for_stmt
from .if_stmt import if_exp, if_stmt
from .logic import and_, not_, or_
from .places import attribute, item
from .undefined import Undefined, defined
from .while_stmt import while_stmt

OPERATORS = (assert_stmt, call, for_stmt, if_exp, if_stmt, and_, not_, or_, attribute, item, Undefined, defined,
             while_stmt)

for operator in OPERATORS:
    setattr(ag, operator.__name__, operator)
