# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""A conversation under load while its server is killed, written down and judged. The standard library only."""

from .checker import Breach, breaches
from .logfile import read_log
from .record import Entry, History
from .trial import Trial, Verdict

__all__ = ["Breach", "Entry", "History", "Trial", "Verdict", "breaches", "read_log"]
