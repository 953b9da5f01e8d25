# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The five ways to hear what happens, each read byte by byte, and each with the same face: one can hold them beside each other."""

import json
import socket
import time
import uuid

from .http import Response, request
from .person import Refused
from .stream import EVENTS, LINES, Ended, EventStream, LineStream
from .websocket import Closed, WebSocket

PATIENCE = 30.0


class Way:
    """One program of one person, that hears by one way. Keeps what it heard, and the cursor after each event."""

    def __init__(self, server, token, room=None):
        self.server = server
        self.token = token
        self.room = room
        self.session = str(uuid.uuid4())
        self.epoch = None
        self.cursor = None
        self.welcome = None
        self.events = []
        self.positions = []
        self.signals = []
        server.guests.append(self)

    def begin(self):
        """Says hello from where it stands and listens from there on; what hello was answered with."""
        self.close()
        fields = {"session": self.session, "client": {"name": "wire", "version": "1"}}
        if self.cursor:
            fields["cursor"] = self.cursor
        self.welcome = self.say_hello(fields)
        self.epoch = self.welcome["epoch"]
        self.cursor = self.welcome["cursor"]
        self.open(self.cursor)
        return self.welcome

    def say_hello(self, fields):
        return self.ask("hello", **fields)

    def ask(self, do, **fields):
        """The answer to a command; Refused where that is an error."""
        return answer_of(self.post({"do": do, "ref": 1, **fields}).json())

    def post(self, body):
        return request(self.server.port, "POST", "/api/v1/commands", body, **self.fields())

    def fields(self):
        return {"Authorization": f"Bearer {self.token}", "Madang_Session": self.session}

    def path(self, cursor, **query):
        query = {"cursor": cursor, "room": self.room, **query}
        text = "&".join(f"{name}={value}" for name, value in query.items() if value is not None)
        return "/api/v1/events" + ("?" + text if text else "")

    def take(self, message, position=None):
        """`position`: where one stands after it, where the way says so itself."""
        if "ev" in message:
            self.events.append(message)
            self.cursor = f"{self.epoch}.{message['seq']}"
            if position not in (None, self.cursor):
                raise AssertionError(f"{position} instead of {self.cursor}")
            self.positions.append(self.cursor)
        else:
            self.signals.append(message)
            if message["sig"] == "live":
                self.cursor = message["cursor"]
                if position not in (None, self.cursor):
                    raise AssertionError(f"{position} instead of {self.cursor}")

    def listen_until(self, wanted, patience=PATIENCE):
        """Listens until a message of now satisfies `wanted`; returns it. Closed where that is the end."""
        deadline = time.monotonic() + patience
        while True:
            for message in self.listen(max(deadline - time.monotonic(), 0.01)):
                if wanted(message):
                    return message

    def listen_until_seq(self, seq):
        """Until it has heard of this event, or of a position behind it."""
        deadline = time.monotonic() + PATIENCE
        while int(self.cursor.rpartition(".")[2]) < seq:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.name} is at {self.cursor} and not at {seq}")
            self.listen(PATIENCE)


def answer_of(reply):
    if "error" in reply:
        raise Refused(reply["error"])
    return reply["ok"]


class ByWebSocket(Way):
    name = "websocket"

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.socket = None
        self._ref = 0

    def say_hello(self, fields):
        self.socket = WebSocket(self.server.port)
        return self.ask("hello", token=self.token, **fields)

    def open(self, cursor):
        pass

    def close(self):
        if self.socket:
            self.socket.close()
            self.socket = None

    def ask(self, do, **fields):
        self._ref += 1
        self.socket.send(json.dumps({"do": do, "ref": self._ref, **fields}))
        while True:
            message = json.loads(self.socket.receive(PATIENCE))
            if message.get("re") == self._ref:
                return answer_of(message)
            self.take(message)

    def listen(self, patience):
        message = json.loads(self.socket.receive(patience))
        self.take(message)
        return [message]


class ByStream(Way):
    """What a stream of HTTP has: one request whose answer does not end."""

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.stream = None

    def open(self, cursor):
        self.stream = self.kind(self.server.port, path=self.path(cursor), **self.fields())
        if self.stream.status != 200:
            raise ConnectionError(str(self.stream.status))

    def close(self):
        if self.stream:
            self.stream.close()
            self.stream = None

    def listen(self, patience):
        try:
            message = self.stream.next(patience)
        except Ended:
            raise Closed(1006) from None
        self.take(message, self.position_of(message))
        return [message]


class BySse(ByStream):
    name = "sse"
    accept = EVENTS
    kind = EventStream

    def position_of(self, message):
        name, position = self.stream.named[-1]
        if name != message.get("ev", message.get("sig")):
            raise AssertionError(f"event: {name} of {message}")
        if (position is not None) != ("ev" in message or message["sig"] == "live"):
            raise AssertionError(f"id: {position} of {message}")
        return position


class ByNdjson(ByStream):
    name = "ndjson"
    accept = LINES
    kind = LineStream

    def position_of(self, message):
        return None


class ByPoll(Way):
    """Requests that end. Each asks from where the one before has ended."""

    name = "poll"
    wait = 0

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.connection = None
        self._asked = False
        self._raw = b""
        self._last = None

    def open(self, cursor):
        self.connection = socket.create_connection(("127.0.0.1", self.server.port), PATIENCE)
        self._raw = b""
        self._asked = False
        self._last = cursor
        if self.wait:
            self._ask()

    def close(self):
        if self.connection:
            self.connection.close()
            self.connection = None

    def _ask(self):
        head = {"Host": "a", "Accept": "application/json", **self.fields()}
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in head.items())
        self.connection.sendall(f"GET {self.path(self._last, wait=self.wait)} HTTP/1.1\r\n{lines}\r\n".encode())
        self._asked = True

    def answer(self, patience=PATIENCE):
        """To the request that is under way."""
        self.connection.settimeout(patience)
        while True:
            head, end, rest = self._raw.partition(b"\r\n\r\n")
            if end:
                length = int(Response(head + end).fields["content-length"])
                if len(rest) >= length:
                    self._raw = rest[length:]
                    self._asked = False
                    return Response(head + end + rest[:length])
            piece = self.connection.recv(65536)
            if not piece:
                raise Closed(1006)
            self._raw += piece

    def listen(self, patience):
        if not self._asked:
            if not self.wait:
                time.sleep(0.02)  # a program that polls has its pace, too
            self._ask()
        answer = self.answer(patience)
        body = answer.json()
        if answer.status != 200:
            raise Refused(body["error"])
        for message in body["events"]:
            self.take(message)
        for message in body["signals"]:
            if message["sig"] == "live":
                raise AssertionError("the cursor says that already")
            self.take(message)
        self.cursor = self._last = body["cursor"]
        if self.wait and not any(message["sig"] == "closed" for message in body["signals"]):
            self._ask()
        return body["events"] + body["signals"]


class ByLongPoll(ByPoll):
    """The next request is always under way."""

    name = "long poll"
    wait = 20


WAYS = (ByWebSocket, BySse, ByNdjson, ByLongPoll, ByPoll)
