# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""WebSockets that are wrong, silent or slow, and what the server says to them."""

import json
import socket
import struct
import unittest

from wire import Closed, Person, Server, WebSocket
from wire.websocket import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, frame


class WebSockets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(environment={"MADANG_LIMITS_UNAUTHENTICATED_PER_ADDRESS": "0",
                                         "MADANG_LIMITS_FAILURES_PER_MINUTE": "0",
                                         "MADANG_LIMITS_POSTS_PER_SECOND": "0"})
        cls.server.start()
        cls.owner = Person.join(cls.server, "ann", cls.server.owner_code())

    @classmethod
    def tearDownClass(cls):
        cls.owner.close()
        cls.server.__exit__()

    def stranger(self):
        connection = WebSocket(self.server.port)
        self.addCleanup(connection.close)
        return connection

    def code_after(self, data):
        """The close code with which the server answers these bytes."""
        connection = self.stranger()
        connection.send_raw(data)
        with self.assertRaises(Closed) as closed:
            while True:
                connection.receive()
        return closed.exception.code

    def test_upgrades_that_are_refused(self):
        for name, arguments, status in (("no sub-protocol", {"protocol": None}, "426"),
                                        ("other sub-protocol", {"protocol": "chat"}, "426"),
                                        ("foreign page", {"origin": "https://evil.example"}, "403"),
                                        ("null origin", {"origin": "null"}, "403")):
            with self.subTest(name), self.assertRaises(ConnectionError) as refused:
                WebSocket(self.server.port, **arguments)
            self.assertIn(f"HTTP/1.1 {status} ", str(refused.exception))
        WebSocket(self.server.port, protocol="other, madang.v1").close()
        WebSocket(self.server.port, origin=f"http://127.0.0.1:{self.server.port}").close()

    def test_wrong_frames_end_the_connection(self):
        table = {
            "reserved bit": (frame(b"{}", rsv=4), 1002),
            "reserved opcode": (frame(b"{}", opcode=3), 1002),
            "fragmented ping": (frame(b"x", opcode=PING, final=False), 1002),
            "long ping": (frame(b"x" * 126, opcode=PING), 1002),
            "continuation of nothing": (frame(b"{}", opcode=CONTINUATION), 1002),
            "new message inside another": (frame(b"{", final=False) + frame(b"{}"), 1002),
            "bad UTF-8": (frame(b"\xff\xfe"), 1007),
            "larger than the limit": (struct.pack("!BBQ", 0x81, 0xFF, 65537) + b"mask", 1009),
            "2 GiB": (struct.pack("!BBQ", 0x82, 0xFF, 2**31) + b"mask", 1009),
            "large in fragments": (frame(b"a" * 60000, final=False) + frame(b"a" * 60000, CONTINUATION), 1009),
        }
        for name, (data, code) in table.items():
            with self.subTest(name):
                # A socket that is closed with something unread may be reset before the code is read.
                self.assertIn(self.code_after(data), (code, 1006))

    def test_twenty_bad_messages_are_too_many(self):
        self.assertEqual(self.code_after(frame(b"nonsense") * 25), 4529)

    def test_what_is_no_command_is_answered_without_a_number(self):
        self.owner.connect()
        self.owner.listen_until_live()
        for text, ref, code in (("nonsense", None, "bad_request"), ("[]", None, "bad_request"),
                                ('{"do":1}', None, "bad_request"), ('{"ref":3}', None, "bad_request"),
                                ('{"do":1,"ref":3}', None, "bad_request"),
                                ('{"do":"ping","ref":-1}', None, "bad_request"),
                                ("[" * 10000, None, "bad_request"), ('{"do":"dance","ref":3}', 3, "bad_request"),
                                ('{"do":"post","ref":3}', 3, "bad_request")):
            self.owner.socket.send(text)
            answer = self.owner.listen_until(lambda message: "re" in message)
            self.assertEqual((answer["re"], answer["error"]["code"]), (ref, code), text)

    def test_before_hello_nobody_may_do_anything(self):
        connection = self.stranger()
        for text, ref in (('{"do":"rooms","ref":5}', 5), ('{"do":"dance","ref":5}', 5), ('{"do":"post","ref":5}', 5),
                          ('{"ref":5}', None), ("nonsense", None), ("[]", None), ('{"do":"ping","ref":-1}', None)):
            connection.send(text)
            answer = json.loads(connection.receive())
            self.assertEqual((answer["re"], answer["error"]["code"]), (ref, "unauthorized"), text)
        connection.send('{"do":"hello","ref":6}')
        answer = json.loads(connection.receive())
        self.assertEqual((answer["re"], answer["error"]["code"]), (6, "bad_request"))

    def test_text_and_binary_in_fragments_are_commands(self):
        self.owner.connect()
        for first, opcode in ((TEXT, CONTINUATION), (BINARY, CONTINUATION)):
            for data in (frame(b'{"do":"ping",', first, final=False), frame(b"x", PING), frame(b'"ref":', opcode, final=False),
                         frame(b"77}", opcode)):
                self.owner.socket.send_raw(data)
            self.assertIn("at", self.owner.answer(77))

    def test_pings_are_answered_and_strange_pongs_ignored(self):
        connection = self.stranger()
        connection.send_raw(frame(b"strange", PONG) + frame(b"echo", PING))
        self.assertEqual(connection.receive_frame(), (PONG, b"echo", True))

    def test_a_close_is_answered_with_one(self):
        connection = self.stranger()
        connection.send_raw(frame(struct.pack("!H", 1000), CLOSE))
        opcode, payload, _ = connection.receive_frame()
        self.assertEqual((opcode, payload[:2]), (CLOSE, struct.pack("!H", 1000)))

    def test_who_says_nothing_is_closed_after_ten_seconds_and_who_does_not_pong_after_fifteen(self):
        silent = self.stranger()
        frozen = Person(self.server, self.owner.token, self.owner.user)
        frozen.connect()
        frozen.socket.answers_pings = False
        with self.assertRaises(Closed) as closed:
            silent.receive(20)
        self.assertEqual(closed.exception.code, 4003)
        with self.assertRaises(Closed) as closed:
            while True:
                frozen.listen(20)
        self.assertEqual(closed.exception.code, 1006)

    def test_who_does_not_read_is_cut_off_and_comes_back_to_everything(self):
        slow = Person(self.server, self.owner.token, self.owner.user)
        self.owner.connect()
        room = self.owner.create_room("flood")
        slow.connect()
        slow.listen_until_live()
        slow.socket.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        said = ["마" * 3900 + str(i) for i in range(60)]
        for text in said:
            for attempt in range(4):
                self.owner.post(room, text if attempt == 0 else f"{text}.{attempt}")
        with self.assertRaises(Closed):
            while True:
                slow.listen(20)
        slow.connect()
        slow.listen_until_live()
        heard = [text for text in slow.texts() if "." not in text]
        self.assertEqual(heard, said)


if __name__ == "__main__":
    unittest.main()
