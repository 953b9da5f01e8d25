# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""One person of a trial, in the trial's event loop: listens from a cursor, and posts from an outbox as a real client does."""

import asyncio
import base64
import json
import os
import struct
import uuid

from wire.websocket import CLOSE, PING, PONG, TEXT, frame

from .logfile import entry_of
from .record import Post

NAMESPACE = uuid.UUID("6d616461-6e67-4000-8000-000000000000")
IN_FLIGHT = 4  # of one sender; what follows waits in its outbox
NO_MASK = b"\0\0\0\0"


class Socket(asyncio.Protocol):
    """A WebSocket: whole messages come out of it, until it is lost."""

    def __init__(self, port, on_message, on_lost):
        self.transport = None
        self._port = port
        self._on_message = on_message
        self._on_lost = on_lost
        self._buffer = b""
        self._is_open = False

    def connection_made(self, transport):
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write((f"GET /api/v1/ws HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nUpgrade: websocket\r\n"
                         "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: madang.v1\r\n"
                         f"Sec-WebSocket-Key: {key}\r\n\r\n").encode())

    def data_received(self, data):
        self._buffer += data
        if not self._is_open:
            head, end, rest = self._buffer.partition(b"\r\n\r\n")
            if not end:
                return
            if not head.startswith(b"HTTP/1.1 101 "):
                self.transport.abort()
                return
            self._is_open, self._buffer = True, rest
            self._on_message(None)
        self._take_frames()

    def _take_frames(self):
        buffer, at = self._buffer, 0
        while len(buffer) - at >= 2:
            opcode, length, head = buffer[at] & 0x0F, buffer[at + 1] & 0x7F, 2
            if length == 126 and len(buffer) - at >= 4:
                length, head = struct.unpack_from("!H", buffer, at + 2)[0], 4
            elif length == 127 and len(buffer) - at >= 10:
                length, head = struct.unpack_from("!Q", buffer, at + 2)[0], 10
            elif length >= 126:
                break
            if len(buffer) - at < head + length:
                break
            payload = buffer[at + head:at + head + length]
            at += head + length
            if opcode == TEXT:
                self._on_message(payload)
            elif opcode == PING:
                self.transport.write(frame(payload, PONG, mask=NO_MASK))
            elif opcode == CLOSE:
                self.transport.abort()
        self._buffer = buffer[at:]

    def send(self, message):
        self.transport.write(frame(json.dumps(message).encode(), mask=NO_MASK))

    def connection_lost(self, _exception):
        self._on_lost()


class Client:
    """Comes back whenever it was lost, until it is told to end. `rooms` are those that it is in, `speaks_in` where it posts."""

    def __init__(self, history, person, rooms, cursor, choice, speaks_in=()):
        self.name = person.user["name"]
        self.is_live = False
        self.talks = False
        self._history = history
        self.user = person.user["id"]
        self._token = person.token
        self._session = person.session
        self._cursor = cursor
        self._epoch = None
        self._choice = choice
        self._speaks_in = list(speaks_in)
        self._stream = history.observer(self.name, rooms, int(cursor.rpartition(".")[2]))
        self._outbox = {}  # by id, in the order in which it was written
        self._asked = {}  # ref: id
        self._ref = 0
        self._number = 0
        self._socket = None
        self._lost = None

    @property
    def is_idle(self):
        return not self._outbox

    async def run(self, server, gate):
        """`gate` is open while the server may be reached."""
        loop = asyncio.get_running_loop()
        while True:
            await gate.wait()
            self._lost = loop.create_future()
            try:
                _, self._socket = await loop.create_connection(
                    lambda: Socket(server.port, self._on_message, self._on_lost), "127.0.0.1", server.port)
                await self._lost
            except OSError:
                pass
            self._socket = None
            self.is_live = False
            await asyncio.sleep(self._choice.uniform(0.001, 0.03))

    def drop(self):
        """As a network that breaks: what is under way in both directions is gone."""
        if self._socket:
            self._socket.transport.abort()

    def talk(self):
        """Fills what may be in flight."""
        while self.talks and self.is_live and self._speaks_in and len(self._asked) < IN_FLIGHT:
            self.say()

    def say(self):
        """One message more; it goes when it can."""
        self._number += 1
        text = f"{self.name}.{self._number}"
        post_id = str(uuid.uuid5(NAMESPACE, text))
        post = Post(self.user, self._number, self._choice.choice(self._speaks_in), text)
        self._history.posted(post_id, post)
        self._outbox[post_id] = post
        if self.is_live:
            self._send_post(post_id, post)

    def _on_lost(self):
        if not self._lost.done():
            self._lost.set_result(None)

    def _ask(self, do, **fields):
        self._ref += 1
        self._socket.send({"do": do, "ref": self._ref, **fields})
        return self._ref

    def _send_post(self, post_id, post):
        self._asked[self._ask("post", id=post_id, room=post.room, text=post.text)] = post_id

    def _on_message(self, payload):
        if payload is None:  # the WebSocket is open
            self._asked = {self._ask("hello", token=self._token, session=self._session, cursor=self._cursor,
                                     client={"name": "trial", "version": "1"}): None}
            return
        message = json.loads(payload)
        if "ev" in message:
            self._history.observed(self._stream, entry_of(message))
            self._stands_at(f"{self._epoch}.{message['seq']}")
        elif "re" in message:
            self._on_reply(message)
        elif message["sig"] == "live":
            self._stands_at(message["cursor"])
            if not self.is_live:
                self._go_live()

    def _stands_at(self, cursor):
        self._cursor = cursor
        self._stream.stands_at(cursor)

    def _go_live(self):
        """What is in the outbox goes first, under the ids that it has."""
        self.is_live = True
        for post_id, post in self._outbox.items():
            self._send_post(post_id, post)
        self.talk()

    def _on_reply(self, message):
        asked = self._asked.pop(message["re"], None)
        if "error" in message:
            self._stream.troubles.append(f"{self.name} was refused: {message['error']}")
            self.drop()
        elif asked is None:
            if not message["ok"]["resumed"]:
                self._stream.troubles.append(f"{self.name} was not resumed from {self._cursor}")
            self._epoch = message["ok"]["epoch"]
        else:
            self._history.acknowledged(asked, message["ok"]["seq"], message["ok"]["n"])
            del self._outbox[asked]
            self.talk()
