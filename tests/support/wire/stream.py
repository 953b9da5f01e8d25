# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Streams over HTTP, read by hand: server-sent events as a browser reads them, and JSON lines."""

import json
import re
import socket
import time

from .http import PATIENCE, Response

EVENTS = "text/event-stream"
LINES = "application/x-ndjson"


class Ended(Exception):
    """The server has ended the stream."""


class Stream:
    """One request for events and its endless answer. Connected when it is made, with the head read. `piece`: so many bytes of the
    request are sent at a time."""

    def __init__(self, port, path="/api/v1/events", receive_buffer=None, piece=65536, **fields):
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(("127.0.0.1", port))
        head = {"Host": f"127.0.0.1:{port}"} | {name.replace("_", "-"): value for name, value in fields.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        asked = f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode()
        for at in range(0, len(asked), piece):
            self.socket.sendall(asked[at:at + piece])
        self._bytes = b""
        while b"\r\n\r\n" not in self._bytes:
            self._receive()
        raw, _, self._bytes = self._bytes.partition(b"\r\n\r\n")
        self.response = Response(raw + b"\r\n\r\n")
        self.status = self.response.status
        self.last_event_id = ""
        self.retry = None

    def close(self):
        """Without a word, as a network that goes."""
        self.socket.close()

    def _receive(self, patience=PATIENCE):
        self.socket.settimeout(patience)
        try:
            piece = self.socket.recv(65536)
        except ConnectionResetError:
            piece = b""
        if not piece:
            raise Ended()
        self._bytes += piece

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return self.next()
        except Ended:
            raise StopIteration from None

    def next_until(self, wanted, patience=PATIENCE):
        """All messages up to the first that satisfies `wanted`."""
        deadline = time.monotonic() + patience
        taken = []
        while not taken or not wanted(taken[-1]):
            taken.append(self.next(max(0.01, deadline - time.monotonic())))
        return taken


class EventStream(Stream):
    """Server-sent events, interpreted as WHATWG HTML says (9.2.6)."""

    def __init__(self, port, **fields):
        super().__init__(port, **({"Accept": EVENTS} | fields))
        self.named = []  # (event, id of this block or None), of all that came

    def next(self, patience=PATIENCE):
        """The next message; what it was called stands in `named`."""
        data, name, block_id = [], "", None
        while True:
            line = self._line(patience)
            if not line:
                if data:
                    self.named.append((name, block_id))
                    return json.loads("\n".join(data))
                data, name, block_id = [], "", None
                continue
            field, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if field == "data":
                data.append(value)
            elif field == "event":
                name = value
            elif field == "id" and "\0" not in value:
                self.last_event_id = block_id = value
            elif field == "retry" and re.fullmatch("[0-9]+", value):
                self.retry = int(value)

    def _line(self, patience):
        while not (end := re.search(rb"\r\n|\n|\r", self._bytes)):
            self._receive(patience)
        line, self._bytes = self._bytes[:end.start()], self._bytes[end.end():]
        return line.decode()


class LineStream(Stream):
    """JSON lines in chunks."""

    def __init__(self, port, **fields):
        super().__init__(port, **({"Accept": LINES} | fields))
        self._text = b""

    def next(self, patience=PATIENCE):
        while True:
            while b"\n" not in self._text:
                self._text += self._chunk(patience)
            line, _, self._text = self._text.partition(b"\n")
            if line:
                return json.loads(line)

    def _chunk(self, patience):
        while b"\r\n" not in self._bytes:
            self._receive(patience)
        size, _, rest = self._bytes.partition(b"\r\n")
        length = int(size, 16)
        if length == 0:
            raise Ended()
        while len(rest) < length + 2:
            self._receive(patience)
            rest = self._bytes.partition(b"\r\n")[2]
        self._bytes = rest[length + 2:]
        return rest[:length]


def is_live(message):
    return message.get("sig") == "live"


def says(text):
    return lambda message: message.get("text") == text
