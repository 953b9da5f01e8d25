# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Proxies that do not let a connection become a WebSocket."""

from .answers import refusal
from .fault import Direction, Fault

HOP_BY_HOP = (b"upgrade:", b"connection:")


def _nothing():
    return {"head": b""}


class _FirstHead(Fault):
    """Looks at the first request of each connection: who asks for a WebSocket does so at once."""

    async def carries(self, link, direction, data):
        if direction is Direction.DOWN:
            return [data]
        seen = link.memory(self, _nothing)
        if seen["head"] is None:
            return [data]
        seen["head"] += data
        head, end, rest = seen["head"].partition(b"\r\n\r\n")
        if not end:
            return []
        seen["head"] = None
        if not any(line.lower().startswith(b"upgrade:") for line in head.split(b"\r\n")):
            return [head + end + rest]
        return [*self.upgrading(link, head + end), rest]

    def lifted(self, links):
        for link in links:
            if link.memory(self, _nothing)["head"]:
                link.reset()

    def upgrading(self, link, head):
        """The pieces that go to the server in place of `head`."""
        raise NotImplementedError


class StripUpgrade(_FirstHead):
    """The request reaches the server, without what would make it a WebSocket: a proxy passes on no field that is between it and its
    own client."""

    def upgrading(self, link, head):
        lines = head.split(b"\r\n")
        return [b"\r\n".join(line for line in lines if not line.lower().startswith(HOP_BY_HOP))]


class RefuseUpgrade(_FirstHead):
    """The request never reaches the server: it is answered with this status."""

    def __init__(self, status):
        self._answer = refusal(status)

    def upgrading(self, link, head):
        link.answer(self._answer)
        return []


class ResetUpgrade(_FirstHead):
    """The request never reaches the server: the connection is reset."""

    def upgrading(self, link, head):
        link.reset()
        return []
