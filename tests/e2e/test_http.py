# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""What the server makes of HTTP, byte for byte. (What nobody should send: bad/.)"""

import socket
import unittest

from wire import Person, Refused, Response, Server, request
from wire.http import exchange


class Http(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(environment={"MADANG_LIMITS_UNAUTHENTICATED_PER_ADDRESS": "0",
                                         "MADANG_LIMITS_FAILURES_PER_MINUTE": "0"})
        cls.server.start()
        cls.owner = Person.join(cls.server, "ann", cls.server.owner_code(), password="correct horse")

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def status(self, raw):
        received = exchange(self.server.port, raw)
        return Response(received).status if received else 0

    def test_the_page_speaks_both_languages_and_loads_nothing(self):
        page = request(self.server.port, "GET", "/")
        self.assertEqual(page.status, 200)
        self.assertIn("마당", page.body.decode())
        self.assertNotIn(b"://", page.body)
        self.assertIn("default-src 'none'", page.fields["content-security-policy"])

    def test_health_is_for_this_machine_asked_directly(self):
        for path in ("/healthz", "/readyz"):
            self.assertEqual(request(self.server.port, "GET", path).status, 200)
            self.assertEqual(request(self.server.port, "GET", path, X_Forwarded_For="127.0.0.1").status, 403)

    def test_joining_signing_in_and_out(self):
        code = self.server.invitation()
        bob = Person.join(self.server, "bob", code, password="battery staple")
        self.assertEqual(bob.user["role"], "member")
        again = Person.login(self.server, "BOB", "battery staple")
        self.assertEqual(again.user["id"], bob.user["id"])
        self.assertNotEqual(again.token, bob.token)
        bearer = f"Bearer {again.token}"
        self.assertEqual(request(self.server.port, "POST", "/api/v1/logout", Authorization=bearer).status, 204)
        self.assertEqual(request(self.server.port, "POST", "/api/v1/logout", Authorization=bearer).status, 401)
        with self.assertRaises(Refused) as refused:
            again.connect()
        self.assertEqual(refused.exception.code, "unauthorized")
        again.close()
        bob.connect()
        bob.close()

    def test_an_invitation_is_used_up(self):
        code = self.server.invitation("--uses", "1")
        Person.join(self.server, "carol", code)
        with self.assertRaises(Refused):
            Person.join(self.server, "dora", code)

    def test_wrong_names_and_passwords_look_the_same(self):
        answers = [request(self.server.port, "POST", "/api/v1/login", {"name": name, "password": "wrong wrong"})
                   for name in ("ann", "nobody")]
        self.assertEqual([answer.status for answer in answers], [401, 401])
        self.assertEqual(answers[0].body, answers[1].body)

    def test_errors_have_a_body(self):
        for path, status, code in (("/nothing", 404, "not_found"), ("/api/v1/ws", 426, "unsupported")):
            answer = request(self.server.port, "GET", path)
            self.assertEqual((answer.status, answer.json()["error"]["code"]), (status, code))
        answer = request(self.server.port, "DELETE", "/api/v1/join")
        self.assertEqual((answer.status, answer.fields["allow"]), (405, "POST"))

    def test_other_sites_pages_are_refused(self):
        own = f"http://127.0.0.1:{self.server.port}"
        for origin, status in ((own, 401), ("https://evil.example", 403), ("null", 403), (own + ".evil.example", 403)):
            with self.subTest(origin=origin):
                answer = request(self.server.port, "POST", "/api/v1/logout", Origin=origin)
                self.assertEqual(answer.status, status)

    def test_requests_behind_each_other_are_answered_in_order(self):
        one = b"GET /one HTTP/1.1\r\nHost: a\r\n\r\n"
        last = b"HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        received = exchange(self.server.port, one * 5 + last)
        self.assertEqual(received.count(b"HTTP/1.1 404 "), 5)
        self.assertEqual(received.count(b"HTTP/1.1 200 "), 1)
        self.assertTrue(received.endswith(b"\r\n\r\n"))

    def test_a_body_in_chunks_and_who_waits_for_continue(self):
        body = b'{"name":"ann","password":"correct horse"}'
        head = b"POST /api/v1/login HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
        chunks = b"".join(b"%x\r\n%c\r\n" % (1, byte) for byte in body) + b"0\r\n\r\n"
        self.assertEqual(self.status(head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks), 200)
        with socket.create_connection(("127.0.0.1", self.server.port), 30) as connection:
            connection.sendall(head + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(body))
            self.assertEqual(connection.recv(100), b"HTTP/1.1 100 Continue\r\n\r\n")
            connection.sendall(body)
            self.assertTrue(connection.recv(100).startswith(b"HTTP/1.1 200 "))


if __name__ == "__main__":
    unittest.main()
