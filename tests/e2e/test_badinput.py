# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The tables of bad input (bad/), row by row: what comes back is what was said, the server lives, and keeps nothing."""

import concurrent.futures
import os
import pathlib
import re
import socket
import time
import unittest

from bad import frames, messages, requests, slow, upgrades
from wire import Person, Response, Server, WebSocket
from wire.websocket import CLOSE, PONG, frame

PATIENCE = 30.0
UNLIMITED = ("unauthenticated_per_address", "failures_per_minute", "connections_per_user", "commands_per_second", "posts_per_second")
BYTE_BY_BYTE_UP_TO = 1200
GOOD_STATUS = (101, 200, 401, 404)
GROWTH_BYTES = 1024 * 1024


def send(connection, data, size=None):
    """All at once, or in pieces; the other side may end it before."""
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        for at in range(0, len(data), size or len(data) or 1):
            connection.sendall(data[at:at + (size or len(data))])
    except ConnectionError:
        pass


def ways(data):
    """How a row is sent: at once, and where it is short also byte by byte."""
    return (None, 1) if len(data) <= BYTE_BY_BYTE_UP_TO else (None,)


class BadInput(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(environment={f"MADANG_LIMITS_{key.upper()}": "0" for key in UNLIMITED})
        cls.server.start()
        cls.ann = Person.join(cls.server, "ann", cls.server.owner_code())
        cls.ann.connect()
        cls.room = cls.ann.create_room("den")
        cls.quiet = len(os.listdir(f"/proc/{cls.server.process.pid}/fd"))
        cls.pool = concurrent.futures.ThreadPoolExecutor(32)
        cls.late = list(cls.begin_slow_ones())

    @classmethod
    def tearDownClass(cls):
        cls.pool.shutdown()
        cls.server.__exit__()

    @classmethod
    def begin_slow_ones(cls):
        """They have their deadlines while the other tables go on: what is said, how it has to end, how it will have ended."""
        def begin(says, how, function, *arguments):
            return says, how, cls.pool.submit(function, *arguments)
        for says, first, then, status in slow.REQUESTS:
            yield begin(says, status, slow.http, cls.server, first, then)
        for says, data, every, code in slow.FRAMES:
            yield begin(says, code, slow.frames, Person(cls.server, cls.ann.token, cls.ann.user), data, every)
        yield begin("asks and takes no answer", None, slow.asks_without_reading, cls.server)
        yield begin("does not let go when it is closed", 4003, slow.never_lets_go, cls.server)

    def check_alive(self):
        """A normal client says something and is answered, and hears it."""
        text = f"still here {time.monotonic_ns()}"
        self.ann.post(self.room, text)
        self.ann.hear(text)
        self.ann.events.clear()
        self.ann.signals.clear()

    def fresh(self):
        """The same person, another program."""
        person = Person(self.server, self.ann.token, self.ann.user)
        self.addCleanup(person.close)
        person.connect()
        return person

    # One row each; what came back.

    def answer_to(self, data, size):
        with socket.create_connection(("127.0.0.1", self.server.port), PATIENCE) as connection:
            send(connection, data, size)
            return slow.rest(connection)

    def check_request(self, data, status, size):
        received = self.answer_to(data, size)
        self.assertNotEqual(received, b"", "there must be an answer")
        self.assertEqual(Response(received).status, status)
        self.assertEqual(received.count(b"HTTP/1.1 "), 1, "nothing may be made of what follows")
        self.assertIn(b"\r\nConnection: close\r\n", received)
        self.assertNotIn(b"Access-Control", received)

    def check_upgrade(self, data, status, size):
        with socket.create_connection(("127.0.0.1", self.server.port), PATIENCE) as connection:
            send(connection, data, size)
            received = b""
            while b"\r\n\r\n" not in received and (piece := connection.recv(65536)):
                received += piece
            self.assertTrue(received, "there must be an answer")
            answer = Response(received)
            self.assertEqual(answer.status, status)
            if status == 426:
                self.assertEqual(answer.fields.get("sec-websocket-version"), "13")
            if status == 101:
                self.assertNotIn("sec-websocket-extensions", answer.fields)
                send(connection, frame(b"", CLOSE))
            if answer.fields["connection"] != "keep-alive":
                slow.rest(connection)

    def check_frames(self, data, wanted, size):
        connection = WebSocket(self.server.port)
        self.addCleanup(connection.close)
        send(connection.socket, data, size)
        if isinstance(wanted, int):
            self.assertEqual(slow.ended(connection), wanted)
        else:
            received = [connection.receive_frame()[:2] for _ in wanted]
            self.assertEqual([each for each in received if each[0] == PONG], [each for each in wanted if each[0] == PONG])
            for opcode, beginning in wanted:
                self.assertTrue(any(each[0] == opcode and each[1].startswith(beginning) for each in received), received)
        connection.close()

    def check_message(self, person, text, ref, code):
        person.socket.send(text.replace("{room}", self.room["id"]))
        answer = person.listen_until(lambda message: "re" in message)
        self.assertEqual((answer["re"], answer.get("error", {}).get("code")), (ref, code))

    # The tables.

    def rows(self, ways=ways):
        """Every row that needs no patience: its name and what is to be done."""
        for says, data, status in requests.ROWS:
            data = data.replace(b"{token}", self.ann.token.encode())
            for size in ways(data):
                yield f"request: {says}, pieces of {size}", lambda d=data, s=status, n=size: self.check_request(d, s, n)
        for says, differences, status in upgrades.ROWS:
            data = upgrades.head(self.server.port, differences)
            for size in ways(data):
                yield f"upgrade: {says}, pieces of {size}", lambda d=data, s=status, n=size: self.check_upgrade(d, s, n)
        for says, line, status in upgrades.LINES:
            data = upgrades.head(self.server.port, {}, line)
            yield f"upgrade: {says}", lambda d=data, s=status: self.check_upgrade(d, s, None)
        for says, data, wanted in frames.ROWS:
            for size in ways(data):
                yield f"frames: {says}, pieces of {size}", lambda d=data, w=wanted, n=size: self.check_frames(d, w, n)

    def messages(self):
        """Those that only who is signed in may send; so few on one connection that they are not too many."""
        for start in range(0, len(messages.ROWS), 15):
            person = self.fresh()
            for says, text, ref, code in messages.ROWS[start:start + 15]:
                yield f"message: {says}", lambda p=person, t=text, r=ref, c=code: self.check_message(p, t, r, c)
            person.close()

    def test_each_row_gets_what_is_said_there_and_the_server_lives(self):
        for table in (self.rows, self.messages):
            for says, check in table():
                with self.subTest(says):
                    check()
                self.check_alive()

    def test_who_takes_too_long_is_ended(self):
        for says, how, end in self.late:
            with self.subTest(says):
                self.assertEqual(end.result(), how)

    # What is left of it.

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.server.process.pid}/fd"))

    def resident(self):
        status = pathlib.Path(f"/proc/{self.server.process.pid}/status").read_text(encoding="utf-8")
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024

    def run_table(self):
        for table in (self.rows(lambda _: (None,)), self.messages()):
            for _, check in table:
                check()
        self.doCleanups()
        self.check_alive()

    def settled(self, patience=PATIENCE):
        """How many descriptors there are when those that are just ending have ended."""
        deadline = time.monotonic() + patience
        while self.descriptors() > self.quiet and time.monotonic() < deadline:
            time.sleep(0.02)
        return self.descriptors()

    def leftovers(self, descriptors, resident, patience=PATIENCE):
        """What is more than it was."""
        now = {"descriptors": self.settled(patience) - descriptors, "bytes": self.resident() - resident}
        return [f"{more} {what}" for what, more in now.items() if more > (GROWTH_BYTES if what == "bytes" else 0)]

    def test_nothing_is_left_of_all_the_rows(self):
        concurrent.futures.wait([end for _, _, end in self.late])
        self.run_table()
        descriptors, resident = self.settled(), self.resident()
        for _ in range(3):
            self.run_table()
        self.assertEqual(self.leftovers(descriptors, resident), [])

    def test_the_check_for_leftovers_finds_connections_that_stay(self):
        concurrent.futures.wait([end for _, _, end in self.late])
        descriptors, resident = self.settled(), self.resident()
        held = [WebSocket(self.server.port) for _ in range(400)]
        found = self.leftovers(descriptors, resident, patience=0.1)
        for each in held:
            each.close()
        self.assertEqual(len(found), 2, found)


if __name__ == "__main__":
    unittest.main()
