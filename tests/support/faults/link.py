# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""One connection through the proxy: a client, a server, and two pipes between them."""

import asyncio
import contextlib
import socket
import struct

from .fault import Direction
from .pipe import Pipe


class Link:
    """Lives until both sides have said all, or one of them is broken."""

    def __init__(self, proxy, reader, writer):
        self.proxy = proxy
        self.last_passed = asyncio.get_running_loop().time()
        self._client = reader, writer
        self._server = None
        self._memory = {}
        self._met = set()
        self._over = asyncio.Event()

    @property
    def is_over(self):
        return self._over.is_set()

    async def run(self, server_port):
        self.meet_all()
        try:
            self._server = await asyncio.open_connection("127.0.0.1", server_port)
            if not self.is_over:
                await self._carry()
        except OSError:
            self.reset()  # a side is broken, or not there: the other shall see it
        finally:
            self.close()

    async def _carry(self):
        pipes = [Pipe(self, Direction.UP, self._client[0], self._server[1]),
                 Pipe(self, Direction.DOWN, self._server[0], self._client[1])]
        both = asyncio.gather(*(pipe.run() for pipe in pipes))
        over = asyncio.create_task(self._over.wait())
        try:
            await asyncio.wait([both, over], return_when=asyncio.FIRST_COMPLETED)
            if both.done():
                both.result()
        finally:
            both.cancel()
            over.cancel()
            await asyncio.gather(both, over, return_exceptions=True)

    def meet_all(self):
        """Begins the faults that are set, where that has not been done."""
        for fault in self.proxy.faults:
            if fault not in self._met:
                self._met.add(fault)
                fault.begins(self)

    def memory(self, fault, make):
        """What a fault knows of this connection; `make()` at first."""
        if fault not in self._memory:
            self._memory[fault] = make()
        return self._memory[fault]

    def answer(self, data):
        """Says this to the client instead of what the server would, and ends."""
        self._client[1].write(data)
        self.close()

    def close(self):
        """Ends as a program does that goes away in order."""
        for _, writer in filter(None, (self._client, self._server)):
            with contextlib.suppress(OSError):
                writer.close()
        self._over.set()

    def reset(self):
        """Ends with RST to both sides; nothing more arrives."""
        for _, writer in filter(None, (self._client, self._server)):
            with contextlib.suppress(OSError):
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        self._over.set()
