# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""People who talk over bad networks with the real client, written down and judged. The standard library only."""

from .ride import Outcome, ride
from .rows import ROWS, Row
from .switching import switch

__all__ = ["ROWS", "Outcome", "Row", "ride", "switch"]
