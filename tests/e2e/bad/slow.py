# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Who takes too long: (what is said, what is done, how it has to end). They go on side by side; each ends by the server's own
deadline, and says how: an HTTP status, a close code, or nothing (None)."""

import socket
import time

from wire import Closed, Response, WebSocket
from wire.websocket import CONTINUATION, PING, frame

from .requests import CHUNKED, HOST, LOGIN

PATIENCE = 40.0


def drip(connection, data, every):
    """Byte after byte, until the other side ends it or all is sent. Returns what came back."""
    received = b""
    connection.settimeout(every)
    for byte in data:
        try:
            connection.sendall(bytes([byte]))
            while piece := connection.recv(65536):
                received += piece
            return received
        except TimeoutError:
            continue
        except ConnectionError:
            return received
    return received + rest(connection)


def rest(connection):
    connection.settimeout(PATIENCE)
    received = b""
    try:
        while piece := connection.recv(65536):
            received += piece
    except ConnectionError:
        pass
    return received


def http(server, first, then=b"", every=0.2):
    """Sends the first part at once, the second byte by byte; the status of the last answer."""
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as connection:
        connection.sendall(first)
        received = drip(connection, then, every)
        return Response(b"HTTP/1.1 " + received.split(b"HTTP/1.1 ")[-1]).status if received else None


def ended(connection):
    """The code with which a WebSocket is closed."""
    try:
        while True:
            connection.receive(PATIENCE)
    except Closed as closed:
        return closed.code


def frames(person, data, every):
    """Sends pieces with time between them; the code."""
    person.connect()
    connection = person.socket
    try:
        for piece in data:
            connection.send_raw(piece)
            deadline = time.monotonic() + every
            while (left := deadline - time.monotonic()) > 0:
                try:
                    connection.receive(left)
                except TimeoutError:
                    break
        return ended(connection)
    except Closed as closed:
        return closed.code
    except ConnectionError:
        return 1006


def asks_without_reading(server):
    """Many requests, no answer taken: the server stops reading, and then ends it."""
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(PATIENCE)
        connection.connect(("127.0.0.1", server.port))
        request = b"GET /x HTTP/1.1\r\n" + HOST + b"\r\n"
        try:
            for _ in range(2000):
                connection.sendall(request * 1000)
        except ConnectionError:
            return None
    return "took 2,000,000 requests"


def never_lets_go(server):
    """Is closed for its silence and does not answer the close: the socket goes nevertheless."""
    connection = WebSocket(server.port)
    code = ended(connection)
    left = rest(connection.socket)
    connection.close()
    return code if left == b"" else left


COMMAND = LOGIN.replace(b"/login", b"/commands")
REQUESTS = [
    ("says nothing", b"", b"", None),
    ("a head byte by byte", b"", b"GET / HTTP/1.1\r\nX: " + b"a" * 1000, 408),
    ("a head that stops", b"GET / HTTP/1.1\r\nHost:", b"", 408),
    ("an upgrade that stops", b"GET /api/v1/ws HTTP/1.1\r\n" + HOST + b"Upgrade: websocket\r\n", b"", 408),
    ("a body byte by byte", LOGIN + b"Content-Length: 1000\r\n\r\n", b"{" + b" " * 900, 408),
    ("a body that stops", LOGIN + b"Content-Length: 1000\r\n\r\n{", b"", 408),
    ("a body that waits for 100 Continue for ever", LOGIN + b"Expect: 100-continue\r\nContent-Length: 9\r\n\r\n", b"", 408),
    ("chunks that drip", CHUNKED, b"1\r\n{\r\n" * 200, 408),
    ("a chunk's extension that drips", CHUNKED + b"1;a=", b"b" * 900, 408),
    ("a command that drips", COMMAND + b"Content-Length: 1000\r\n\r\n", b"[" + b" " * 900, 408),
    ("a command that stops", COMMAND + b"Content-Length: 1000\r\n\r\n{", b"", 408),
    ("a question for events that drips", b"", b"GET /api/v1/events HTTP/1.1\r\nAccept: text/event-stream\r\nX: " + b"a" * 900, 408),
    ("stays after its answer", b"GET / HTTP/1.1\r\n" + HOST + b"\r\n", b"", 200),
]

FRAMES = [
    ("a frame whose bytes drip", [bytes([byte]) for byte in frame(b'{"do":"ping","ref":1}')[:5]], 4.0, 4500),
    ("a frame that stops, which Qt ends after 5 s", [frame(b"{}")[:-1]], 1.0, 1001),
    ("fragments without an end", [frame(b"{", final=False), *[frame(b" ", CONTINUATION, final=False)] * 40], 0.5, 4500),
    ("pings between fragments without an end", [frame(b"{", final=False), *[frame(b"x", PING)] * 40], 0.5, 4500),
    ("a ping every 20 ms", [frame(b"x", PING)] * 1000, 0.02, 4529),
]
