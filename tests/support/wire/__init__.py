# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The wire as tests see it: real server processes, and clients that speak bytes. The standard library only."""

from .http import Response, request
from .person import Person, Refused
from .server import Server
from .stream import Ended, EventStream, LineStream, is_live, says
from .websocket import Closed, WebSocket

__all__ = ["Closed", "Ended", "EventStream", "LineStream", "Person", "Refused", "Response", "Server", "WebSocket", "is_live",
           "request", "says"]
