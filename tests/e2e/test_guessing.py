# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""How much one address and one account may get wrong, as the server is installed."""

import concurrent.futures
import contextlib
import json
import socket
import time
import unittest
import uuid

from wire import Closed, Person, Refused, Server, request
from wire.refusals import Refusals, after, counts_with_others, guess_until_too_many
from wire.ways import WAYS


def login(server, name, password, **fields):
    return request(server.port, "POST", "/api/v1/login", {"name": name, "password": password}, **fields)


class Guessing(Refusals):
    def test_who_guesses_tokens_is_held_up_on_each_way_and_who_has_one_is_not(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            wrong = {"Authorization": "Bearer made-up"}
            tries = [lambda: request(server.port, "GET", "/api/v1/events", Accept="text/event-stream", **wrong),
                     lambda: request(server.port, "GET", "/api/v1/events", Accept="application/x-ndjson", **wrong),
                     lambda: request(server.port, "GET", "/api/v1/events?wait=60", Accept="application/json", **wrong),
                     lambda: request(server.port, "GET", "/api/v1/events?wait=0", Accept="application/json", **wrong),
                     lambda: request(server.port, "GET", "/api/v1/snapshot", **wrong),
                     lambda: request(server.port, "POST", "/api/v1/commands", {"do": "ping"}, **wrong)]
            statuses = guess_until_too_many(lambda i: tries[i % len(tries)]().status)
            self.assertEqual(set(statuses), {401, 429})
            self.assertGreaterEqual(statuses.count(401), 30)
            for attempt in tries:
                answers = (attempt() for _ in range(20))
                self.assert_too_many(next(answer for answer in answers if answer.status == 429))
            for kind in WAYS:
                kind(server, ann.token).begin()

    def test_a_class_behind_one_address_joins_beside_29_who_fail(self):
        with Server() as server:
            owner = Person.join(server, "teacher", server.owner_code())
            code = server.invitation("--uses", "30")
            for i in range(29):
                self.assertEqual(login(server, f"pupil {i}", "a bad guess").status, 401)

            def comes_in(i):
                pupil = Person.join(server, f"pupil {i}", code, password=f"the secret of {i}")
                return pupil.connect()["user"]["name"]

            with concurrent.futures.ThreadPoolExecutor(30) as pool:
                names = list(pool.map(comes_in, range(30)))
            self.assertEqual(names, [f"pupil {i}" for i in range(30)])
            owner.connect()

    def test_an_address_that_fails_too_often_is_held_up_and_who_is_in_is_not(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            code = server.invitation()

            def stranger():
                """The code of the refusal and of the end."""
                person = Person(server, "made up", ann.user)
                with self.assertRaises(Refused) as refused:
                    person.connect()
                with self.assertRaises(Closed) as closed:
                    person.listen()
                person.close()
                return refused.exception.code, closed.exception.code

            def token():
                return request(server.port, "POST", "/api/v1/logout", Authorization="Bearer made-up")

            def invitation():
                return request(server.port, "POST", "/api/v1/join", {"invite": "made-up", "name": "eve"})

            def path():
                return request(server.port, "GET", "/nowhere")

            def until_too_many(ask, status):
                """One may be borne again while we ask for another thing."""
                for times in range(200):
                    answer = ask()
                    if answer.status != status:
                        return times, self.assert_too_many(answer)
                return self.fail("it is never too much")

            self.assertEqual(stranger(), ("unauthorized", 4501))
            times, _ = until_too_many(token, 401)
            self.assertGreaterEqual(times, 29)
            until_too_many(invitation, 404)
            until_too_many(path, 404)
            names = iter(range(1000))
            until_too_many(lambda: login(server, f"name {next(names)}", "a bad guess"), 401)
            answers = [stranger() for _ in range(10)]
            self.assertLessEqual(set(answers), {("unauthorized", 4501), ("too_many", 4013)})
            self.assertIn(("too_many", 4013), answers)

            ann.connect()
            Person.join(server, "bob", code).connect()
            _, error = until_too_many(path, 404)
            time.sleep(after(error))
            self.assertEqual(path().status, 404)

    def test_behind_a_proxy_each_client_is_counted_for_itself(self):
        def guess(server, client):
            return login(server, f"name {uuid.uuid4()}", "a bad guess", X_Forwarded_For=client).status

        def guesses(server, client):
            statuses = guess_until_too_many(lambda i: guess(server, client(i)))
            self.assertGreaterEqual(statuses.count(401), 30)
            return set(statuses)

        with Server("--behind-proxy", "127.0.0.0/8") as server:
            self.assertEqual(guesses(server, lambda i: f"203.0.113.{i}, 198.51.100.7"), {401, 429})
            self.assertEqual(guess(server, "198.51.100.8"), 401)
            self.assertEqual(guesses(server, lambda i: f"2001:db8::{i}"), {401, 429})
            self.assertEqual(guess(server, "2001:db8:0:1::1"), 401)
        with Server("--behind-proxy", "10.0.0.0/8") as server:
            self.assertEqual(guesses(server, lambda i: f"198.51.100.{i}"), {401, 429})
            self.assertTrue(counts_with_others(lambda _: guess(server, "203.0.113.1")))

    def test_guessing_gets_slow_and_the_right_password_lets_in_after_the_wait(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code(), password="correct horse")
            ann.connect()
            statuses = []
            while 429 not in statuses:
                answer = login(server, "ann", "a bad guess")
                statuses.append(answer.status)
            self.assertGreaterEqual(statuses.count(401), 3)
            error = self.assert_too_many(answer)
            ann.ask("ping")
            time.sleep(after(error))
            self.assertEqual(login(server, "ann", "correct horse").status, 200)

    def test_a_flood_of_sign_ins_is_told_when_to_come_back_and_chat_goes_on(self):
        with Server(environment={"MADANG_LIMITS_FAILURES_PER_MINUTE": "0",
                                 "MADANG_LIMITS_UNAUTHENTICATED_PER_ADDRESS": "0"}) as server:
            ann = Person.join(server, "ann", server.owner_code(), password="correct horse")
            ann.connect()
            room = ann.welcome["snapshot"]["rooms"][0]
            answer = None
            for wave in range(20):
                self.ask_and_leave(server, wave, 100)
                answer = login(server, "ann", "correct horse")
                ann.post(room, f"still here {wave}")
                if answer.status == 503:
                    break
                self.assertEqual(answer.status, 200)
            error = answer.json()["error"]
            self.assertEqual((error["code"], error["retry"]), ("unavailable", True))
            self.assertEqual(int(answer.fields["retry-after"]), -(-error["after"] // 1000))
            while answer.status == 503:
                time.sleep(after(answer.json()["error"]))
                answer = login(server, "ann", "correct horse")
            self.assertEqual(answer.status, 200)

    @staticmethod
    def ask_and_leave(server, wave, count):
        """Many ask to be let in and hang up before the answer: the work is done all the same, and takes its place."""
        with contextlib.ExitStack() as stack:
            for i in range(count):
                body = json.dumps({"name": f"guest {wave} {i}", "password": "a bad guess"}).encode()
                connection = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), 30))
                connection.sendall(b"POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                   b"Content-Length: %d\r\n\r\n" % len(body) + body)


if __name__ == "__main__":
    unittest.main()
