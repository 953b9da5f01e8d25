# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""What can be wrong with a network, as the proxy sees it."""

import enum


class Direction(enum.Enum):
    UP = "to the server"
    DOWN = "to the client"


class Fault:
    """One thing that is wrong, on all connections of a proxy for as long as it is set there; as it stands here, nothing is. What it
    remembers of a connection it keeps with that one (`link.memory`)."""

    def begins(self, link):
        """It holds for this connection now: before anything has passed, or since it was set."""

    async def carries(self, link, direction, data):
        """Something came from one side: the pieces that shall go on to the other."""
        return [data]

    async def ends(self, link, direction):
        """One side has nothing more to say: the pieces that shall still go on before the other hears of it."""
        return []

    def due(self, pipe, data, due):
        """When a piece shall go on that would go at `due`, in seconds of the loop's clock."""
        return due

    def lifted(self, links):
        """It is set no longer. What it has kept from a connection can seldom be given back: that one breaks."""
