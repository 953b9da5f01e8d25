# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""One conversation heard by all five ways at once: event by event the same, in the same order, with the same cursors."""

import threading
import unittest
import uuid

from wire import Closed, Person, Refused, Server, request
from wire.ways import WAYS, ByLongPoll, ByNdjson, ByPoll, BySse, ByWebSocket

STREAMS = (BySse, ByNdjson)
POLLS = (ByLongPoll, ByPoll)


def change():
    return str(uuid.uuid4())


class FiveWays(unittest.TestCase):
    def setUp(self):
        self.server = self.enterContext(Server())
        self.ann = Person.join(self.server, "ann", self.server.owner_code())
        self.bob = Person.join(self.server, "bob", self.server.invitation())
        self.eve = Person.join(self.server, "eve", self.server.invitation())
        self.ann.connect()
        self.bob.connect()
        self.general = self.ann.welcome["snapshot"]["rooms"][0]

    def ways(self, kinds=WAYS, **named):
        """Programs of eve, one for each way."""
        return [kind(self.server, self.eve.token, **named) for kind in kinds]

    def assert_same(self, ways):
        first, *others = ways
        seqs = [event["seq"] for event in first.events]
        self.assertEqual(seqs, sorted(set(seqs)))
        for way in others:
            with self.subTest(way=way.name):
                self.assertEqual(way.events, first.events)
                self.assertEqual(way.positions, first.positions)

    def all_hear(self, ways):
        """Everybody hears what eve can see so far: something that is said to all comes last."""
        seq = self.ann.post(self.general, "so far")["seq"]
        for way in ways:
            way.listen_until_seq(seq)
        self.ann.ask("ping")  # by then the next request of a long poll has been read, too
        self.assert_same(ways)

    def talk(self, ways):
        """Everything that can happen, some of it where eve is no member (any more)."""
        ann, bob = self.ann, self.bob
        hall = ann.create_room(f"hall {change()}", topic="all of us")
        for way in ways[:1]:
            way.ask("room.join", room=hall["id"], id=change())
        bob.enter(hall)
        messages = []
        for number, way in enumerate(ways):
            messages.append(change())
            way.ask("post", room=hall["id"], id=messages[-1], text=f"{number} \u2028 \"안녕\" \U0001f44b\r\n\r\ndata: no\n")
        reply = change()
        bob.ask("post", room=hall["id"], id=reply, text="an answer", reply_to=messages[0], mentions=[self.eve.user["id"]])
        for number, way in enumerate(ways):
            way.ask("edit", id=change(), message=messages[number], text=f"{number} edited")
            way.ask("react", id=change(), message=reply, emoji="👍", on=number % 2 == 0)
        ann.ask("react", id=change(), message=reply, emoji="🎉", on=True)
        bob.ask("delete", id=change(), message=reply)
        ways[-1].ask("delete", id=change(), message=messages[0])
        ann.ask("room.update", id=change(), room=hall["id"], topic="some of us")
        self.all_hear(ways)

        den = ann.create_room(f"den {change()}", kind="private")
        ann.post(den, "before eve")
        ann.ask("room.add", id=change(), room=den["id"], user=self.eve.user["id"])
        ann.post(den, "with eve")
        self.all_hear(ways)
        ann.ask("room.remove", id=change(), room=den["id"], user=self.eve.user["id"])
        ann.post(den, "without eve")
        self.all_hear(ways)
        ann.ask("room.add", id=change(), room=den["id"], user=self.eve.user["id"])
        ann.post(den, "with eve again")
        ways[1].ask("room.leave", room=hall["id"], id=change())
        bob.post(hall, "eve has left")
        ways[2].ask("room.join", room=hall["id"], id=change())
        direct = ways[3].ask("room.create", id=change(), kind="direct", members=[bob.user["id"]])["room"]
        bob.post(direct, "only for two")
        bob.ask("profile", id=change(), status="talking")
        self.all_hear(ways)
        return hall, den

    def test_the_same_conversation_is_heard_on_all(self):
        ways = self.ways()
        for way in ways:
            way.begin()
        self.all_hear(ways)
        self.talk(ways)
        texts = [event.get("text") for event in ways[0].events]
        self.assertIn("with eve", texts)
        self.assertIn("with eve again", texts)
        self.assertIn("only for two", texts)
        for unheard in ("before eve", "without eve", "eve has left"):
            self.assertNotIn(unheard, texts)
        self.assertEqual({event["ev"] for event in ways[0].events},
                         {"message.posted", "message.edited", "message.deleted", "reaction", "room.created", "room.updated",
                          "member.joined", "member.left", "user"})

    def test_who_was_cut_goes_on_where_it_was(self):
        ways = self.ways()
        for way in ways:
            way.begin()
        self.all_hear(ways)
        hall, den = self.talk(ways)
        for turn in range(3):
            for way in ways:
                way.close()
            self.ann.post(hall, f"while they are away {turn}")
            if turn == 1:
                self.ann.ask("room.remove", id=change(), room=den["id"], user=self.eve.user["id"])
                self.ann.post(den, "not for eve")
            self.bob.post(hall, "and more")
            for way in ways:
                self.assertTrue(way.begin()["resumed"])
            self.all_hear(ways)
        texts = [event.get("text") for event in ways[0].events]
        self.assertEqual(sum(text == "and more" for text in texts), 3)
        self.assertNotIn("not for eve", texts)

    def test_a_crash_of_the_server_is_a_cut(self):
        ways = self.ways()
        for way in ways:
            way.begin()
        self.all_hear(ways)
        for way in ways:
            way.close()
        self.ann.post(self.general, "the last before")
        self.server.restart()
        self.ann.connect()
        self.ann.post(self.general, "the first after")
        for way in ways:
            welcome = way.begin()
            self.assertTrue(welcome["resumed"])
            self.assertNotEqual(welcome["cursor"].partition(".")[0], welcome["epoch"])
        self.all_hear(ways)

    def test_one_room_is_kept_to(self):
        whole = ByWebSocket(self.server, self.eve.token)
        whole.begin()
        hall = self.ann.create_room("hall")
        whole.ask("room.join", room=hall["id"], id=change())
        ways = self.ways(WAYS[1:], room=hall["id"])
        for way in ways:
            way.begin()
        for number in range(3):
            self.ann.post(self.general, "elsewhere")
            self.ann.post(hall, f"here {number}")
            seq = self.ann.post(hall, f"here again {number}")["seq"]
            for way in ways:
                way.listen_until_seq(seq)
                if number == 1:
                    way.close()
                    way.open(way.cursor)
        whole.listen_until_seq(seq)
        self.ann.ask("typing", room=self.general["id"], on=True)
        self.ann.ask("typing", room=hall["id"], on=True)
        for way in ways:
            with self.subTest(way=way.name):
                self.assertEqual(way.events, [event for event in whole.events if event.get("text", "").startswith("here")])
                typing = way.listen_until(lambda message: message.get("sig") == "typing")
                self.assertEqual(typing["room"], hall["id"])

    def test_what_passes_is_heard_on_all(self):
        ways = self.ways()
        for way in ways:
            way.begin()
        self.all_hear(ways)
        ann = self.ann.user["id"]
        wanted = []

        def all_get(message):
            wanted.append(message)
            for way in ways:
                with self.subTest(way=way.name, message=message):
                    heard = way.listen_until(lambda one: message.items() <= one.items())
                    if message["sig"] != "presence":
                        self.assertEqual(heard, message)

        for on in (True, False):
            self.ann.ask("typing", room=self.general["id"], on=on)
            all_get({"sig": "typing", "room": self.general["id"], "user": ann, "on": on})
        for state in ("away", "active"):
            self.ann.ask("presence", state=state)
            all_get({"sig": "presence", "user": ann, "state": state})
        n = self.ann.post(self.general, "read this")["n"]
        ways[-1].ask("read", room=self.general["id"], n=n)
        all_get({"sig": "read", "room": self.general["id"], "n": n})
        self.assert_same(ways)

    def test_who_says_whom_it_watches_hears_of_nobody_else(self):
        ways = self.ways()
        for way in ways:
            way.begin()
            way.ask("watch", users=[self.bob.user["id"]])
        self.all_hear(ways)
        for way in ways:
            way.signals.clear()
        self.ann.ask("presence", state="away")
        self.bob.ask("presence", state="away")
        for way in ways:
            with self.subTest(way=way.name):
                way.listen_until(lambda message: message.get("sig") == "presence" and message["user"] == self.bob.user["id"])
                of = {message["user"] for message in way.signals if message["sig"] == "presence"}
                self.assertEqual(of, {self.bob.user["id"]})

    def test_others_see_a_program_as_long_as_it_is_there_on_each_way(self):
        for kind in WAYS:
            with self.subTest(way=kind.name):
                person = Person.join(self.server, f"guest by {kind.name}", self.server.invitation())
                way = kind(self.server, person.token)
                way.begin()

                def is_presence(message, state, user=person.user["id"]):
                    return (message.get("sig"), message.get("user"), message.get("state")) == ("presence", user, state)

                self.ann.listen_until(lambda message: is_presence(message, "active"))
                way.ask("bye")
                way.close()
                self.ann.listen_until(lambda message: is_presence(message, "offline"))

    def test_what_can_not_be_resumed_is_said_on_each_way(self):
        way = ByWebSocket(self.server, self.eve.token)
        way.begin()
        epoch = way.epoch
        head = int(way.cursor.rpartition(".")[2])
        for cursor in ("nonsense", f"{epoch}.{head + 1000}", f"another.{head}", f"{epoch}.-1", f"{epoch}.", "0"):
            for kind in WAYS:
                with self.subTest(way=kind.name, cursor=cursor):
                    self.assert_not_resumed(kind(self.server, self.eve.token), cursor)

    def assert_not_resumed(self, way, cursor):
        way.cursor = cursor
        if isinstance(way, ByWebSocket):
            welcome = way.begin()
            self.assertFalse(welcome["resumed"])
            self.assertIn("snapshot", welcome)
        elif isinstance(way, STREAMS):
            way.open(cursor)
            with self.assertRaises(Closed):
                while True:
                    way.listen(30)
            self.assertEqual([message["sig"] for message in way.signals], ["resync"])
            self.assertEqual(way.events, [])
        else:
            way.open(cursor)
            with self.assertRaises(Refused) as refused:
                way.listen(30)
            self.assertEqual((refused.exception.code, refused.exception.error["retry"]), ("resync", False))
        way.close()

    def test_hello_says_the_same_everywhere(self):
        ways = self.ways()
        welcomes = [way.begin() for way in ways]
        for way, welcome in zip(ways, welcomes):
            with self.subTest(way=way.name):
                self.assertEqual(welcome.keys(), welcomes[0].keys())
                for name in ("user", "epoch", "cursor", "resumed", "server", "limits", "heartbeat"):
                    self.assertEqual(welcome[name], welcomes[0][name])
                self.assertEqual(welcome["snapshot"]["rooms"], welcomes[0]["snapshot"]["rooms"])
        taken = request(self.server.port, "GET", "/api/v1/snapshot", **ways[0].fields()).json()
        self.assertEqual(taken["cursor"], welcomes[0]["cursor"])
        self.assertEqual(taken["rooms"], welcomes[0]["snapshot"]["rooms"])

    def test_who_is_signed_out_is_told_on_each_way(self):
        for kind in WAYS:
            with self.subTest(way=kind.name):
                person = Person.join(self.server, f"guest by {kind.name}", self.server.invitation())
                way = kind(self.server, person.token)
                way.begin()
                self.all_hear([way])
                bearer = f"Bearer {person.token}"
                self.assertEqual(request(self.server.port, "POST", "/api/v1/logout", Authorization=bearer).status, 204)
                self.assertEqual(self.end_of(way), "unauthorized" if kind is ByPoll else 4501)

    def test_the_server_says_when_it_stops_on_each_way(self):
        ways = self.ways(WAYS[:4])
        for way in ways:
            way.begin()
        self.all_hear(ways)
        self.ann.close()
        self.bob.close()
        stopping = threading.Thread(target=self.server.terminate)
        stopping.start()
        self.addCleanup(stopping.join)
        for way in ways:
            with self.subTest(way=way.name):
                self.assertEqual(self.end_of(way), 4001)
                self.assertIn("restarting", [message["sig"] for message in way.signals])

    def test_a_program_that_goes_over_to_another_way_is_replaced_on_the_old_one(self):
        for old in WAYS[:4]:
            for new in WAYS:
                with self.subTest(old=old.name, new=new.name):
                    before, after = self.ways((old, new))
                    after.session = before.session
                    before.begin()
                    after.cursor = before.cursor
                    seq = self.ann.post(self.general, "before")["seq"]
                    before.listen_until_seq(seq)
                    self.assertTrue(after.begin()["resumed"])
                    after.listen_until_seq(seq)
                    self.assertEqual(self.end_of(before), 4509)
                    seq = self.ann.post(self.general, "after")["seq"]
                    after.listen_until_seq(seq)
                    self.assertEqual([event["text"] for event in after.events], ["before", "after"])
                    after.ask("ping")
                    before.close()
                    after.close()

    def end_of(self, way):
        """Listens to the end: the close code, or the code of the refusal."""
        try:
            while True:
                for message in way.listen(30):
                    if message.get("sig") == "closed":
                        return message["code"]
        except Closed as closed:
            return closed.code
        except Refused as refused:
            return refused.code


if __name__ == "__main__":
    unittest.main()
