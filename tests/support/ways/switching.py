# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Many messages a second, while everybody changes the way again and again."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from faults import FaultProxy, Latency

from .company import Company

WAYS = ("websocket", "sse", "stream", "longpoll", "poll", None)
TRAVELLERS = 4
PER_SECOND = 200
OF_A_TRAVELLER = 15


@dataclass
class Switched:
    """What came of it."""

    seed: int
    switches: int = 0
    seconds: float = 0.0
    posted: int = 0
    shown: int = 0
    ways: set = field(default_factory=set)  # on which somebody was live
    breaches: list = field(default_factory=list)

    def __str__(self):
        kinds = Counter(breach.kind for breach in self.breaches)
        judged = ", ".join(f"{kinds.pop(kind, 0)} {kind}" for kind in ("lost", "hole", "doubled", "order"))
        rest = "".join(f", {count} {kind}" for kind, count in kinds.items())
        return (f"seed {self.seed}: {self.switches} forced switches over {', '.join(sorted(self.ways))} in {self.seconds:.0f} s, "
                f"{self.posted} posted, {self.shown} shown; {judged}{rest}")


async def switch(switches, seed, **programs):
    """Half of the travellers have a network on which everything is a little late, so that old ways and new ones overlap."""
    outcome = Switched(seed, switches)
    choice = random.Random(seed)
    async with Company(seed) as company, FaultProxy(company.server.port, Latency(0.01, jitter=0.02)) as late:
        travellers = [await company.invite(f"traveller{i}", late.port if i % 2 else company.server.port, programs.get("traveller"))
                      for i in range(TRAVELLERS)]
        began = time.monotonic()
        for traveller in travellers:
            traveller.go()
            company.talk(traveller, OF_A_TRAVELLER)
        company.talk(company.home, PER_SECOND - TRAVELLERS * OF_A_TRAVELLER)
        for _ in range(switches):
            await asyncio.sleep(choice.uniform(0.05, 0.6))
            choice.choice(travellers).choose(choice.choice(WAYS))
        for traveller in travellers:
            traveller.choose(None)
        outcome.breaches = await company.judged()
        outcome.seconds = time.monotonic() - began
        outcome.posted = len(company.history.posts)
        outcome.shown = sum(len(stream.seqs) for stream in company.history.streams)
        outcome.ways = {way for traveller in travellers for way in traveller.ways}
    return outcome
