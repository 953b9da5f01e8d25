# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""One direction of a connection."""

import asyncio

CHUNK = 65536
WAITING_MOST = 64  # chunks on their way; who sends more has to wait, as with a network


class Pipe:
    """Reads, lets the faults have their way with it, and writes what is left when it is due."""

    def __init__(self, link, direction, reader, writer):
        self.link = link
        self.direction = direction
        self.last_due = 0.0  # of all that has been read
        self._reader = reader
        self._writer = writer
        self._waiting = asyncio.Queue(WAITING_MOST)

    async def run(self):
        reading, writing = asyncio.create_task(self._read()), asyncio.create_task(self._write())
        try:
            await asyncio.gather(reading, writing)
        finally:
            reading.cancel()
            writing.cancel()
            await asyncio.gather(reading, writing, return_exceptions=True)

    async def _read(self):
        while data := await self._more():
            self.link.last_passed = asyncio.get_running_loop().time()
            pieces = [data]
            for fault in self.link.proxy.faults:
                pieces = await self._carried(fault, pieces)
            await self._enqueue(pieces)
        for fault in self.link.proxy.faults:
            await self._enqueue(await fault.ends(self.link, self.direction))
        await self._waiting.put(None)

    async def _more(self):
        try:
            return await self._reader.read(CHUNK)
        except OSError:
            for fault in self.link.proxy.faults:
                await fault.ends(self.link, self.direction)
            raise

    async def _carried(self, fault, pieces):
        return [out for piece in pieces for out in await fault.carries(self.link, self.direction, piece)]

    async def _enqueue(self, pieces):
        for piece in filter(None, pieces):
            due = asyncio.get_running_loop().time()
            for fault in self.link.proxy.faults:
                due = fault.due(self, piece, due)
            self.last_due = max(self.last_due, due)
            await self._waiting.put((self.last_due, piece))

    async def _write(self):
        while waiting := await self._waiting.get():
            due, piece = waiting
            await asyncio.sleep(due - asyncio.get_running_loop().time())
            self._writer.write(piece)
            await self._writer.drain()
        if self._writer.can_write_eof():
            self._writer.write_eof()
