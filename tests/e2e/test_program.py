# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The contract of the program: its lines, files, signals and what it refuses."""

import json
import os
import re
import signal
import stat
import tempfile
import time
import unittest

from wire import Closed, Person, Server, request
from wire.server import run


class TheProgram(unittest.TestCase):
    def test_says_who_may_own_it_and_then_where_it_listens(self):
        with Server() as server:
            self.assertEqual(len(server.lines), 2)
            self.assertRegex(server.lines[0], rf"^owner invitation: madang://127\.0\.0\.1:{server.port}/#invite=\S+$")
            self.assertEqual(server.lines[1], f"listening on http://127.0.0.1:{server.port}")

    def test_offers_the_same_invitation_until_there_is_an_owner(self):
        with Server() as server:
            first = server.owner_code()
            server.restart()
            self.assertEqual(server.owner_code(), first)
            person = Person.join(server, "ann", first)
            self.assertEqual(person.user["role"], "owner")
            server.restart()
            self.assertEqual(server.lines, [f"listening on http://127.0.0.1:{server.port}"])

    def test_keeps_its_folder_to_itself(self):
        with Server() as server:
            self.assertEqual(stat.S_IMODE(os.stat(server.folder).st_mode), 0o700)
            for name in os.listdir(server.folder):
                mode = stat.S_IMODE(os.stat(os.path.join(server.folder, name)).st_mode)
                self.assertEqual(mode & 0o077, 0, f"{name} is {mode:o}")

    def test_tells_port_and_pid_in_its_folder(self):
        with Server() as server:
            with open(os.path.join(server.folder, "port"), encoding="ascii") as port:
                self.assertEqual(int(port.read()), server.port)
            with open(os.path.join(server.folder, "pid"), encoding="ascii") as pid:
                self.assertEqual(int(pid.read()), server.process.pid)

    def test_holds_its_folder_until_it_is_gone(self):
        with Server() as server:
            second = run("--data", server.folder, "--listen", "127.0.0.1:0")
            self.assertEqual(second.returncode, 1)
            self.assertIn("in use", second.stderr)
            self.assertEqual(request(server.port, "GET", "/readyz").status, 200)
            server.restart()
            self.assertEqual(request(server.port, "GET", "/readyz").status, 200)

    def test_a_port_that_is_taken_is_an_error(self):
        with Server() as server, tempfile.TemporaryDirectory() as other:
            second = run("--data", other, "--listen", f"127.0.0.1:{server.port}")
            self.assertEqual(second.returncode, 1)
            self.assertIn(f"127.0.0.1:{server.port}", second.stderr)

    def test_ends_cleanly_within_five_seconds_and_tells_everybody(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(signal=number.name), Server() as server:
                person = Person.join(server, "ann", server.owner_code())
                person.connect()
                person.listen_until_live()
                started = time.monotonic()
                server.process.send_signal(number)
                with self.assertRaises(Closed) as closed:
                    while True:
                        person.listen()
                self.assertEqual(closed.exception.code, 4001)
                self.assertIn("restarting", [signal["sig"] for signal in person.signals])
                self.assertEqual(server.terminate(), 0)
                self.assertLess(time.monotonic() - started, 5)
                self.assertFalse(os.path.exists(os.path.join(server.folder, "port")))

    def test_ends_though_somebody_does_not_let_go(self):
        with Server() as server:
            person = Person.join(server, "ann", server.owner_code())
            person.connect()
            started = time.monotonic()
            self.assertEqual(server.terminate(), 0)
            self.assertLess(time.monotonic() - started, 5)

    def test_version_help_and_a_good_configuration(self):
        self.assertRegex(run("--version").stdout, r"^madang-server \d+\.\d+\.\d+\n$")
        self.assertIn("--data", run("--help").stdout)
        self.assertEqual(run("--check-config").returncode, 0)

    def test_a_wrong_configuration_is_told_with_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "madang.toml")
            with open(file, "w", encoding="utf-8") as config:
                config.write("[limits]\nqueue_bytes = 1\nqueue_byte = 1\n")
            for arguments in (["--check-config"], ["--data", folder]):
                result = run("--config", file, *arguments)
                self.assertEqual(result.returncode, 2)
                self.assertIn(f"{file}:3:1", result.stderr)

    def test_links_lead_to_the_public_address(self):
        with Server("--public-url", "https://chat.example.org", "--name", "마당") as server:
            self.assertRegex(server.owner_link, r"^madang://chat\.example\.org:443/#invite=[A-Za-z0-9_-]+&tls=1$")
            person = Person.join(server, "ann", server.owner_code())
            self.assertEqual(person.connect()["server"]["name"], "마당")

    def test_logs_lines_of_json_without_what_was_said(self):
        with Server() as server:
            person = Person.join(server, "ann", server.owner_code(), password="correct horse")
            person.connect()
            room = person.create_room("hall")
            person.post(room, "a secret sentence")
            request(server.port, "GET", "/%0d%0ainjected\x1b")
            code = server.owner_code()
            server.terminate()
            log = server.errors()
            for line in log.splitlines():
                self.assertEqual({"time", "level", "category", "text"}, set(json.loads(line)))
            for secret in ("a secret sentence", person.token, "correct horse", code):
                self.assertNotIn(secret, log)

    def test_uses_no_window_system(self):
        with Server() as server:
            with open(f"/proc/{server.process.pid}/maps", encoding="utf-8") as maps:
                self.assertFalse(re.search(r"libQt6(Gui|Widgets)", maps.read()))


if __name__ == "__main__":
    unittest.main()
