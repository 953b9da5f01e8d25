# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""A disk that refuses while people talk: they are told, go on reading, and go on talking when it does."""

import os
import resource
import unittest
import uuid

from wire import Person, Refused, Server, request


class Storage(unittest.TestCase):
    def setUp(self):
        self.server = self.enterContext(Server())
        self.ann = Person.join(self.server, "ann", self.server.owner_code())
        self.bob = Person.join(self.server, "bob", self.server.invitation())
        self.ann.connect()
        self.bob.connect()
        self.room = self.ann.welcome["snapshot"]["rooms"][0]

    def let_files_grow_to(self, size):
        """No file of the server may be longer: for SQLite that is a disk that does not take what is written."""
        resource.prlimit(self.server.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def readiness(self):
        return request(self.server.port, "GET", "/readyz")

    def test_a_disk_that_takes_nothing_is_told_and_survived(self):
        self.ann.post(self.room, "before")
        message, text = str(uuid.uuid4()), "x" * 3000
        self.let_files_grow_to(os.path.getsize(os.path.join(self.server.folder, "log.sqlite-wal")))
        for _ in range(3):
            with self.assertRaises(Refused) as refused:
                self.ann.post(self.room, text, message)
            self.assertEqual((refused.exception.code, refused.exception.error["retry"]), ("unavailable", True))
            self.assertGreater(refused.exception.error["after"], 0)
        self.assertEqual(self.bob.ask("history", room=self.room["id"], limit=10)["messages"][-1]["text"], "before")
        answer = self.readiness()
        self.assertEqual((answer.status, answer.json()["error"]["code"]), (503, "unavailable"))
        self.assertIn("retry-after", answer.fields)
        self.assertEqual(request(self.server.port, "GET", "/healthz").status, 200)
        self.assertEqual(self.server.errors().count("the log cannot be written"), 1)

        self.let_files_grow_to(resource.RLIM_INFINITY)
        self.assertEqual(self.readiness().status, 200)
        seq = self.ann.post(self.room, text, message)["seq"]
        self.ann.post(self.room, "after")
        self.bob.hear("after")
        self.assertEqual(self.bob.texts(), ["before", text, "after"])
        self.assertEqual(self.bob.hear(text)["seq"], seq)
        self.assertEqual(self.server.errors().count("the log can be written again"), 1)

    def test_what_was_refused_is_nowhere_after_a_restart(self):
        self.let_files_grow_to(os.path.getsize(os.path.join(self.server.folder, "log.sqlite-wal")))
        with self.assertRaises(Refused):
            self.ann.post(self.room, "x" * 3000)
        self.server.restart()
        self.ann.connect()
        self.assertEqual(self.ann.ask("history", room=self.room["id"], limit=10)["messages"], [])


if __name__ == "__main__":
    unittest.main()
