# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Real desktops on a screen of their own, led by tests."""

from .desk import Desk
from .screen import Screen

__all__ = ["Desk", "Screen"]
