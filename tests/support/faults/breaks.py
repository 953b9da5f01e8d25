# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Faults of presence: what is silent, and what ends."""

import asyncio

from .fault import Fault


class BlackHole(Fault):
    """Connections open and stay open, and nothing passes; nobody hears of an end either. When it is lifted what was said goes on, as
    TCP repeats what was not acknowledged."""

    def __init__(self):
        self._over = asyncio.Event()

    async def carries(self, link, direction, data):
        await self._over.wait()
        return [data]

    async def ends(self, link, direction):
        await self._over.wait()
        return []

    def lifted(self, links):
        self._over.set()


class Reset(Fault):
    """A connection is reset when more than so many bytes have passed in one direction; with none, as soon as it is there."""

    def __init__(self, direction=None, after=0):
        self._direction = direction
        self._after = after

    def begins(self, link):
        if self._direction is None:
            link.reset()

    async def carries(self, link, direction, data):
        if direction != self._direction:
            return [data]
        passed = link.memory(self, lambda: [0])
        passed[0] += len(data)
        if passed[0] > self._after:
            link.reset()
            return []
        return [data]


class CutIdle(Fault):
    """A connection on which nothing passes for so many seconds is closed, as reverse proxies do."""

    def __init__(self, seconds):
        self._seconds = seconds
        self._lifted = asyncio.Event()

    def begins(self, link):
        link.memory(self, lambda: asyncio.create_task(self._watch(link)))

    async def _watch(self, link):
        while not link.is_over and not self._lifted.is_set():
            left = link.last_passed + self._seconds - asyncio.get_running_loop().time()
            if left <= 0:
                link.close()
                return
            await asyncio.sleep(left)

    def lifted(self, links):
        self._lifted.set()
