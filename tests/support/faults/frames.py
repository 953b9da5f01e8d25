# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""WebSocket connections that open and then say nothing."""

import struct

from .fault import Direction, Fault

DATA = (0, 1, 2)


class Swallow(Fault):
    """After the 101 so many messages pass in each direction, and then nothing more; the connection stays open. What is no WebSocket
    is left alone. Without `directions` it is both."""

    def __init__(self, after=0, directions=tuple(Direction)):
        self._after = after
        self._directions = directions

    async def carries(self, link, direction, data):
        state = link.memory(self, _State)
        if direction is Direction.DOWN and state.is_upgraded is None:
            state.head += data
            head, end, rest = state.head.partition(b"\r\n\r\n")
            if not end:
                return []
            state.is_upgraded = head.startswith(b"HTTP/1.1 101 ")
            passed = self._left(state, direction, rest) if state.is_upgraded else rest
            return [head + end + passed]
        return [self._left(state, direction, data) if state.is_upgraded else data]

    def lifted(self, links):
        for link in links:
            if link.memory(self, _State).has_kept:
                link.reset()

    def _left(self, state, direction, data):
        return data if direction not in self._directions else state.counts[direction].first(data, self._after)


class _State:
    def __init__(self):
        self.head = b""
        self.is_upgraded = None
        self.counts = {direction: _Count() for direction in Direction}

    @property
    def has_kept(self):
        return bool(self.head) if self.is_upgraded is None else any(count.has_kept for count in self.counts.values())


class _Count:
    """Counts the messages of one direction."""

    def __init__(self):
        self.has_kept = False
        self._messages = 0
        self._buffer = b""

    def first(self, data, most):
        """What of it belongs to the first `most` messages; whole frames only."""
        self._buffer += data
        passed = b""
        while self._messages < most and (length := _frame_length(self._buffer)):
            passed += self._buffer[:length]
            if self._buffer[0] & 0x80 and self._buffer[0] & 0x0F in DATA:
                self._messages += 1
            self._buffer = self._buffer[length:]
        self.has_kept = self.has_kept or bool(self._buffer)
        if self._messages >= most:
            self._buffer = b""
        return passed


def _frame_length(buffer):
    """Of the first frame, with its head; 0 while it is not whole."""
    if len(buffer) < 2:
        return 0
    length, head = buffer[1] & 0x7F, 2
    if length == 126:
        head = 4
        length = struct.unpack_from("!H", buffer, 2)[0] if len(buffer) >= head else 0
    elif length == 127:
        head = 10
        length = struct.unpack_from("!Q", buffer, 2)[0] if len(buffer) >= head else 0
    whole = head + (4 if buffer[1] & 0x80 else 0) + length
    return whole if len(buffer) >= max(whole, head) else 0
