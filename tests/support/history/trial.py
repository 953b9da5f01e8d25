# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""A trial: twenty who talk and four who listen, in rooms that not everybody is in, while the server is killed."""

import asyncio
import random
import socket
import subprocess
import time
from collections import Counter
from dataclasses import dataclass

from wire import Person, Server
from wire.server import PROGRAM, run

from .checker import Breach, breaches
from .client import Client
from .logfile import read_log
from .record import History

SENDERS = 20
ROOMS = 4
UNLIMITED = {f"MADANG_LIMITS_{key}": "0" for key in (
    "POSTS_PER_SECOND", "COMMANDS_PER_SECOND", "CONNECTIONS_PER_USER", "UNAUTHENTICATED_PER_ADDRESS",
    "FAILURES_PER_MINUTE")}
PATIENCE = 120.0


@dataclass
class Verdict:
    """What a trial came to."""

    seed: int
    kills: int
    posted: int
    acknowledged: int
    shown: int
    seconds: float
    breaches: list[Breach]

    def __str__(self):
        kinds = Counter(breach.kind for breach in self.breaches)
        judged = ", ".join(f"{kinds.pop(kind, 0)} {kind}" for kind in ("lost", "doubled", "order"))
        rest = "".join(f", {count} {kind}" for kind, count in kinds.items())
        examples = "".join(f"\n  {breach.kind}: {breach.text}" for breach in self.breaches[:20])
        return (f"seed {self.seed}: {self.kills} kills, {self.posted} posted, {self.acknowledged} acknowledged, "
                f"{self.shown} shown in {self.seconds:.0f} s; {judged}{rest}{examples}")


def port_of_nobody():
    """Below those that the kernel gives to clients: one that calls a dead server must not by chance reach itself."""
    for port in range(random.Random().randrange(20_000, 29_000), 32_000):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass
    raise OSError("no free port")


class Trial:
    """`program` is the server to try. After `kills` it lets everything come to rest and judges."""

    def __init__(self, kills, seed, program=PROGRAM, progress=None):
        self._kills = kills
        self._seed = seed
        self._choice = random.Random(seed)
        self._program = program
        self._progress = progress or (lambda kill, history: None)
        self._history = History()
        self._clients = []

    def run(self):
        started = time.monotonic()
        server = Server(environment=UNLIMITED, program=self._program)
        server.port = port_of_nobody()
        with server:
            self._furnish(server)
            troubles = asyncio.run(self._go_through(server))
            server.kill()
            log = read_log(server.folder)
            checked = run("check", "--data", server.folder)
            troubles += [] if checked.returncode == 0 else [checked.stderr]
            found = breaches(self._history, log) + [Breach("trouble", text) for text in troubles]
        posts = self._history.posts.values()
        return Verdict(self._seed, self._kills, len(posts), sum(post.acknowledged is not None for post in posts),
                       sum(len(stream.seqs) for stream in self._history.streams), time.monotonic() - started, found)

    def _furnish(self, server):
        """Everybody is in #general; each sender is in two of the other rooms; observers are in all, two, one or none."""
        owner = Person.join(server, "owner", server.owner_code())
        code = server.invitation("--uses", "0")
        senders = [Person.join(server, f"sender{i}", code) for i in range(SENDERS)]
        observers = [Person.join(server, f"observer{i}", code) for i in range(4)]
        seats = [*((sender, (i % ROOMS, (i + 1) % ROOMS)) for i, sender in enumerate(senders)),
                 *zip(observers, [range(ROOMS), range(ROOMS), (0, 2), ()])]
        owner.connect()
        general = owner.welcome["snapshot"]["rooms"][0]["id"]
        rooms = [owner.create_room(f"room {i}", "private", members=[
            person.user["id"] for person, places in seats if i in places])["id"] for i in range(ROOMS)]
        cursor = f"{owner.epoch}.{owner.ask('room.update', id=_uuid(self._choice), room=general, topic='begin')['seq']}"
        owner.close()
        for person, places in seats:
            own = [rooms[i] for i in places]
            speaks_in = [*own, *own, general] if person in senders else ()
            self._clients.append(Client(self._history, person, [general, *own], cursor,
                                        random.Random(self._choice.random()), speaks_in))

    async def _go_through(self, server):
        errors = []
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: errors.append(repr(context)))
        gate = asyncio.Event()
        gate.set()
        runs = [asyncio.create_task(client.run(server, gate)) for client in self._clients]
        try:
            self._let_talk(True)
            for kill in range(self._kills):
                await self._disturb()
                gate.clear()
                await asyncio.to_thread(self._kill_and_start, server)
                gate.set()
                self._progress(kill + 1, self._history)
            await asyncio.sleep(0.3)
            self._let_talk(False)
            if not await self._until(lambda: all(client.is_idle for client in self._clients)):
                errors.append("some outbox never got empty")
            for client in self._clients:
                client.drop()
                client.is_live = False
            if not await self._until(lambda: all(client.is_live for client in self._clients)):
                errors.append("somebody never got live again")
            return errors
        finally:
            for task in runs:
                task.cancel()
            await asyncio.gather(*runs, return_exceptions=True)
            for client in self._clients:
                client.drop()

    def _let_talk(self, talks):
        for client in self._clients:
            client.talks = talks
            client.talk()

    async def _disturb(self):
        """A while of talk, in which some connections break."""
        for _ in range(self._choice.randrange(3)):
            await asyncio.sleep(self._choice.uniform(0, 0.1))
            self._choice.choice(self._clients).drop()
        await asyncio.sleep(self._choice.uniform(0, 0.2))

    def _kill_and_start(self, server):
        """Now and then the start is killed too."""
        server.kill()
        if self._choice.random() < 0.1:
            folder = ["--data", server.folder, "--listen", f"127.0.0.1:{server.port}"]
            with subprocess.Popen([self._program, *folder], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) as start:
                time.sleep(self._choice.uniform(0, 0.1))
                start.kill()
        server.start()

    @staticmethod
    async def _until(holds):
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline:
                return False
            await asyncio.sleep(0.01)
        return True


def _uuid(choice):
    return f"{choice.getrandbits(32):08x}-0000-4000-8000-000000000000"
