# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Streams of events as browsers and curl use them."""

import json
import os
import pathlib
import socket
import subprocess
import unittest
import uuid

from wire import Ended, EventStream, Person, Server, is_live, request, says


class EventSourceCases(unittest.TestCase):
    """The web platform's cases for EventSource that concern a server, by their names (wpt: eventsource/)."""

    piece = 65536  # of a request, in bytes

    @classmethod
    def setUpClass(cls):
        cls.server = Server(environment={"MADANG_LIMITS_FAILURES_PER_MINUTE": "0"})
        cls.server.start()
        cls.ann = Person.join(cls.server, "ann", cls.server.owner_code())
        cls.room = request(cls.server.port, "GET", "/api/v1/snapshot", **cls.ann.credentials()).json()["rooms"][0]

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def open(self, **fields):
        stream = EventStream(self.server.port, piece=self.piece, **(self.ann.credentials(nameless=True) | fields))
        self.addCleanup(stream.close)
        return stream

    def post(self, text):
        return self.ann.command("post", room=self.room["id"], id=str(uuid.uuid4()), text=text)

    def test_request_accept(self):
        """What a browser sends, and what it may say beside it, gets an event stream."""
        for accept in ("text/event-stream", "text/event-stream, */*;q=0.1", "*/*"):
            self.assertEqual(self.open(Accept=accept).response.fields["content-type"], "text/event-stream")

    def test_request_cache_control(self):
        """The request says no-store; so does the answer, and nothing in between may keep it."""
        stream = self.open(Cache_Control="no-store", Pragma="no-cache")
        self.assertEqual(stream.response.fields["cache-control"], "no-store")

    def test_request_status_error(self):
        """Other statuses than 200 close an EventSource for good: 204 is what says so on purpose."""
        self.assertEqual(self.open(Authorization="Bearer none").status, 401)
        leaver = Person(self.server, self.ann.token, self.ann.user)
        leaver.command("bye")
        self.assertEqual(self.open(Madang_Session=leaver.session, Last_Event_ID="e.1").status, 204)

    def test_request_redirect(self):
        """A stream is answered where it is asked for."""
        self.assertNotIn("location", self.open().response.fields)

    def test_request_credentials_and_eventsource_cross_origin(self):
        """No page of another site is told that it may read."""
        self.assertNotIn("access-control-allow-origin", self.open(Origin="https://elsewhere.example").response.fields)

    def test_eventsource_onopen(self):
        """The head comes at once, with something behind it, however quiet it is."""
        stream = self.open()
        self.assertEqual(stream.status, 200)
        stream.next_until(is_live)

    def test_eventsource_reconnect(self):
        """Ended by the server or cut: it comes back with its last id, after the time that `retry` says."""
        stream = self.open()
        stream.next_until(is_live)
        self.assertEqual(stream.retry, 1_000)
        stream.close()
        seq = self.post("meanwhile")["seq"]
        again = self.open(Last_Event_ID=stream.last_event_id)
        self.assertEqual([event["seq"] for event in again.next_until(is_live) if "ev" in event], [seq])

    def test_eventsource_close(self):
        """Who closes is gone: its place is free for another."""
        for _ in range(25):  # more than one user may have at a time
            self.open().close()
        self.assertEqual(self.open().status, 200)

    def test_eventsource_request_cancellation(self):
        """A request that is given up before its answer harms nobody."""
        for _ in range(5):
            with socket.create_connection(("127.0.0.1", self.server.port)) as hasty:
                head = f"GET /api/v1/events HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {self.ann.token}\r\n\r\n".encode()
                for start in range(0, len(head), self.piece):
                    hasty.sendall(head[start:start + self.piece])
        self.assertEqual(self.open().status, 200)

    def test_format_mime(self):
        """No parameter, nothing that a browser could take for another type."""
        self.assertEqual(self.open().response.fields["content-type"], "text/event-stream")

    def test_format_field_event(self):
        """Every block has the name of what it holds."""
        stream = self.open()
        stream.next_until(is_live)
        self.post("named")
        stream.next_until(says("named"))
        self.assertEqual(stream.named[0][0], "live")
        self.assertEqual(stream.named[-1][0], "message.posted")

    def test_format_field_id_and_format_field_id_2(self):
        """The id is the cursor, on events and `live`; what has no position leaves the last one as it was."""
        stream = self.open(path=f"/api/v1/events?room={self.room['id']}")
        live = stream.next_until(is_live)[-1]
        self.assertEqual(stream.last_event_id, live["cursor"])
        self.ann.command("presence", state="active")
        seq = self.post("with an id")["seq"]
        stream.next_until(says("with an id"))
        self.assertEqual(stream.last_event_id, f"{live['cursor'].partition('.')[0]}.{seq}")
        other = self.open()
        other.next_until(lambda message: message.get("sig") == "presence")
        self.assertIn(("presence", None), other.named)

    def test_format_field_id_3_and_format_field_id_null(self):
        """An id that is none of ours, whatever bytes it has, is a resync and no error."""
        for odd in ("…", "\u2026\u0442", "0", "-1", "a b", "e.1.2"):
            stream = self.open(Last_Event_ID=odd)
            self.assertEqual(stream.status, 200)
            self.assertEqual([message["sig"] for message in stream], ["resync"])

    def test_format_field_retry(self):
        """`retry` is digits only, once, before everything else."""
        stream = self.open()
        stream.next_until(is_live)
        self.assertEqual(stream.retry, 1_000)

    def test_format_utf_8_format_newlines_format_null_character_and_format_bom(self):
        """Whatever is said, one event is one block with one line of data, and no byte order mark begins it."""
        text = "마당 \u2028\u2029 \ufeff \U0001f3e1\ndata: x\n\nevent: live\nid: 7\n: no comment"
        stream = self.open()
        stream.next_until(is_live)
        self.post(text)
        last = stream.next_until(lambda message: "ev" in message)[-1]
        self.assertEqual(last["text"], text)
        raw = self.open(Last_Event_ID=f"{stream.last_event_id.partition('.')[0]}.{last['seq'] - 1}")
        while b"message.posted" not in raw._bytes:
            raw._receive()
        self.assertTrue(raw._bytes.startswith(b": madang\n\nretry: 1000\n\n"))

    def test_format_comments_and_format_data_before_final_empty_line(self):
        """What is sent last before the end is a whole block: nothing that a browser would throw away."""
        with Server() as server:
            eve = Person.join(server, "eve", server.owner_code())
            stream = EventStream(server.port, piece=self.piece, **eve.credentials(nameless=True))
            stream.next_until(is_live)
            server.terminate()
            raw = stream._bytes
            try:
                while True:
                    stream._receive()
            except Ended:
                raw = stream._bytes
            self.assertTrue(raw.endswith(b"\n\n"))
            stream.close()


class EventSourceCasesByteByByte(EventSourceCases):
    """The same, asked one byte at a time."""

    piece = 1


class Curl(unittest.TestCase):
    """The commands of the README, as they stand there."""

    def setUp(self):
        page = pathlib.Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
        section = page.partition("## Follow a room with curl\n")[2].partition("\n## ")[0]
        joined = section.replace("\\\n", " ")
        found = [line.strip() for line in joined.splitlines() if line.startswith("    curl ")]
        self.join, self.snapshot, self.follow, self.resume, self.post = found
        server = self.enterContext(Server())
        self.named = {"S": f"http://127.0.0.1:{server.port}"}
        self.join = self.join.replace("CODE", server.owner_code(), 1)

    def begin(self, command):
        curl = subprocess.Popen(["bash", "-c", f"exec {command}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                env=os.environ | self.named)
        self.addCleanup(curl.stdout.close)
        self.addCleanup(curl.wait)
        self.addCleanup(curl.kill)
        return curl

    def answer(self, command):
        return json.loads(self.begin(command).communicate(timeout=60)[0])

    @staticmethod
    def hear_until(curl, wanted):
        """The lines that curl prints up to the message that has this in it."""
        printed = []
        for line in curl.stdout:
            printed.append(line.rstrip("\n"))
            if line.startswith("data: ") and wanted in line:
                break
        return printed

    @staticmethod
    def posts(printed):
        return [json.loads(line[6:])["n"] for line in printed if line.startswith("data: ") and '"message.posted"' in line]

    def test_curl_follows_a_room_is_cut_and_resumes(self):
        self.named["TOKEN"] = self.answer(self.join)["token"]
        self.named["ROOM"] = self.answer(self.snapshot)["rooms"][0]["id"]
        curl = self.begin(self.follow)
        self.hear_until(curl, '"live"')
        self.assertEqual(self.answer(self.post)["ok"]["n"], 1)
        first = self.hear_until(curl, '"n":1')
        curl.kill()
        self.named["ID"] = [line[4:] for line in first if line.startswith("id: ")][-1]
        self.answer(self.post)
        self.answer(self.post)
        second = self.hear_until(self.begin(self.resume), '"n":3')

        self.assertEqual(self.posts(first), [1])
        self.assertEqual(self.posts(second), [2, 3])


if __name__ == "__main__":
    unittest.main()
