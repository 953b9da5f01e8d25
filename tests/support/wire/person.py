# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Somebody who talks: joins, says hello, asks, and listens from a cursor."""

import json
import time
import uuid

from .http import request
from .websocket import WebSocket

PATIENCE = 30.0


class Refused(Exception):
    """The server's error."""

    def __init__(self, error):
        super().__init__(f"{error['code']}: {error['text']}")
        self.code = error["code"]
        self.error = error


class Person:
    """One running program of one person. Keeps the cursor as a client has to."""

    def __init__(self, server, token, user):
        self.server = server
        self.token = token
        self.user = user
        self.session = str(uuid.uuid4())
        self.cursor = None
        self.epoch = None
        self.welcome = None
        self.events = []
        self.signals = []
        self.socket = None
        self._ref = 0
        self._replies = {}
        server.guests.append(self)

    @classmethod
    def join(cls, server, name, code, password=None):
        body = {"invite": code, "name": name} | ({"password": password} if password else {})
        return cls._from(server, request(server.port, "POST", "/api/v1/join", body), 201)

    @classmethod
    def login(cls, server, name, password):
        return cls._from(server, request(server.port, "POST", "/api/v1/login", {"name": name, "password": password}), 200)

    @classmethod
    def _from(cls, server, response, status):
        if response.status != status:
            raise Refused(response.json()["error"])
        return cls(server, response.json()["token"], response.json()["user"])

    def connect(self):
        """A new connection of the same session, from where this one stands; returns what hello was answered with."""
        self.close()
        self.socket = WebSocket(self.server.port)
        self._replies = {}
        fields = {"token": self.token, "session": self.session, "client": {"name": "wire", "version": "1"}}
        if self.cursor:
            fields["cursor"] = self.cursor
        self.welcome = self.ask("hello", **fields)
        self.epoch = self.welcome["epoch"]
        self.cursor = self.welcome["cursor"]
        return self.welcome

    def close(self):
        if self.socket:
            self.socket.close()
            self.socket = None

    def credentials(self, nameless=False):
        """What each of its HTTP requests shows; nameless: of no session."""
        return {"Authorization": f"Bearer {self.token}"} | ({} if nameless else {"Madang-Session": self.session})

    def command(self, do, nameless=False, **fields):
        """Sends a command in an HTTP request of its own and returns what it was answered with."""
        answer = request(self.server.port, "POST", "/api/v1/commands", {"do": do, **fields}, **self.credentials(nameless)).json()
        if "error" in answer:
            raise Refused(answer["error"])
        return answer["ok"]

    def send(self, do, **fields):
        """Sends a command; the number under which its answer will come."""
        self._ref += 1
        self.socket.send(json.dumps({"do": do, "ref": self._ref, **fields}, ensure_ascii=False))
        return self._ref

    def ask(self, do, **fields):
        """Sends a command and returns what it was answered with; Refused where that is an error."""
        return self.answer(self.send(do, **fields))

    def answer(self, ref, patience=PATIENCE):
        deadline = time.monotonic() + patience
        while ref not in self._replies:
            self.listen(deadline - time.monotonic())
        reply = self._replies.pop(ref)
        if "error" in reply:
            raise Refused(reply["error"])
        return reply["ok"]

    def listen(self, patience=PATIENCE):
        """Takes one message in; returns it."""
        message = json.loads(self.socket.receive(max(patience, 0.01)))
        if "re" in message:
            self._replies[message["re"]] = message
        elif "ev" in message:
            self.events.append(message)
            self.cursor = f"{self.epoch}.{message['seq']}"
        else:
            self.signals.append(message)
            if message["sig"] == "live":
                self.cursor = message["cursor"]
        return message

    def listen_until(self, wanted, patience=PATIENCE):
        """Listens until a message satisfies `wanted`; returns it."""
        deadline = time.monotonic() + patience
        while True:
            message = self.listen(deadline - time.monotonic())
            if wanted(message):
                return message

    def hear(self, text, patience=PATIENCE):
        """The event of the message that says this, heard before or now."""
        def says(message):
            return message.get("ev") == "message.posted" and message["text"] == text
        return next(filter(says, self.events), None) or self.listen_until(says, patience)

    def listen_until_live(self):
        return self.listen_until(lambda message: message.get("sig") == "live")

    def create_room(self, name, kind="public", **fields):
        return self.ask("room.create", id=str(uuid.uuid4()), kind=kind, name=name, **fields)["room"]

    def enter(self, room):
        return self.ask("room.join", id=str(uuid.uuid4()), room=room["id"])

    def post(self, room, text, message=None):
        return self.ask("post", id=message or str(uuid.uuid4()), room=room["id"], text=text)

    def texts(self):
        """What was said, as this person heard it."""
        return [event["text"] for event in self.events if event["ev"] == "message.posted"]
