# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""A proxy that speaks HTTP and hands answers on when it has all of them."""

import sys

from .fault import Direction, Fault

HELD_MOST = 65536


class Buffer(Fault):
    """Holds each answer back, its head too, until it is whole or so many bytes wait; of an answer without end that is seldom. What
    has become a WebSocket passes."""

    def __init__(self, most=HELD_MOST):
        self._most = most

    async def carries(self, link, direction, data):
        if direction is Direction.UP:
            return [data]
        answers = link.memory(self, Answers)
        answers.take(data)
        return [answers.give(self._most)]

    async def ends(self, link, direction):
        return [] if direction is Direction.UP else [link.memory(self, Answers).give(0)]

    def lifted(self, links):
        for link in links:
            if link.memory(self, Answers).held:
                link.reset()


class Answers:
    """What has come from a server on one connection, and how much of it is whole answers. Places are counted from the first byte."""

    def __init__(self):
        self.held = b""
        self._given = 0  # the place at which what is held begins
        self._whole = 0  # the place at which the last whole answer ends
        self._rest = b""  # what has not been looked at
        self._at = 0  # the place at which that begins
        self._look = self._answers()
        next(self._look)

    def take(self, data):
        self.held += data
        self._rest += data
        next(self._look, None)

    def give(self, most):
        """What is whole, or all where `most` bytes wait."""
        count = max(self._whole - self._given, 0)
        if len(self.held) >= most:
            count = len(self.held)
        given, self.held = self.held[:count], self.held[count:]
        self._given += len(given)
        return given

    def _answers(self):
        """Goes on whenever there is more to look at."""
        while True:
            head = (yield from self._until(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
            status = int(head[0].split(" ")[1])
            fields = {name: value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            if status == 101:
                self._whole = sys.maxsize
                return
            if status >= 200 and status not in (204, 304):
                if fields.get("transfer-encoding") == "chunked":
                    yield from self._chunks()
                elif "content-length" in fields:
                    yield from self._skip(int(fields["content-length"]))
                else:
                    return  # it ends with the connection
            self._whole = self._at

    def _chunks(self):
        while size := int((yield from self._until(b"\r\n")).split(b";")[0], 16):
            yield from self._skip(size + 2)
        while (yield from self._until(b"\r\n")):
            pass  # a trailer

    def _until(self, mark):
        while (end := self._rest.find(mark)) < 0:
            yield
        found = self._rest[:end]
        yield from self._skip(end + len(mark))
        return found

    def _skip(self, count):
        while count:
            taken = min(count, len(self._rest))
            self._rest = self._rest[taken:]
            self._at += taken
            count -= taken
            if count:
                yield
