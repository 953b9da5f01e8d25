# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""People who talk while the server dies: nothing is lost, doubled or out of order."""

import random
import threading
import time
import unittest
import uuid

from wire import Closed, Person, Server

SEED = 20251120


class Conversation(unittest.TestCase):
    def test_two_people_hear_each_other_live(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            bob = Person.join(server, "bob", server.invitation())
            for person in (ann, bob):
                person.connect()
            room = ann.create_room("hall")
            bob.enter(room)
            reply = ann.post(room, "안녕하세요 👋")
            heard = bob.hear("안녕하세요 👋")
            self.assertEqual((heard["text"], heard["seq"], heard["by"]), ("안녕하세요 👋", reply["seq"], ann.user["id"]))

    def test_who_has_just_joined_finds_general_in_the_first_snapshot(self):
        with Server() as server:
            codes = [server.owner_code()] + [server.invitation() for _ in range(4)]
            for number, code in enumerate(codes):
                welcome = Person.join(server, f"person {number}", code).connect()
                rooms = {room["name"]: room["members"] for room in welcome["snapshot"]["rooms"]}
                self.assertIn(welcome["user"]["id"], rooms.get("general", []))

    def test_the_same_message_again_is_the_first_answer(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            ann.connect()
            room = ann.create_room("hall")
            message = str(uuid.uuid4())
            first = ann.post(room, "once", message)
            server.restart()
            ann.connect()
            again = ann.post(room, "once", message)
            self.assertTrue(again.pop("duplicate"))
            self.assertEqual(again, first)

    def test_a_cursor_goes_on_where_it_was_after_a_crash(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            bob = Person.join(server, "bob", server.invitation())
            ann.connect()
            bob.connect()
            room = ann.create_room("hall")
            bob.enter(room)
            ann.post(room, "one")
            bob.hear("one")
            bob.close()
            ann.post(room, "two")
            server.restart()
            ann.connect()
            ann.post(room, "three")
            self.assertTrue(bob.connect()["resumed"])
            bob.listen_until_live()
            self.assertEqual(bob.texts(), ["one", "two", "three"])

    def test_what_was_said_to_be_read_stays_read_after_a_crash(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            ann.connect()
            room = ann.welcome["snapshot"]["rooms"][0]
            bob = Person.join(server, "bob", server.invitation())
            bob.connect()
            for turn in range(5):
                n = ann.post(room, f"turn {turn}")["n"]
                self.assertEqual(bob.ask("read", room=room["id"], n=n)["n"], n)
                server.restart()
                for person in (ann, bob):
                    person.cursor = None
                    person.connect()
                rooms = {each["id"]: each for each in bob.welcome["snapshot"]["rooms"]}
                self.assertEqual(rooms[room["id"]]["read_n"], n)

    def test_nothing_is_lost_or_doubled_while_the_server_is_killed(self):
        choice = random.Random(SEED)
        with Server(environment={"MADANG_LIMITS_POSTS_PER_SECOND": "0"}) as server:
            people = [Person.join(server, "p0", server.owner_code())]
            people += [Person.join(server, f"p{i}", server.invitation()) for i in range(1, 3)]
            people[0].connect()
            room = people[0].create_room("hall")
            for person in people[1:]:
                person.connect()
                person.enter(room)
            for person in people:
                person.close()
            acknowledged = [{} for _ in people]
            ended = threading.Event()
            talkers = [threading.Thread(target=self._talk, args=(person, room, acknowledged[i], ended))
                       for i, person in enumerate(people)]
            for talker in talkers:
                talker.start()
            for _ in range(5):
                time.sleep(choice.uniform(0.2, 0.8))
                server.restart()
            ended.set()
            for talker in talkers:
                talker.join(120)

            streams = []
            for person in people:
                person.connect()
                person.listen_until_live()
                person.close()
                streams.append([(event["seq"], event["id"], event["text"]) for event in person.events
                                if event["ev"] == "message.posted"])
            self.assertEqual(streams[1], streams[2])
            joined = min(seq for seq, _, _ in streams[1])
            self.assertEqual([each for each in streams[0] if each[0] >= joined], streams[1])
            everything = [(event["seq"], event["id"]) for event in people[0].events if event["ev"] == "message.posted"]
            self.assertEqual(len({message for _, message in everything}), len(everything))
            self.assertEqual(sorted(everything), everything)
            stored = {message: seq for seq, message in everything}
            for mine in acknowledged:
                self.assertGreater(len(mine), 20)
                self.assertEqual({message: stored.get(message) for message in mine}, mine)
                self.assertEqual(sorted(mine.values()), list(mine.values()))

    @staticmethod
    def _talk(person, room, acknowledged, ended):
        """Says one thing after the other, each until it is acknowledged, as an outbox does."""
        while not ended.is_set():
            message, text = str(uuid.uuid4()), f"{person.user['name']} says {len(acknowledged)}"
            while message not in acknowledged:
                try:
                    if not person.socket:
                        person.connect()
                    acknowledged[message] = person.post(room, text, message)["seq"]
                except (Closed, OSError):
                    person.close()
                    time.sleep(0.02)
            time.sleep(0.005)


if __name__ == "__main__":
    unittest.main()
