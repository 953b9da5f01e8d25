# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The history checker sees what it is there to see: in servers with a mistake sown into them, and in histories made up."""

import os
import unittest
from dataclasses import replace

from history import Entry, History, Trial, breaches
from history.record import Post

MUTANTS = os.environ.get("MADANG_MUTANTS", "")
SEED = 20251120
KILLS = 5
TRIALS = 5


def kinds(found):
    return {breach.kind for breach in found}


class Mutants(unittest.TestCase):
    def assertFound(self, mistake, mutant):
        """A kill has to hit the right moment: another trial where none did."""
        program = os.path.join(MUTANTS, f"madang-server-{mutant}")
        found = set()
        for seed in range(SEED, SEED + TRIALS):
            found |= kinds(Trial(KILLS, seed, program).run().breaches)
            if mistake <= found:
                return
        self.fail(f"{mistake} is not in {found}")

    def test_an_acknowledgement_before_the_commit_is_found(self):
        self.assertFound({"lost", "early"}, "acknowledges-early")

    def test_a_repeated_id_that_is_taken_for_new_is_found(self):
        self.assertFound({"doubled"}, "forgets-ids")

    def test_events_out_of_order_are_found(self):
        self.assertFound({"order"}, "loses-order")


class MadeUp(unittest.TestCase):
    """Ann and Bob in a room, and an attic that only Ann is in."""

    def setUp(self):
        self.log = [Entry(1), Entry(2, "hall"), Entry(3, "attic"),
                    Entry(4, "hall", "ann", "a1", 1, "ann.1"), Entry(5, "attic", "ann", "a2", 1, "ann.2"),
                    Entry(6, "hall", "ann", "a3", 2, "ann.3"), Entry(7, "hall", "bob", "b1", 3, "bob.1")]
        self.acknowledged = {"a1": (4, 1), "a3": (6, 2), "b1": (7, 3)}
        self.shown = {"ann": [4, 5, 6, 7], "bob": [4, 6, 7]}
        self.cursors = ["e1.3", "e1.7", "e2.5"]
        self.posted = {entry.id: entry for entry in self.log if entry.id}
        self.messages_only = False

    def judged(self):
        history = History()
        for entry in self.posted.values():
            history.posted(entry.id, Post(entry.by, int(entry.text[-1]), entry.room, entry.text))
        for post_id, (seq, n) in self.acknowledged.items():
            history.acknowledged(post_id, seq, n)
        log = {entry.seq: entry for entry in self.log}
        for name, rooms in (("ann", {"hall", "attic"}), ("bob", {"hall"})):
            stream = history.observer(name, rooms, 3)
            stream.messages_only = self.messages_only
            for seq in self.shown[name]:
                history.observed(stream, log.get(seq, Entry(seq)))
            for cursor in self.cursors:
                stream.stands_at(cursor)
        return kinds(breaches(history, self.log))

    def test_a_history_without_a_fault_is_let_pass(self):
        self.assertEqual(self.judged(), set())

    def test_what_was_not_acknowledged_may_be_missing(self):
        del self.acknowledged["b1"]
        del self.log[6]
        self.shown = {"ann": [4, 5, 6], "bob": [4, 6]}
        self.assertEqual(self.judged(), set())

    def test_an_acknowledged_message_that_is_gone_is_lost(self):
        del self.log[6]
        self.shown = {"ann": [4, 5, 6], "bob": [4, 6]}
        self.assertEqual(self.judged(), {"lost"})

    def test_an_acknowledgement_with_another_number_differs(self):
        self.acknowledged["a1"] = (3, 1)
        self.assertEqual(self.judged(), {"differs"})

    def test_an_acknowledgement_may_leave_out_the_number_in_its_room(self):
        self.acknowledged |= {"a1": (4, None)}
        self.assertEqual(self.judged(), set())
        self.acknowledged |= {"a1": (5, None)}
        self.assertEqual(self.judged(), {"differs"})

    def test_who_sees_messages_only_misses_nothing_else(self):
        self.log[4] = Entry(5, "attic")
        del self.posted["a2"]
        self.shown = {"ann": [4, 6, 7], "bob": [4, 6, 7]}
        self.assertEqual(self.judged(), {"hole"})
        self.messages_only = True
        self.assertEqual(self.judged(), set())
        self.shown["ann"].remove(6)
        self.assertEqual(self.judged(), {"hole"})

    def test_a_text_under_two_ids_is_doubled(self):
        self.log.append(replace(self.log[6], seq=8, n=4, id="b2"))
        self.shown = {"ann": [4, 5, 6, 7, 8], "bob": [4, 6, 7, 8]}
        self.assertEqual(self.judged(), {"doubled", "unknown"})

    def test_a_later_message_before_an_earlier_one_is_out_of_order(self):
        self.log[3], self.log[5] = replace(self.log[5], seq=4, n=1), replace(self.log[3], seq=6, n=2)
        self.acknowledged |= {"a1": (6, 2), "a3": (4, 1)}
        self.assertEqual(self.judged(), {"order"})

    def test_a_number_that_is_missing_is_a_gap(self):
        self.log[6] = replace(self.log[6], n=4)
        self.acknowledged["b1"] = (7, 4)
        self.assertEqual(self.judged(), {"gap"})

    def test_a_seq_that_is_missing_is_a_gap(self):
        del self.log[2]
        self.assertEqual(self.judged(), {"gap"})

    def test_an_event_that_was_not_shown_is_a_hole(self):
        self.shown["ann"].remove(6)
        self.assertEqual(self.judged(), {"hole"})

    def test_an_event_shown_twice_is_doubled(self):
        self.shown["bob"] = [4, 6, 6, 7]
        self.assertEqual(self.judged(), {"doubled"})

    def test_events_shown_in_another_order_are_found(self):
        self.shown["bob"] = [6, 4, 7]
        self.assertEqual(self.judged(), {"order"})

    def test_an_event_of_a_room_that_one_is_not_in_is_found(self):
        self.shown["bob"] = [4, 5, 6, 7]
        self.assertEqual(self.judged(), {"rights"})

    def test_an_event_that_never_came_into_the_log_was_shown_early(self):
        self.shown = {"ann": [4, 5, 6, 7, 8], "bob": [4, 6, 7]}
        self.assertEqual(self.judged(), {"early", "rights"})

    def test_a_cursor_that_goes_back_is_found(self):
        self.cursors = ["e1.7", "e1.5"]
        self.assertEqual(self.judged(), {"cursor"})


if __name__ == "__main__":
    unittest.main()
