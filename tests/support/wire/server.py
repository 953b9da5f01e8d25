# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""A madang-server process of its own, in a data folder of its own."""

import os
import re
import signal
import subprocess
import tempfile
import threading

PROGRAM = os.environ.get("MADANG_SERVER", "madang-server")
PATIENCE = 60.0  # seconds; a busy machine is not a failure


def run(*arguments, environment=None):
    """Runs the program to its end."""
    return subprocess.run(
        [PROGRAM, *arguments], capture_output=True, text=True, timeout=PATIENCE, check=False,
        env={**os.environ, **(environment or {})})


class Server:
    """Starts with the block and ends with it; in between it can be killed and started again."""

    def __init__(self, *arguments, folder=None, environment=None, program=PROGRAM):
        self._own_folder = None if folder else tempfile.TemporaryDirectory(prefix="madang-e2e-")
        self.folder = folder or os.path.join(self._own_folder.name, "data")
        self.program = program
        self.arguments = list(arguments)
        self.environment = environment or {}
        self.process = None
        self.port = 0
        self.lines = []
        self.owner_link = None
        self.guests = []  # whoever has a connection to close at the end

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        for guest in self.guests:
            guest.close()
        self.kill()
        if self._own_folder:
            self._own_folder.cleanup()

    def start(self):
        """Returns when the server says that it listens; the same port again after a restart."""
        os.makedirs(os.path.dirname(self.folder) or ".", exist_ok=True)
        self.lines = []
        self.owner_link = None
        self._errors = open(self.folder + ".stderr", "ab")
        self.process = subprocess.Popen(
            [self.program, "--data", self.folder, "--listen", f"127.0.0.1:{self.port}", *self.arguments],
            stdout=subprocess.PIPE, stderr=self._errors, text=True, env={**os.environ, **self.environment})
        watchdog = threading.Timer(PATIENCE, self.process.kill)
        watchdog.start()
        try:
            for line in self.process.stdout:
                self.lines.append(line.rstrip("\n"))
                if line.startswith("owner invitation: "):
                    self.owner_link = line.split(": ", 1)[1].strip()
                found = re.fullmatch(r"listening on http://.*:(\d+)", self.lines[-1])
                if found:
                    self.port = int(found.group(1))
                    return
        finally:
            watchdog.cancel()
        raise AssertionError(f"the server ended with {self.process.wait()}: {self.lines} {self.errors()}")

    def kill(self):
        """As a crash: SIGKILL."""
        if self.process and self.process.poll() is None:
            self.process.kill()
        self._wait()

    def terminate(self, number=signal.SIGTERM, patience=PATIENCE):
        """Asks it to end and returns its exit code."""
        self.process.send_signal(number)
        return self._wait(patience)

    def restart(self):
        self.kill()
        self.start()

    def _wait(self, patience=PATIENCE):
        if not self.process:
            return None
        code = self.process.wait(patience)
        self.process.stdout.close()
        self._errors.close()
        self.process = None
        return code

    def errors(self):
        with open(self.folder + ".stderr", encoding="utf-8") as errors:
            return errors.read()

    def invitation(self, *arguments):
        """The code of a new invitation, made on the command line."""
        result = run("invite", "--data", self.folder, *arguments)
        if result.returncode != 0:
            raise AssertionError(result.stderr)
        return code_of(result.stdout)

    def owner_code(self):
        return code_of(self.owner_link)


def code_of(link):
    """The code in an invitation's link."""
    return re.search(r"#invite=([A-Za-z0-9_-]+)", link).group(1)
