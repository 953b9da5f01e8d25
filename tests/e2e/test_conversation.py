# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""People who talk, and a server that dies and comes back."""

import unittest
import uuid

from wire import Person, Server


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


if __name__ == "__main__":
    unittest.main()
