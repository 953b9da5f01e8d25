# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""A server with a room, somebody at home with a good network, and travellers."""

import asyncio
import contextlib
import random
import time

from history import breaches, read_log
from history.checker import Breach
from history.client import Client
from history.trial import UNLIMITED, port_of_nobody
from wire import Person, Server
from wire.server import PROGRAM

from .timing import TimedHistory
from .traveller import Traveller

PATIENCE = 120.0


class Company:
    """Begins with the block. Somebody at home is connected with the server itself, over a WebSocket. `rest`: how long everything
    may take to come to rest in the end."""

    def __init__(self, seed=1, patience=PATIENCE, rest=None, program=PROGRAM):
        self.patience = patience
        self.rest = rest or patience
        self.history = TimedHistory()
        self.travellers = []
        self.home = None
        self.server = Server(environment=UNLIMITED, program=program)
        self.server.port = port_of_nobody()
        self.gate = asyncio.Event()
        self._choice = random.Random(seed)
        self._talks = []
        self._stack = contextlib.AsyncExitStack()

    async def __aenter__(self):
        await asyncio.to_thread(self._furnish)
        self.gate.set()
        self._living = asyncio.create_task(self.home.run(self.server, self.gate))
        return self

    async def __aexit__(self, *_):
        await self.fall_silent()
        await self._stack.aclose()
        self._living.cancel()
        await asyncio.gather(self._living, return_exceptions=True)
        await asyncio.to_thread(self.server.__exit__)

    def _furnish(self):
        self.server.start()
        owner = Person.join(self.server, "owner", self.server.owner_code())
        home = Person.join(self.server, "home", self.server.invitation())
        self._code = self.server.invitation("--uses", "0")
        owner.connect()
        self.room = owner.welcome["snapshot"]["rooms"][0]["id"]
        cursor = f"{owner.epoch}.{owner.ask('profile', id=_uuid(self._choice), status='here')['seq']}"
        owner.close()
        self.home = Client(self.history, home, [self.room], cursor, self._choice, [self.room])

    async def invite(self, name, port, program=None):
        """Somebody more, who comes in through this port of the machine."""
        link = f"madang://127.0.0.1:{port}/#invite={self._code}"
        traveller = Traveller(self.history, link, name, self.room, **({"program": program} if program else {}))
        self.travellers.append(await self._stack.enter_async_context(traveller))
        return traveller

    def talk(self, who, per_second):
        """They say so many messages a second from now on."""
        self._talks.append(asyncio.create_task(_keep_saying(who, 1 / per_second)))

    async def fall_silent(self):
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)
        self._talks = []

    async def exchanged(self, traveller, since):
        """When the traveller and who is at home have both heard what the other said after `since`; None: never."""
        home, home_user = self.home.name, self.home.user
        while time.monotonic() < since + self.patience:
            heard = (self.history.first_heard(traveller.name, home_user, since),
                     self.history.first_heard(home, traveller.user, since))
            if None not in heard:
                return max(heard)
            await asyncio.sleep(0.01)
        return None

    async def restart(self):
        """As a crash, with nobody there for a while."""
        self.gate.clear()
        await asyncio.to_thread(self.server.kill)
        await asyncio.sleep(1)
        await asyncio.to_thread(self.server.start)
        self.gate.set()

    async def judged(self):
        """Everything comes to rest, and what does not hold then."""
        await self.fall_silent()
        troubles = []
        everybody = (self.home, *self.travellers)
        if not await until(lambda: all(each.is_idle for each in everybody), self.rest):
            troubles.append(f"what {[each.name for each in everybody if not each.is_idle]} said never arrived")
        last = max((post.acknowledged[0] for post in self.history.posts.values() if post.acknowledged), default=0)
        await until(lambda: all(each.last_shown >= last for each in self.travellers), self.rest)
        kept = [await each.tell_kept() for each in self.travellers]
        await asyncio.to_thread(self.server.kill)
        log = read_log(self.server.folder)
        for traveller, found in zip(self.travellers, kept):
            troubles += _wrongly_kept(traveller, found, log)
        return breaches(self.history, log) + [Breach("trouble", text) for text in troubles]


def _wrongly_kept(traveller, kept, log):
    """What would be missing or other after a restart of that client. It need not keep what was before it came."""
    said = [[entry.n, entry.id] for entry in log if entry.id is not None and entry.room == traveller.room]
    first = kept[0][0] if kept else 1
    if kept != said[first - 1:]:
        yield f"{traveller.name} keeps {len(kept)} messages from {first} on, of {len(said)}, and not as they are"


async def until(holds, patience):
    deadline = time.monotonic() + patience
    while not holds():
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(0.02)
    return True


async def _keep_saying(who, every):
    due = time.monotonic()
    while True:
        who.say()
        due += every
        await asyncio.sleep(max(0, due - time.monotonic()))


def _uuid(choice):
    return f"{choice.getrandbits(32):08x}-0000-4000-8000-000000000000"
