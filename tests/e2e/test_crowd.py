# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Many who stall, and one who wants to talk."""

import contextlib
import resource
import socket
import time
import unittest

from wire import Closed, Person, Server, request
from wire.http import Response

STALLED = 2000


def from_address(port, address):
    return socket.create_connection(("127.0.0.1", port), 30, source_address=(address, 0))


class Crowd(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 2 * STALLED)), hard))

    def test_who_reads_too_slowly_is_cut_off_and_then_misses_nothing(self):
        with Server(environment={"MADANG_LIMITS_POSTS_PER_SECOND": "0"}) as server:
            ann = Person.join(server, "ann", server.owner_code())
            bob = Person.join(server, "bob", server.invitation())
            ann.connect()
            bob.connect()
            bob.listen_until_live()
            room = ann.welcome["snapshot"]["rooms"][0]
            said = [f"{i} " + "\u00e4" * 3900 for i in range(400)]

            for text in said:
                ann.post(room, text)

            with self.assertRaises((Closed, OSError)):
                while True:
                    bob.listen()
            self.assertLess(len(bob.texts()), len(said))
            bob.connect()
            self.assertTrue(bob.welcome["resumed"])
            bob.listen_until_live()
            self.assertEqual(bob.texts(), said)

    def test_two_thousand_stalled_heads_keep_nobody_out(self):
        with Server() as server, contextlib.ExitStack() as stack:
            ann = Person.join(server, "ann", server.owner_code())
            started = time.monotonic()
            stalled = []
            for i in range(STALLED):
                connection = stack.enter_context(from_address(server.port, f"127.0.{1 + i // 90}.1"))
                connection.sendall(b"GET / HTTP/1.1\r\nHo")
                stalled.append(connection)
            before = time.monotonic()
            ann.connect()
            self.assertLess(time.monotonic() - before, 2)
            self.assertEqual(request(server.port, "GET", "/healthz").status, 200)
            for connection in stalled:
                connection.settimeout(30)
                self.assertTrue(connection.recv(4096).startswith(b"HTTP/1.1 408 "))
            self.assertLess(time.monotonic() - started, 30)
            ann.ask("ping")
            ann.close()

    def test_an_address_has_so_many_strangers(self):
        with Server() as server, contextlib.ExitStack() as stack:
            for _ in range(100):
                stack.enter_context(from_address(server.port, "127.0.9.1"))
            with from_address(server.port, "127.0.9.1") as refused:
                answer = Response(refused.recv(4096))
                self.assertEqual((answer.status, answer.json()["error"]["code"]), (429, "too_many"))
                self.assertIn("retry-after", answer.fields)
            self.assertEqual(request(server.port, "GET", "/healthz").status, 200)


if __name__ == "__main__":
    unittest.main()
