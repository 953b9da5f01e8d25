# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""WebSockets that are silent or slow, or speak out of turn, and what the server says to them. (Wrong bytes: bad/.)"""

import json
import socket
import unittest

from wire import Closed, Person, Server, WebSocket
from wire.websocket import BINARY, CONTINUATION, PING, TEXT, frame


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

    def test_twenty_bad_messages_are_too_many(self):
        self.assertEqual(self.code_after(frame(b"nonsense") * 25), 4529)

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
