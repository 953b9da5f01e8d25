# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""A TCP proxy that does to connections what a bad network does."""

import asyncio

from .link import Link


class FaultProxy:
    """Listens on a free port of loopback and passes everything on to a server there, through the faults that are set. They can be
    changed at any time, and hold for the connections that are open, too."""

    def __init__(self, server_port, *faults):
        self.port = 0
        self.faults = faults
        self.links = set()
        self.accepted = 0  # connections, so far
        self._server_port = server_port
        self._listener = None
        self._tasks = set()

    async def __aenter__(self):
        self._listener = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._listener.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        self._listener.close()
        self.set()
        for task in self._tasks:
            task.cancel()
        for mistake in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(mistake, Exception):
                raise mistake
        await self._listener.wait_closed()

    def set(self, *faults):
        """These from now on, and no others; none: all is well again."""
        before, self.faults = self.faults, faults
        for fault in before:
            if fault not in faults:
                fault.lifted(list(self.links))
        for link in list(self.links):
            link.meet_all()

    def cut(self):
        """Resets all connections that are open."""
        for link in list(self.links):
            link.reset()

    def _accept(self, reader, writer):
        self.accepted += 1
        self._tasks.add(asyncio.create_task(self._carry(Link(self, reader, writer))))

    async def _carry(self, link):
        self.links.add(link)
        try:
            await link.run(self._server_port)
        finally:
            self.links.discard(link)
