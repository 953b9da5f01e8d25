# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""How much one person may ask for, as the server is installed."""

import contextlib
import socket
import time
import unittest
import uuid

from wire import Closed, Person, Refused, Server, request
from wire.refusals import Refusals, after
from wire.ways import WAYS, ByLongPoll, ByPoll, BySse, ByWebSocket


class Limits(Refusals):
    def until_refused(self, ask, most=1000):
        """How often it was answered, and the refusal."""
        for times in range(most):
            try:
                ask()
            except Refused as refused:
                self.assertEqual(refused.code, "too_many")
                self.assertTrue(refused.error["text"])
                self.assertTrue(refused.error["retry"])
                self.assertGreater(refused.error["after"], 0)
                return times, refused.error
        return self.fail("it is never too much")

    def test_messages_pass_in_a_burst_and_then_when_it_is_said(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            ann.connect()
            room = ann.welcome["snapshot"]["rooms"][0]
            first = str(uuid.uuid4())
            answer = ann.post(room, "first", first)
            passed, _ = self.until_refused(lambda: ann.post(room, "more"))
            self.assertGreaterEqual(passed, 59)
            again = ann.post(room, "first", first)
            self.assertEqual(again, answer | {"duplicate": True})
            ann.ask("ping")  # counted apart
            _, error = self.until_refused(lambda: ann.post(room, "more"))  # the repetition may have come when one was free
            time.sleep(after(error))
            ann.post(room, "later")

    def test_so_do_all_other_commands(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            ann.connect()
            passed, error = self.until_refused(lambda: ann.ask("rooms"))
            self.assertGreaterEqual(passed, 100)
            time.sleep(after(error))
            ann.ask("ping")

    def test_typing_may_change_so_often_and_then_when_it_is_said(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            room = ann.connect()["snapshot"]["rooms"][0]["id"]

            def begin_and_end():
                ann.ask("typing", room=room, on=True)
                ann.ask("typing", room=room, on=False)

            _, error = self.until_refused(begin_and_end)
            self.assertLessEqual(error["after"], 1000)
            time.sleep(after(error))
            ann.ask("typing", room=room, on=True)

    def test_what_is_larger_than_the_operator_allows_is_told_so(self):
        with Server(environment={"MADANG_LIMITS_TEXT_CODE_POINTS": "5", "MADANG_LIMITS_MESSAGE_BYTES": "500"}) as server:
            ann = Person.join(server, "ann", server.owner_code())
            room = ann.connect()["snapshot"]["rooms"][0]
            self.assertEqual(ann.welcome["limits"], {"message_bytes": 500, "text_code_points": 5})
            with self.assertRaises(Refused) as refused:
                ann.post(room, "\U0001f600" * 6)
            self.assertEqual((refused.exception.code, refused.exception.error["retry"]), ("too_large", False))
            self.assertIn("5", refused.exception.error["text"])
            ann.post(room, "\U0001f600" * 5)
            ann.socket.send(" " * 501)
            with self.assertRaises(Closed) as closed:
                ann.listen()
            self.assertEqual(closed.exception.code, 1009)

    def test_a_flood_is_answered_and_holds_up_nobody(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            bob = Person.join(server, "bob", server.invitation())
            ann.connect()
            bob.connect()
            refs = [ann.send("rooms") for _ in range(2000)]
            bob.ask("ping")
            refused = 0
            for ref in refs:
                try:
                    ann.answer(ref)
                except Refused as refusal:
                    self.assertEqual(refusal.code, "too_many")
                    refused += 1
            self.assertGreater(refused, 0)

    def test_a_person_has_so_many_connections(self):
        with Server() as server, contextlib.ExitStack() as stack:
            owner = Person.join(server, "ann", server.owner_code())
            programs = [Person(server, owner.token, owner.user) for _ in range(21)]
            for program in programs:
                stack.callback(program.close)
            for program in programs[:20]:
                program.connect()
            with self.assertRaises(Refused) as refused:
                programs[20].connect()
            self.assertEqual(refused.exception.code, "too_many")
            self.assertGreater(refused.exception.error["after"], 0)
            with self.assertRaises(Closed) as closed:
                programs[20].listen()
            self.assertEqual(closed.exception.code, 4013)

            programs[20].close()
            replaced = programs[0].socket
            stack.callback(replaced.close)
            programs[0].socket = None
            programs[0].connect()  # the same session, beside its old connection
            with self.assertRaises(Closed) as closed:
                while True:
                    replaced.receive()
            self.assertEqual(closed.exception.code, 4509)
            for program in programs[:20]:
                program.ask("ping")

    def refusal_of(self, way):
        """What this way says to one too many."""
        if isinstance(way, ByWebSocket):
            with self.assertRaises(Refused) as refused:
                way.begin()
            return refused.exception.error
        wait = {"wait": 20} if isinstance(way, ByPoll) else {}
        accept = "application/json" if wait else way.accept
        return self.assert_too_many(request(self.server_port, "GET", way.path(None, **wait), Accept=accept, **way.fields()))

    def test_streams_and_polls_count_as_connections_do(self):
        with Server() as server:
            self.server_port = server.port
            ann = Person.join(server, "ann", server.owner_code())
            bob = Person.join(server, "bob", server.invitation())
            programs = [kind(server, ann.token) for kind in WAYS for _ in range(4)]
            for program in programs:
                program.begin()
                if isinstance(program, ByPoll) and not isinstance(program, ByLongPoll):
                    program.listen(30)
            for kind in WAYS:
                with self.subTest(way=kind.name):
                    self.assertGreater(self.refusal_of(kind(server, ann.token))["after"], 0)
            room = bob.connect()["snapshot"]["rooms"][0]
            seq = bob.post(room, "for all")["seq"]
            for program in programs:
                program.listen_until_seq(seq)

            programs[0].close()
            another = BySse(server, ann.token)
            until = time.monotonic() + 30
            while True:
                try:
                    another.open(None)
                    break
                except ConnectionError:
                    self.assertLess(time.monotonic(), until)
            replacing = ByLongPoll(server, ann.token)  # the same session takes the place of its older connection
            replacing.session = programs[4].session
            replacing.begin()
            replacing.listen_until_seq(bob.post(room, "for all again")["seq"])

    def test_long_polls_without_a_session_are_as_many_and_end_with_who_asked(self):
        with Server() as server, contextlib.ExitStack() as stack:
            ann = Person.join(server, "ann", server.owner_code())
            cursor = ann.connect()["cursor"]
            ann.close()
            head = (f"GET /api/v1/events?wait=60&cursor={cursor} HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n"
                    f"Authorization: Bearer {ann.token}\r\n\r\n").encode()

            def waits():
                connection = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), 30))
                connection.sendall(head)
                return connection

            waiting = [waits() for _ in range(30)]
            for connection in waiting[20:]:
                self.assertTrue(connection.recv(65536).startswith(b"HTTP/1.1 429 "))
            for connection in waiting:
                connection.close()
            until = time.monotonic() + 30
            while True:
                try:
                    ann.connect()
                    return
                except Refused as refused:
                    self.assertEqual(refused.code, "too_many")
                    self.assertLess(time.monotonic(), until)

    def test_commands_in_requests_are_held_to_the_same_pace(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            room = ann.connect()["snapshot"]["rooms"][0]
            way = BySse(server, ann.token)

            def post(message=None):
                return way.post({"do": "post", "ref": 3, "room": room["id"], "id": message or str(uuid.uuid4()), "text": "more"})

            def until_too_many(ask):
                for times in range(1000):
                    answer = ask()
                    if answer.status != 200:
                        return times, self.assert_too_many(answer), answer.json()["re"]
                return self.fail("it is never too much")

            first = str(uuid.uuid4())
            self.assertEqual(post(first).status, 200)
            passed, error, ref = until_too_many(post)
            self.assertGreaterEqual(passed, 59)
            self.assertEqual(ref, 3)
            self.assertTrue(post(first).json()["ok"]["duplicate"])
            passed, error = self.until_refused(lambda: ann.post(room, "nor by another way"))
            self.assertLess(passed, 30)  # what has become free in the meantime, and no burst of its own
            time.sleep(after(error))
            self.assertEqual(post().status, 200)

            passed, error, _ = until_too_many(lambda: way.post({"do": "rooms", "ref": 3}))
            self.assertGreaterEqual(passed, 90)
            many = way.post([{"do": "rooms", "ref": number + 1} for number in range(50)])
            self.assertEqual(many.status, 200)
            codes = [reply.get("error", {}).get("code") for reply in many.json()]
            self.assertEqual(set(codes) - {None}, {"too_many"})
            self.assertEqual([reply["re"] for reply in many.json()], list(range(1, 51)))

    def test_who_waits_and_who_streams_take_places_of_all(self):
        with Server(environment={"MADANG_LIMITS_CONNECTIONS_TOTAL": "6"}) as server:
            ann = Person.join(server, "ann", server.owner_code())
            ways = [kind(server, ann.token) for kind in (BySse, ByLongPoll) for _ in range(3)]
            for way in ways:
                way.open(None)
            for way in ways:
                way.listen(30)  # so it is counted, and a long poll asks again
            answer = request(server.port, "GET", "/")
            self.assertEqual((answer.status, answer.json()["error"]["code"]), (503, "unavailable"))
            ways[0].close()
            ways[-1].close()
            until = time.monotonic() + 30
            while request(server.port, "GET", "/").status == 503:
                self.assertLess(time.monotonic(), until)


if __name__ == "__main__":
    unittest.main()
