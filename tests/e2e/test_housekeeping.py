# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""invite, backup and check: with the server running and without."""

import os
import shutil
import sqlite3
import stat
import tempfile
import unittest

from wire import Person, Refused, Server
from wire.server import code_of, run


class Housekeeping(unittest.TestCase):
    def test_invitations_are_made_running_or_not(self):
        with Server() as server:
            Person.join(server, "ann", server.owner_code())
            running = run("invite", "--data", server.folder, "--role", "admin", "--uses", "2")
            self.assertEqual((running.returncode, running.stdout.count("\n")), (0, 1))
            self.assertIn(f":{server.port}/", running.stdout)
            self.assertEqual(Person.join(server, "bob", code_of(running.stdout)).user["role"], "admin")
            Person.join(server, "carol", code_of(running.stdout))
            with self.assertRaises(Refused):
                Person.join(server, "dora", code_of(running.stdout))
            server.terminate()
            stopped = run("invite", "--data", server.folder, "--listen", f"127.0.0.1:{server.port}")
            self.assertEqual(stopped.returncode, 0, stopped.stderr)
            self.assertEqual(stopped.stdout.count("\n"), 1)
            self.assertIn(f"madang://127.0.0.1:{server.port}/#invite=", stopped.stdout)
            self.assertIn(f"no server runs here; the link is for one that is reached at http://127.0.0.1:{server.port}/",
                          stopped.stderr)
            outside = run("invite", "--data", server.folder, "--public-url", "https://chat.example.org")
            self.assertIn("madang://chat.example.org:443/#invite=", outside.stdout)
            self.assertIn("https://chat.example.org", outside.stderr)
            nowhere = run("invite", "--data", server.folder, "--listen", "127.0.0.1:0")
            self.assertEqual((nowhere.returncode, nowhere.stdout), (1, ""))
            self.assertIn("start it first", nowhere.stderr)
            server.start()
            self.assertEqual(Person.join(server, "erik", code_of(stopped.stdout)).user["role"], "member")

    def test_the_owner_comes_in_again_running_or_not(self):
        with Server() as server:
            self.assertNotEqual(run("reset", "--data", server.folder).returncode, 0, "there is no owner yet")
            ann = Person.join(server, "ann", server.owner_code())
            running = run("reset", "--data", server.folder)
            self.assertEqual((running.returncode, running.stdout.count("\n")), (0, 1), running.stderr)
            again = Person.join(server, "somebody", code_of(running.stdout))
            self.assertEqual(again.user, ann.user)
            with self.assertRaises(Refused):
                Person.join(server, "twice", code_of(running.stdout))
            server.terminate()
            stopped = run("reset", "--data", server.folder, "--user", "ANN")
            self.assertEqual(stopped.returncode, 0, stopped.stderr)
            server.start()
            self.assertEqual(Person.join(server, "x", code_of(stopped.stdout)).user, ann.user)

    def test_a_backup_of_a_running_server_is_whole(self):
        with Server() as server, tempfile.TemporaryDirectory() as folder:
            ann = Person.join(server, "ann", server.owner_code())
            ann.connect()
            room = ann.create_room("hall")
            for i in range(20):
                ann.post(room, f"message {i}")
            file = os.path.join(folder, "copy.sqlite")
            result = run("backup", "--data", server.folder, "--to", file)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(stat.S_IMODE(os.stat(file).st_mode) & 0o077, 0)
            with sqlite3.connect(file) as database:
                self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertNotEqual(run("backup", "--data", server.folder, "--to", file).returncode, 0)
            self.assertNotEqual(run("backup", "--data", server.folder, "--to", "/nowhere/copy").returncode, 0)
            ann.post(room, "still here")

    def test_a_restored_backup_is_noticed(self):
        with Server() as server, tempfile.TemporaryDirectory() as folder:
            ann = Person.join(server, "ann", server.owner_code())
            ann.connect()
            room = ann.create_room("hall")
            ann.post(room, "before")
            file = os.path.join(folder, "copy.sqlite")
            self.assertEqual(run("backup", "--data", server.folder, "--to", file).returncode, 0)
            ann.post(room, "after")
            ann.hear("after")
            server.kill()
            database = next(os.path.join(server.folder, name) for name in os.listdir(server.folder)
                            if name.endswith(".sqlite"))
            for suffix in ("", "-wal", "-shm"):
                if os.path.exists(database + suffix):
                    os.remove(database + suffix)
            shutil.copy(file, database)
            server.start()
            welcome = ann.connect()
            self.assertFalse(welcome["resumed"])
            hall = next(each for each in welcome["snapshot"]["rooms"] if each["id"] == room["id"])
            self.assertEqual(hall["last"]["text"], "before")

    def test_check_finds_a_sound_log_sound_and_a_broken_one_broken(self):
        with Server() as server:
            ann = Person.join(server, "ann", server.owner_code())
            ann.connect()
            room = ann.create_room("hall")
            ann.post(room, "hello")
            self.assertEqual(run("check", "--data", server.folder).returncode, 0)
            server.terminate()
            sound = run("check", "--data", server.folder)
            self.assertEqual(sound.returncode, 0, sound.stderr)
            self.assertTrue(sound.stdout.strip())
            database = next(os.path.join(server.folder, name) for name in os.listdir(server.folder)
                            if name.endswith(".sqlite"))
            with open(database, "r+b") as file:
                file.seek(4096)
                file.write(b"\xde\xad" * 2048)
            broken = run("check", "--data", server.folder)
            self.assertEqual(broken.returncode, 1)
            self.assertTrue(broken.stderr.strip())


if __name__ == "__main__":
    unittest.main()
