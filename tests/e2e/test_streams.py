# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Streams and commands over HTTP, as programs use them."""

import socket
import unittest
import uuid

from wire import Ended, EventStream, LineStream, Person, Refused, Server, is_live, request, says


class Streams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(environment={"MADANG_LIMITS_UNAUTHENTICATED_PER_ADDRESS": "0",
                                         "MADANG_LIMITS_FAILURES_PER_MINUTE": "0",
                                         "MADANG_LIMITS_POSTS_PER_SECOND": "0",
                                         "MADANG_LIMITS_COMMANDS_PER_SECOND": "0"})
        cls.server.start()
        cls.ann = Person.join(cls.server, "ann", cls.server.owner_code(), password="correct horse")
        cls.bob = Person.join(cls.server, "bob", cls.server.invitation())
        cls.room = cls.snapshot(cls.ann)["rooms"][0]

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    @classmethod
    def snapshot(cls, person):
        return request(cls.server.port, "GET", "/api/v1/snapshot", **person.credentials(nameless=True)).json()

    def follow(self, person=None, kind=EventStream, nameless=True, **fields):
        stream = kind(self.server.port, **((person or self.ann).credentials(nameless) | fields))
        self.addCleanup(stream.close)
        return stream

    def say(self, text, person=None, room=None):
        return (person or self.ann).command("post", nameless=True, room=(room or self.room)["id"], id=str(uuid.uuid4()),
                                            text=text)

    def test_a_room_is_followed_cut_and_resumed_without_a_hole(self):
        stream = self.follow(path=f"/api/v1/events?room={self.room['id']}")
        stream.next_until(is_live)
        for text in ("one", "two"):
            self.say(text)
        heard = stream.next_until(says("two"))
        stream.close()
        for text in ("three", "four"):
            self.say(text)

        again = self.follow(path=f"/api/v1/events?room={self.room['id']}&cursor=elsewhere.1", Last_Event_ID=stream.last_event_id)
        heard += again.next_until(says("four"))
        self.say("five")
        heard += again.next_until(says("five"))

        self.assertEqual([event["text"] for event in heard if event.get("ev") == "message.posted"],
                         ["one", "two", "three", "four", "five"])
        self.assertTrue(any(is_live(message) for message in heard))

    def test_lines_are_what_a_websocket_says_and_resume_from_a_cursor(self):
        before = self.snapshot(self.ann)["cursor"]
        self.say("line one")
        program = self.follow(kind=LineStream, path=f"/api/v1/events?cursor={before}")
        browser = self.follow(path=f"/api/v1/events?cursor={before}")
        talk = Person(self.server, self.ann.token, self.ann.user)
        talk.cursor = before
        talk.connect()
        self.say("line two")

        lines = program.next_until(says("line two"))
        events = browser.next_until(says("line two"))
        talk.hear("line two")

        def durable(messages):
            return [message for message in messages if "ev" in message]
        self.assertEqual(durable(lines), talk.events)
        self.assertEqual(durable(events), talk.events)
        talk.close()

    def test_a_snapshot_and_the_events_after_it_have_no_seam(self):
        self.say("before")
        snapshot = self.snapshot(self.bob)
        self.say("after")
        heard = self.follow(self.bob, path=f"/api/v1/events?cursor={snapshot['cursor']}").next_until(says("after"))
        self.assertEqual(snapshot["rooms"][0]["last"]["text"], "before")
        self.assertEqual([event["text"] for event in heard if "ev" in event], ["after"])

    def test_what_cant_be_resumed_is_said_once_in_a_stream_that_ends(self):
        for kind in (EventStream, LineStream):
            stream = self.follow(kind=kind, path="/api/v1/events?cursor=elsewhere.7")
            self.assertEqual(stream.status, 200)
            self.assertEqual([message["sig"] for message in stream], ["resync"])

    def test_a_session_is_replaced_by_itself_once_the_new_stream_is_live(self):
        talk = Person(self.server, self.bob.token, self.bob.user)
        first = self.follow(talk, nameless=False)
        first.next_until(is_live)
        other = self.follow(self.bob, nameless=False)
        other.next_until(is_live)

        second = self.follow(talk, kind=LineStream, nameless=False)
        second.next_until(is_live)
        self.assertEqual(list(first)[-1], {"sig": "closed", "code": 4509})
        self.say("still here")
        second.next_until(says("still here"))
        other.next_until(says("still here"))

        talk.connect()
        talk.listen_until_live()
        self.assertEqual(list(second)[-1], {"sig": "closed", "code": 4509})
        talk.close()

    def test_bye_ends_the_stream_and_a_browser_does_not_come_back(self):
        talk = Person(self.server, self.bob.token, self.bob.user)
        stream = self.follow(talk, nameless=False)
        stream.next_until(is_live)

        talk.command("bye")

        self.assertEqual(list(stream)[-1], {"sig": "closed", "code": 1001})
        back = self.follow(talk, nameless=False, Last_Event_ID=stream.last_event_id)
        self.assertEqual(back.status, 204)

    def test_who_is_signed_out_is_told_and_is_nobody_then(self):
        ann = Person.login(self.server, "ann", "correct horse")
        stream = self.follow(ann, nameless=False)
        stream.next_until(is_live)

        request(self.server.port, "POST", "/api/v1/logout", Authorization=f"Bearer {ann.token}")

        self.assertEqual(list(stream)[-1], {"sig": "closed", "code": 4501})
        self.assertEqual(self.follow(ann, nameless=False, Last_Event_ID=stream.last_event_id).status, 401)
        with self.assertRaises(Refused) as refused:
            ann.command("ping")
        self.assertEqual(refused.exception.code, "unauthorized")

    def test_who_follows_is_present_and_who_names_no_session_is_not(self):
        watcher = Person(self.server, self.ann.token, self.ann.user)
        watcher.connect()
        watcher.listen_until_live()
        carol = Person.join(self.server, "carol", self.server.invitation())
        nameless = self.follow(carol)
        nameless.next_until(is_live)
        stream = self.follow(carol, nameless=False)
        stream.next_until(is_live)

        def is_carol(message):
            return message.get("sig") == "presence" and message["user"] == carol.user["id"]
        self.assertEqual(watcher.listen_until(is_carol)["state"], "active")
        carol.command("presence", state="away")
        self.assertEqual(watcher.listen_until(is_carol)["state"], "away")
        carol.command("bye")
        self.assertEqual(watcher.listen_until(is_carol)["state"], "offline")
        self.say("heard by all")
        nameless.next_until(says("heard by all"))
        watcher.close()

    def test_hello_by_request_is_the_same_dialogue_as_on_a_websocket(self):
        talk = Person(self.server, self.bob.token, self.bob.user)
        welcome = talk.command("hello", session=talk.session)
        self.assertFalse(welcome["resumed"])
        self.say("between")
        stream = self.follow(talk, nameless=False, path=f"/api/v1/events?cursor={welcome['cursor']}")
        self.assertEqual([message["text"] for message in stream.next_until(is_live) if "ev" in message], ["between"])
        again = talk.command("hello", session=talk.session, token=talk.token, cursor=stream.last_event_id)
        self.assertTrue(again["resumed"])
        self.assertEqual(again["cursor"], stream.last_event_id)

    def test_many_commands_are_answered_in_their_order(self):
        message = str(uuid.uuid4())
        commands = [{"do": "post", "ref": 5, "room": self.room["id"], "id": message, "text": "draft"},
                    {"do": "edit", "room": self.room["id"], "id": str(uuid.uuid4()), "message": message, "text": "fair copy"},
                    {"do": "post", "ref": 5, "room": self.room["id"], "id": message, "text": "draft"},
                    {"do": "dance", "ref": 9},
                    {"do": "history", "room": self.room["id"], "limit": 1}]
        answer = request(self.server.port, "POST", "/api/v1/commands", commands, **self.ann.credentials())
        replies = answer.json()
        self.assertEqual(answer.status, 200)
        self.assertEqual([reply["re"] for reply in replies], [5, None, 5, 9, None])
        self.assertEqual(replies[2]["ok"], replies[0]["ok"] | {"duplicate": True})
        self.assertEqual(replies[3]["error"]["code"], "bad_request")

    def test_a_reader_that_stands_still_is_cut_off_and_comes_back_to_everything(self):
        room = self.ann.command("room.create", nameless=True, id=str(uuid.uuid4()), kind="public", name="flood")["room"]
        text = "x" * 3_500
        for kind in (EventStream, LineStream):
            with self.subTest(kind=kind.__name__):
                start = self.snapshot(self.ann)["cursor"]
                slow = self.follow(kind=kind, receive_buffer=4_096)
                slow.next_until(is_live)
                posts = [{"do": "post", "room": room["id"], "id": str(uuid.uuid4()), "text": f"{i} {text}"} for i in range(450)]
                for i in range(0, len(posts), 15):
                    replies = request(self.server.port, "POST", "/api/v1/commands", posts[i:i + 15], **self.ann.credentials())
                    self.assertTrue(all("ok" in reply for reply in replies.json()))
                heard = []
                with self.assertRaises(Ended):
                    while True:
                        heard.append(slow.next())
                seqs = [event["seq"] for event in heard if "ev" in event]
                self.assertLess(len(seqs), len(posts))

                epoch = start.partition(".")[0]
                cursor = f"{epoch}.{seqs[-1]}" if seqs else start
                back = self.follow(kind=kind, path=f"/api/v1/events?cursor={cursor}")
                seqs += [event["seq"] for event in back.next_until(is_live) if "ev" in event]
                self.assertEqual(seqs, list(range(seqs[0], seqs[0] + len(posts))))

    def test_what_comes_in_one_piece_with_a_stream_or_an_upgrade_harms_nobody(self):
        page = b"GET / HTTP/1.1\r\nHost: h\r\n\r\n"
        stream = f"GET /api/v1/events HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {self.ann.token}\r\n\r\n".encode()
        upgrade = (b"GET /api/v1/ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                   b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: madang.v1\r\n\r\n")
        for last, sign in ((stream, b"retry: 1000"), (upgrade, b"HTTP/1.1 101 ")):
            with socket.create_connection(("127.0.0.1", self.server.port), 30) as connection:
                connection.sendall(page + last)
                received = b""
                while sign not in received:
                    received += connection.recv(65_536) or self.fail(received)
            self.assertEqual(request(self.server.port, "GET", "/healthz").status, 200)

    def test_slow_bodies_are_refused(self):
        with socket.create_connection(("127.0.0.1", self.server.port), 30) as slow:
            slow.sendall(f"POST /api/v1/commands HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 20\r\n"
                         f"Authorization: Bearer {self.ann.token}\r\n\r\n{{".encode())
            self.assertTrue(slow.recv(4_096).startswith(b"HTTP/1.1 408 "))

    def test_a_live_comes_every_ten_seconds(self):
        stream = self.follow()
        stream.next_until(is_live)
        stream.next_until(is_live, 11.5)

    def test_a_server_that_ends_says_so_on_every_stream(self):
        with Server() as server:
            dora = Person.join(server, "dora", server.owner_code())
            streams = [kind(server.port, **dora.credentials(nameless=True)) for kind in (EventStream, LineStream)]
            for stream in streams:
                stream.next_until(is_live)
            self.assertEqual(server.terminate(), 0)
            for stream in streams:
                last = list(stream)
                self.assertEqual([message["sig"] for message in last[-2:]], ["restarting", "closed"])
                stream.close()


if __name__ == "__main__":
    unittest.main()
