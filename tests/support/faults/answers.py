# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""What a client gets in place of, or before, the server's answer."""

import enum
import http

from .fault import Direction, Fault


def refusal(status):
    """A whole answer, such as a filter gives that knows nothing of us."""
    body = f"<html><body><h1>{status}</h1></body></html>".encode()
    phrase = http.HTTPStatus(status).phrase
    return (f"HTTP/1.1 {status} {phrase}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n").encode() + body


class SlowAnswer(Fault):
    """The first answer on a connection takes so many seconds longer; what follows comes at once. Of all connections, or of those
    only that ask for a WebSocket."""

    class Of(enum.Enum):
        ALL = "all"
        UPGRADES = "upgrades"

    def __init__(self, seconds, of=Of.ALL):
        self._seconds = seconds
        self._of = of

    async def carries(self, link, direction, data):
        if direction is Direction.UP:
            is_slow = self._of is self.Of.ALL or b"\r\nupgrade:" in data.lower()
            link.memory(self, lambda: {"waits": is_slow})
        return [data]

    def due(self, pipe, data, due):
        memory = pipe.link.memory(self, lambda: {"waits": self._of is self.Of.ALL})
        if pipe.direction is Direction.UP or not memory["waits"]:
            return due
        memory["waits"] = False
        return due + self._seconds
