# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Faults of time: what arrives late, slowly, or in crumbs."""

import random

from .fault import Fault


class Latency(Fault):
    """Everything comes so many seconds late, and up to `jitter` more; never out of order."""

    def __init__(self, seconds, jitter=0.0, choice=None):
        self._seconds = seconds
        self._jitter = jitter
        self._choice = choice or random.Random(1)

    def due(self, pipe, data, due):
        return due + self._seconds + self._choice.uniform(0, self._jitter)


class Bandwidth(Fault):
    """So many bytes a second and no more, in each direction."""

    def __init__(self, bytes_per_second):
        self._rate = bytes_per_second

    def due(self, pipe, data, due):
        return max(due, pipe.last_due) + len(data) / self._rate


class Slicer(Fault):
    """Everything comes in pieces of at most so many bytes, with a breath between them so that they are not joined again."""

    BREATH = 0.001

    def __init__(self, size):
        self._size = size

    async def carries(self, link, direction, data):
        return [data[at:at + self._size] for at in range(0, len(data), self._size)]

    def due(self, pipe, data, due):
        return max(due, pipe.last_due + self.BREATH)
