# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""One person with the real client (tests/support/traveller), whose words and what they are shown go into a history."""

import asyncio
import contextlib
import json
import os
import tempfile

from history.record import Entry, Post

PROGRAM = os.environ.get("MADANG_TRAVELLER", "madang-traveller")
LINE_MOST = 1 << 24


class Traveller:
    """Begins with the block, by joining over whatever network `link` leads through, and ends with it. It talks in the one room."""

    def __init__(self, history, link, name, room, program=PROGRAM):
        self.name = name
        self.way = None  # while it is live
        self.obstacle = None
        self.ways = []  # all that it was live on, one after the other
        self.trials = []
        self.kept = None
        self.user = None
        self._history = history
        self._link = link
        self.room = room
        self._program = program
        self._stream = None
        self._number = 0
        self._written = 0  # orders to post that have not been told back
        self._waiting = 0
        self._troubles = history.troubles

    async def __aenter__(self):
        self._profile = tempfile.TemporaryDirectory(prefix="madang-traveller-")
        self._process = await asyncio.create_subprocess_exec(
            self._program, self._profile.name, self._link, self.name, limit=LINE_MOST, stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, env={**os.environ, "QT_NO_GLIB": "1", "HOME": self._profile.name})
        told = json.loads(await self._process.stdout.readline() or '{"failed": "it ended"}')
        if "entered" not in told:
            raise AssertionError(f"{self.name} could not come in: {told}")
        self.user = told["entered"]["user"]
        self._listening = asyncio.create_task(self._listen())
        return self

    async def __aexit__(self, *_):
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._listening.cancel()
        await asyncio.gather(self._process.wait(), self._listening, return_exceptions=True)
        self._profile.cleanup()

    @property
    def is_idle(self):
        """All that it said is acknowledged and shown."""
        return self._written == 0 and self._waiting == 0

    @property
    def last_shown(self):
        return self._stream.seqs[-1] if self._stream and self._stream.seqs else 0

    def go(self):
        self._order(go=True)

    def say(self):
        self._number += 1
        self._written += 1
        self._order(post=f"{self.name}.{self._number}", room=self.room)

    def choose(self, way):
        """None: the best that works."""
        self._order(choose=way)

    def look_upwards(self):
        self._order(lookUpwards=True)

    async def tell_kept(self):
        """What the next start would find of the room, as [n, id]; nothing from a program that has ended."""
        self.kept = None
        self._order(kept=self.room)
        while self.kept is None and not self._listening.done():
            await asyncio.sleep(0.01)
        return self.kept or []

    def _order(self, **order):
        self._process.stdin.write(json.dumps(order).encode() + b"\n")

    async def _listen(self):
        async for line in self._process.stdout:
            for what, told in json.loads(line).items():
                getattr(self, f"_on_{what}", self._on_trouble)(told)
        self._troubles.append(f"{self.name} ended with {await self._process.wait()}")

    def _on_trouble(self, told):
        self._troubles.append(f"{self.name} was told {told}")

    def _on_state(self, state):
        self.way = state.get("way", "websocket") if state["phase"] == "live" else None
        self.obstacle = state.get("obstacle")
        if self.way and self.ways[-1:] != [self.way]:
            self.ways.append(self.way)

    def _on_tried(self, trial):
        self.trials.append(trial)

    def _on_outbox(self, count):
        self._waiting = count

    def _on_kept(self, kept):
        self.kept = kept

    def _on_began(self, cursor):
        """A snapshot: the first begins the stream, and any other means that messages would be missing in it."""
        if self._stream:
            self._stream.troubles.append(f"{self.name} had to begin anew at {cursor}")
        else:
            self._stream = self._history.observer(self.name, {self.room}, cursor["seq"])
            self._stream.messages_only = True

    def _on_posted(self, post):
        self._written -= 1
        number = int(post["text"].rpartition(".")[2])
        self._history.posted(post["id"], Post(self.user, number, post["room"], post["text"]))

    def _on_acknowledged(self, told):
        self._history.acknowledged(told["id"], told["seq"], None)

    def _on_shown(self, message):
        self._history.observed(self._stream, Entry(**message))
        if message["by"] == self.user:
            self._history.acknowledged(message["id"], message["seq"], message["n"])
