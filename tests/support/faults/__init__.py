# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Networks that are not as they should be: a TCP proxy on loopback, and what can be wrong on the way. The standard library only."""

from .answers import SlowAnswer, refusal
from .breaks import BlackHole, CutIdle, Reset
from .buffer import Buffer
from .fault import Direction, Fault
from .frames import Swallow
from .pace import Bandwidth, Latency, Slicer
from .proxy import FaultProxy
from .upgrades import RefuseUpgrade, ResetUpgrade, StripUpgrade

__all__ = ["Bandwidth", "BlackHole", "Buffer", "CutIdle", "Direction", "Fault", "FaultProxy", "Latency", "RefuseUpgrade", "Reset",
           "ResetUpgrade", "Slicer", "SlowAnswer", "StripUpgrade", "Swallow", "refusal"]
