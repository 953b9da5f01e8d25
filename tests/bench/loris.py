# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Slow loris: 2,000 half-sent requests at any time for a minute, each dripping on and opened again when it is ended, while a
normal user connects. From many addresses, so that the limit by address does not help, and all from one."""

import multiprocessing
import pathlib
import resource
import selectors
import socket
import statistics
import time

from wire import Person, Server

STALLED = 2_000
SECONDS = 60
DRIP_EVERY = 9.0  # just below the server's patience, were it renewed by each byte
CONNECT_EVERY = 1.0
SETTLE = 15.0


class Attack(multiprocessing.get_context("fork").Process):
    """Keeps so many requests half-sent until it is told to stop; then waits for the server to end them all. A process of its own,
    so that it does not slow down who measures."""

    def __init__(self, port, sources):
        super().__init__(daemon=True)
        self.port = port
        self.sources = sources
        self.reaches = multiprocessing.Event()
        self._told = multiprocessing.Event()
        self._figures = multiprocessing.SimpleQueue()
        self._selector = None
        self._seen = {"opened": 0, "refused": 0, "late": 0}

    def stop(self):
        """What it has seen."""
        self._told.set()
        figures = self._figures.get()
        self.join()
        return figures

    def _open(self, source):
        connection = socket.socket()
        connection.setblocking(False)
        connection.bind((source, 0))
        connection.connect_ex(("127.0.0.1", self.port))
        self._selector.register(connection, selectors.EVENT_WRITE, [source, time.monotonic()])
        self._seen["opened"] += 1

    def _take(self, connection, data, events):
        """Sends the beginning once it is connected; returns whether the server has ended it."""
        try:
            if events & selectors.EVENT_WRITE:
                connection.send(b"GET / HTTP/1.1\r\nHost: a\r\nX: ")
                self._selector.modify(connection, selectors.EVENT_READ, data)
                return False
            answer = connection.recv(4096)
            self._seen["refused"] += answer.startswith((b"HTTP/1.1 429", b"HTTP/1.1 503"))
            self._seen["late"] += answer.startswith(b"HTTP/1.1 408")
            return not answer
        except BlockingIOError:
            return False
        except OSError:
            return True

    def _drip(self):
        now = time.monotonic()
        for key in list(self._selector.get_map().values()):
            if key.events == selectors.EVENT_READ and now - key.data[1] > DRIP_EVERY:
                key.data[1] = now
                try:
                    key.fileobj.send(b"a")
                except OSError:
                    pass  # what has become of it is seen when it is read

    def run(self):
        self._selector = selectors.DefaultSelector()
        for i in range(STALLED):
            self._open(self.sources[i % len(self.sources)])
        stopped = None
        dripped = time.monotonic()
        while self._selector.get_map():
            again = []
            for key, events in self._selector.select(0.1):
                if self._take(key.fileobj, key.data, events):
                    self._selector.unregister(key.fileobj)
                    key.fileobj.close()
                    again.append(key.data[0])
            if self._told.is_set():
                stopped = stopped or time.monotonic()
            else:
                time.sleep(0.01 if again else 0)  # who is refused at once comes back at once, but not as a storm
                for source in again:
                    self._open(source)
            self.reaches.set()
            if time.monotonic() - dripped > 0.5:
                dripped = time.monotonic()
                self._drip()
        self._figures.put(self._seen | {"gone": time.monotonic() - stopped})


def resident(pid):
    return int(pathlib.Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1]) * resource.getpagesize()


def descriptors(pid):
    return len(list(pathlib.Path(f"/proc/{pid}/fd").iterdir()))


def settled(pid, most):
    """How many descriptors are open when those that are just ending have ended."""
    deadline = time.monotonic() + SETTLE
    while descriptors(pid) > most and time.monotonic() < deadline:
        time.sleep(0.05)
    return descriptors(pid)


def connecting(user):
    """How long it takes until hello is answered, in milliseconds."""
    start = time.monotonic()
    user.connect()
    return (time.monotonic() - start) * 1000


def under(sources, seconds):
    with Server() as server:
        pid = server.process.pid
        empty = descriptors(pid)
        user = Person.join(server, "ann", server.owner_code())
        quiet = statistics.median(connecting(user) for _ in range(20))
        user.close()
        before = settled(pid, empty), resident(pid)
        attack = Attack(server.port, sources)
        attack.start()
        attack.reaches.wait()
        until = time.monotonic() + seconds
        times, most = [], 0
        while time.monotonic() < until:
            times.append(connecting(user))
            most = max(most, descriptors(pid))
            time.sleep(CONNECT_EVERY)
        user.close()
        seen = attack.stop()
        after = settled(pid, before[0]), resident(pid)
        return [len(sources), seen["opened"], seen["refused"], seen["late"], most - before[0], f"{quiet:.1f}",
                f"{statistics.median(times):.1f}", f"{max(times):.1f}", f"{seen['gone']:.1f}",
                f"{after[0] - before[0]:+d}", f"{(after[1] - before[1]) / 1024:+.0f}"]


COLUMNS = ["addresses", "opened", "429", "408", "open at most", "connect ms before", "median ms", "slowest ms", "all gone after s",
           "descriptors", "KiB"]


def run(seconds=SECONDS):
    """The rows of a table, under COLUMNS."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return [under([f"127.0.1.{i}" for i in range(1, 41)], seconds), under(["127.0.1.1"], seconds)]
