# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""How long a server that was killed needs until it listens again, with a long log.

restart(filler, events, rounds) gives one dictionary a round; `filler` is the program bench_log, which writes the log through the
server's own classes."""

import os
import subprocess
import tempfile
import time

from wire import Person, Server


def restart(filler, events, rounds):
    with tempfile.TemporaryDirectory(prefix="madang-restart-") as folder:
        data = os.path.join(folder, "data")
        os.mkdir(data, 0o700)
        subprocess.run([filler, "--fill", str(events), os.path.join(data, "log.sqlite")], check=True)
        server = Server(folder=data, environment={"MADANG_LIMITS_POSTS_PER_SECOND": "0"})
        server.start()
        owner = Person.join(server, "owner", server.owner_code())
        figures = []
        for _ in range(rounds):
            owner.connect()
            room = owner.create_room(f"room {len(figures)}", "private")
            for i in range(200):  # so that the kill leaves something in the WAL
                owner.post(room, f"{i} " + "x" * 100)
            owner.close()
            server.kill()
            wal = os.path.getsize(os.path.join(data, "log.sqlite-wal"))
            began = time.monotonic()
            server.start()
            figures.append({"events": events, "ready_ms": (time.monotonic() - began) * 1000, "wal_bytes": wal,
                            "log_bytes": os.path.getsize(os.path.join(data, "log.sqlite"))})
        server.kill()
        return figures
