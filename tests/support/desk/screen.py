# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""An X server without a screen."""

import os
import subprocess


class Screen:
    """Xvfb on a display number that it picks itself; gone with the test."""

    def __init__(self):
        reading, writing = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.name = ":" + number

    def close(self):
        self._process.terminate()
        self._process.wait()
