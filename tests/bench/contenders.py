# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Servers to measure: ours, and those beside it. Each is a context that starts one and knows how it is loaded."""

import concurrent.futures
import os
import pathlib
import socket
import subprocess
import tempfile
import time
import uuid

from wire import Person, Server

HERE = pathlib.Path(__file__).resolve().parent
PEERS = HERE / "peers"
UNLIMITED = ["posts_per_second", "commands_per_second", "connections_per_user", "unauthenticated_per_address",
             "failures_per_minute"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Madang:
    """The server with `users` people in #general. With `members` so many of them have a room of their own, in which they
    write; with `apart` each has. All limits are off but those in `limited`."""

    name = "madang"

    def __init__(self, users=1000, members=0, apart=False, limited=()):
        self.users = users
        self.unlimited = [key for key in UNLIMITED if key not in limited]
        self.members = members
        self.apart = apart

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="madang-bench-")
        config = os.path.join(self._folder.name, "madang.toml")
        with open(config, "w", encoding="utf-8") as file:
            file.write("[limits]\n" + "".join(f"{key} = 0\n" for key in self.unlimited))
        self.server = Server("--config", config, folder=os.path.join(self._folder.name, "data"))
        self.server.start()
        owner = Person.join(self.server, "owner", self.server.owner_code())
        code = self.server.invitation("--uses", str(self.users))
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            people = list(pool.map(lambda i: Person.join(self.server, f"user{i}", code), range(self.users)))
        owner.connect()
        snapshot = owner.welcome["snapshot"]
        general = next(room["id"] for room in snapshot["rooms"] if room["name"] == "general")
        rooms = [general] * len(people)
        if self.members:
            rooms[:self.members] = [self._room(owner, people[:self.members])] * self.members
        if self.apart:
            rooms = [self._room(owner, [person]) for person in people]
        self.cursor = owner.cursor
        for person in [owner, *people]:
            person.close()
        self.server.guests.clear()
        self._accounts = self._listed("accounts", people[:self.members or None], rooms)
        self._idlers = self._listed("idlers", people[self.members:], rooms[self.members:])
        return self

    @staticmethod
    def _room(owner, members):
        """A private room of these and the owner."""
        return owner.ask("room.create", id=str(uuid.uuid4()), kind="private", name="together",
                         members=[person.user["id"] for person in members])["room"]["id"]

    def _listed(self, name, people, rooms):
        path = os.path.join(self._folder.name, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write("".join(f"{person.token} {room}\n" for person, room in zip(people, rooms)))
        return path

    def __exit__(self, *_):
        self.server.kill()
        self._folder.cleanup()

    @property
    def port(self):
        return self.server.port

    @property
    def processes(self):
        return [self.server.process.pid]

    @property
    def options(self):
        return [f"accounts={self._accounts}", f"idlers={self._idlers}", f"cursor={self.cursor}"]


class Process:
    """A peer in a process of its own."""

    options = ()

    def __init__(self):
        self.port = free_port()

    def __enter__(self):
        self.process = subprocess.Popen(self.command(), stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != "ready":
            raise RuntimeError(f"{self.name} did not start")
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    @property
    def processes(self):
        return [self.process.pid]


class PlainWs(Process):
    name = "ws"

    def command(self):
        return ["node", str(PEERS / "ws.js"), str(self.port)]


class SocketIo(Process):
    name = "socketio"

    def command(self):
        return ["node", str(PEERS / "socketio.js"), str(self.port)]


class Nchan:
    name = "nchan"
    options = ()

    def __enter__(self):
        self.port = free_port()
        self._folder = tempfile.TemporaryDirectory(prefix="madang-nchan-")
        text = (PEERS / "nginx.conf.in").read_text(encoding="utf-8")
        for key, value in {"FOLDER": self._folder.name, "PORT": str(self.port), "MODULES": "/usr/lib/nginx/modules"}.items():
            text = text.replace(key, value)
        config = os.path.join(self._folder.name, "nginx.conf")
        with open(config, "w", encoding="utf-8") as file:
            file.write(text)
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-c", config, "-p", self._folder.name])
        while len(self.processes) < 2:
            if self.process.poll() is not None:
                raise RuntimeError("nginx did not start")
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self._folder.cleanup()

    @property
    def processes(self):
        """The master, which listens first, and its worker."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="utf-8")
        return [self.process.pid, *map(int, children.split())]
