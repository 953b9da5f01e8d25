# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Behind a real nginx: as docs/operations.md says to set it up, and as it comes."""

import json
import pathlib
import re
import unittest

from nginx import Nginx
from wire import Person, Response, Server, request
from wire.http import exchange
from wire.refusals import counts_with_others, guess_until_too_many
from wire.ways import WAYS

OPERATIONS = pathlib.Path(__file__).parents[2] / "docs" / "operations.md"


def documented():
    """The block for nginx, as it stands there."""
    return re.search(r"^    location / \{\n.*?^    \}\n", OPERATIONS.read_text(encoding="utf-8"), re.M | re.S).group(0)


class Through:
    """A server, reached by way of a proxy."""

    def __init__(self, server, port):
        self.port = port
        self.guests = server.guests


def login(port, name, client):
    """The status of a guess that comes from this address; what it says about itself is a lie."""
    body = json.dumps({"name": name, "password": "a bad guess"}).encode()
    head = (f"POST /api/v1/login HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
            f"X-Forwarded-For: 203.0.113.1\r\nContent-Length: {len(body)}\r\n\r\n")
    return Response(exchange(port, head.encode() + body, source=(client, 0))).status


class Proxied(unittest.TestCase):
    def begin(self, *arguments, **nginx):
        server = self.enterContext(Server(*arguments))
        proxy = self.enterContext(Nginx(server.port, **nginx))
        return server, proxy.port

    def guesses(self, port, client):
        return set(guess_until_too_many(lambda i: login(port, f"name {i}", client)))

    def test_as_documented_each_client_is_counted_for_itself(self):
        server, port = self.begin("--behind-proxy", "127.0.0.1", location=documented())
        self.assertEqual(self.guesses(port, "127.0.0.2"), {401, 429})
        self.assertEqual(login(port, "ann", "127.0.0.3"), 401)
        self.assertEqual(request(server.port, "GET", "/nowhere").status, 404)
        self.assertEqual(request(port, "GET", "/healthz").status, 403)
        self.assertEqual(request(server.port, "GET", "/healthz").status, 200)

    def test_who_is_not_named_as_a_proxy_is_counted_itself(self):
        server, port = self.begin(location=documented())
        self.assertEqual(self.guesses(port, "127.0.0.2"), {401, 429})
        self.assertTrue(counts_with_others(lambda i: login(port, f"somebody {i}", "127.0.0.3")))
        self.assertEqual(login(server.port, "ann", "127.0.0.3"), 401)

    def test_as_it_comes_everybody_is_the_proxy(self):
        _, port = self.begin("--behind-proxy", "127.0.0.1")
        self.assertEqual(self.guesses(port, "127.0.0.2"), {401, 429})
        self.assertTrue(counts_with_others(lambda i: login(port, f"somebody {i}", "127.0.0.3")))

    def test_as_documented_all_ways_pass_and_nothing_is_held_back(self):
        server, port = self.begin("--behind-proxy", "127.0.0.1", location=documented())
        self.converse(server, port, WAYS)

    def test_as_it_comes_all_but_websockets_pass(self):
        server, port = self.begin()
        self.converse(server, port, WAYS[1:])
        self.assertEqual(request(port, "GET", "/api/v1/ws").status, 426)

    def converse(self, server, port, kinds):
        ann = Person.join(server, "ann", server.owner_code())
        ann.connect()
        room = ann.welcome["snapshot"]["rooms"][0]
        ways = [kind(Through(server, port), ann.token) for kind in kinds]
        for way in ways:
            way.begin()
        for number in range(3):
            seq = ann.post(room, f"number {number}")["seq"]
            for way in ways:
                with self.subTest(way=way.name, number=number):
                    way.listen_until_seq(seq)
            if number == 1:
                for way in ways:
                    way.close()
                    self.assertTrue(way.begin()["resumed"])
        for way in ways:
            with self.subTest(way=way.name):
                self.assertEqual([event["text"] for event in way.events], ["number 0", "number 1", "number 2"])


if __name__ == "__main__":
    unittest.main()
