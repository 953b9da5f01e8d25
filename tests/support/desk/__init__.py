# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Real desktops on a screen of their own, led by tests."""

from .desk import PROGRAM, Desk
from .screen import Screen

__all__ = ["PROGRAM", "Desk", "Screen"]
