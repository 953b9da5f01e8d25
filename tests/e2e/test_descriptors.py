# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""More connections than descriptors: who is there goes on, who comes is told, and afterwards all is as before."""

import contextlib
import os
import resource
import socket
import subprocess
import tempfile
import time
import unittest

from wire import Person, Server, request
from wire.http import Response
from wire.server import PROGRAM, run

CROWD = 400
UNLIMITED = {"MADANG_LIMITS_UNAUTHENTICATED_PER_ADDRESS": "0"}
PATIENCE = 30.0


def first_answer(connection):
    connection.settimeout(PATIENCE)
    return Response(connection.recv(4096))


class Descriptors(unittest.TestCase):
    def setUp(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 4 * CROWD)), hard))

    def furnish(self, server):
        self.ann = Person.join(server, "ann", server.owner_code())
        self.bob = Person.join(server, "bob", server.invitation())
        self.ann.connect()
        self.bob.connect()
        self.room = self.ann.welcome["snapshot"]["rooms"][0]

    def crowd(self, server, stack):
        """All of them are connected as far as the kernel is concerned."""
        return [stack.enter_context(socket.create_connection(("127.0.0.1", server.port), PATIENCE)) for _ in range(CROWD)]

    def assert_talk_goes_on(self, text):
        self.ann.post(self.room, text)
        self.bob.hear(text)

    def assert_all_is_as_before(self, server):
        deadline = time.monotonic() + PATIENCE
        while request(server.port, "GET", "/healthz").status != 200:
            self.assertLess(time.monotonic(), deadline)
        self.assertEqual(request(server.port, "GET", "/readyz").status, 200)
        self.assertTrue(server.invitation())
        self.assert_talk_goes_on("afterwards")

    def test_when_none_are_left_who_comes_is_told_and_who_is_there_goes_on(self):
        with Server(environment=UNLIMITED) as server:
            self.furnish(server)
            pid = server.process.pid
            resource.prlimit(pid, resource.RLIMIT_NOFILE, (len(os.listdir(f"/proc/{pid}/fd")) + 10,) * 2)
            with contextlib.ExitStack() as stack:
                last = self.crowd(server, stack)[-1]
                answer = first_answer(last)
                self.assertEqual((answer.status, answer.json()["error"]["code"]), (503, "unavailable"))
                self.assertIn("retry-after", answer.fields)
                self.assert_talk_goes_on("in the crowd")
                self.ann.ask("password", new="correct horse battery")
                invite = subprocess.Popen([PROGRAM, "invite", "--data", server.folder], stdout=subprocess.PIPE, text=True)
                self.addCleanup(invite.kill)
                self.assert_talk_goes_on("while a command waits")
            self.assertIn("invite=", invite.communicate(timeout=PATIENCE)[0])
            self.assert_all_is_as_before(server)
            self.assertEqual(server.errors().count("out of descriptors"), 1)

    def test_a_server_admits_no_more_than_it_has_descriptors_for(self):
        with tempfile.NamedTemporaryFile("w", suffix=".sh", delete=False) as script:
            self.addCleanup(os.unlink, script.name)
            script.write(f'#!/bin/sh\nexec prlimit --nofile=256 "{PROGRAM}" "$@"\n')
        os.chmod(script.name, 0o700)
        with Server(environment=UNLIMITED, program=script.name) as server:
            self.furnish(server)
            with contextlib.ExitStack() as stack:
                answer = first_answer(self.crowd(server, stack)[-1])
                self.assertEqual((answer.status, answer.json()["error"]["code"]), (503, "unavailable"))
                self.assert_talk_goes_on("in the crowd")
                self.ann.ask("password", new="correct horse battery")
                self.assertTrue(server.invitation())
                copy = os.path.join(server.folder, "copy")
                self.assertEqual(run("backup", "--data", server.folder, "--to", copy).returncode, 0)
                self.assertEqual(run("check", "--data", server.folder).returncode, 0)
            self.assert_all_is_as_before(server)
            self.assertNotIn("out of descriptors", server.errors())


if __name__ == "__main__":
    unittest.main()
