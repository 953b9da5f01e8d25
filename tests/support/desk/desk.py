# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The desktop program with strings attached (tests/e2e/desk)."""

import json
import os
import select
import signal
import subprocess
import time

PROGRAM = os.environ.get("MADANG_DESK", "build/dev/app/desktop/madang-desk")
PATIENCE = 60.0


class Desk:
    """One running desktop with a profile of its own.

    It can be killed and started again; the profile stays. `program` is another copy of it; `unset` are variables
    that it shall not inherit.
    """

    def __init__(self, screen, profile, link=None, language="en", program=PROGRAM, unset=()):
        self.profile = profile
        self._screen = screen
        self._language = language
        self._program = program
        self._unset = unset
        self._process = None
        self._unread = b""
        self.start(link)

    def start(self, link=None):
        """Starts the program; it answers its first order when its window is there."""
        os.makedirs(self.profile, mode=0o700, exist_ok=True)
        locale = {"en": "en_GB.UTF-8", "ko": "ko_KR.UTF-8"}[self._language]
        environment = dict(
            os.environ,
            DISPLAY=self._screen.name,
            QT_QPA_PLATFORM="xcb",
            LANGUAGE=self._language,
            LANG=locale,
            LC_ALL=locale,
            HOME=self.profile,
            XDG_RUNTIME_DIR=self.profile,
        )
        for variable in self._unset:
            environment.pop(variable, None)
        self._unread = b""
        with open(os.path.join(self.profile, "desktop.log"), "ab") as log:
            self._process = subprocess.Popen(
                [self._program, "--profile", self.profile] + ([link] if link else []),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=environment,
            )

    def do(self, order, **fields):
        """Gives one order and returns its answer."""
        line = json.dumps({"do": order, **fields}).encode() + b"\n"
        self._process.stdin.write(line)
        self._process.stdin.flush()
        answer = json.loads(self._line())
        if "error" in answer:
            raise AssertionError(f"{order} {fields}: {answer['error']}; seen: {json.dumps(self.look())[:2000]}")
        return answer

    def look(self):
        return self.do("look")

    def until(self, what, seen, patience=PATIENCE):
        """Looks until `seen(look)` is true; `what` says what was missing."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            look = self.look()
            if seen(look):
                return look
            select.select([], [], [], 0.05)
        raise AssertionError(f"never seen: {what}; but {json.dumps(self.look(), ensure_ascii=False)[:3000]}")

    def click(self, name):
        """Waits for a button of that name and presses it."""
        self.until(f"button {name}", lambda look: name in look["buttons"])
        return self.do("click", name=name)

    def shoot(self, file):
        return self.do("shoot", file=file)

    def rows(self):
        """All messages of the open room, from the first to the last."""
        return self.do("readAll")["rows"]

    def is_running(self):
        return self._process is not None and self._process.poll() is None

    def wait(self):
        """The exit code of a program that ends by itself."""
        code = self._process.wait(PATIENCE)
        self._process.stdin.close()
        self._process.stdout.close()
        return code

    def kill(self):
        """As a power cut would."""
        if self.is_running():
            self._process.send_signal(signal.SIGKILL)
        self.wait()

    def close(self):
        """Asks the window to close; it may ask back."""
        self.do("quit")

    def quit(self):
        """As a person would who means it."""
        if self.is_running():
            self.close()
            self._process.wait(PATIENCE)

    def _line(self):
        end = time.monotonic() + PATIENCE
        descriptor = self._process.stdout.fileno()
        while b"\n" not in self._unread:
            left = end - time.monotonic()
            if left <= 0 or not select.select([descriptor], [], [], left)[0]:
                raise AssertionError("the desktop does not answer")
            some = os.read(descriptor, 1 << 20)
            if not some:
                raise AssertionError(f"the desktop ended: {self._process.wait()}")
            self._unread += some
        line, self._unread = self._unread.split(b"\n", 1)
        return line
