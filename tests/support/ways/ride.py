# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""One row of the table, gone through and judged."""

import time
from dataclasses import dataclass, field

from wire.server import PROGRAM

from .company import PATIENCE, Company, until

TRAVELLERS = 2
PER_SECOND = 5  # of each who talks


@dataclass
class Outcome:
    """What came of it; times in seconds, None where it never came."""

    row: object
    first: float | None = None  # until both sides had heard each other
    again: float | None = None  # the same, once what happened later was over
    pause: float = 0.0  # the longest in which a traveller heard nothing
    ways: list = field(default_factory=list)  # of each traveller, when it had settled
    back: float | None = None  # until it was on a WebSocket again, once all was well
    posted: int = 0
    breaches: list = field(default_factory=list)

    @property
    def got_through(self):
        return None not in (self.first, self.again)

    @property
    def lost(self):
        return sum(breach.kind in ("lost", "hole") for breach in self.breaches)

    @property
    def doubled(self):
        return sum(breach.kind == "doubled" for breach in self.breaches)


async def ride(row, scale=1.0, hurry=False, patience=PATIENCE, rest=None, **programs):
    """`scale` shortens the times of what happens; in a hurry the travellers are asked to look for a better way when all is well."""
    outcome = Outcome(row)
    async with Company(patience=patience, rest=rest, program=programs.get("server", PROGRAM)) as company, \
            row.network(company.server.port) as network:
        travellers = [await company.invite(f"traveller{i}", network.port, programs.get("traveller")) for i in range(TRAVELLERS)]
        if row.heals:
            network.set(*row.faults(scale))
        began = time.monotonic()
        for traveller in travellers:
            if row.chosen:
                traveller.choose(row.chosen)
            traveller.go()
        _talk(company)
        outcome.first = await _all_exchanged(company, began)
        if outcome.first is not None:
            await _go_on(company, row, network, outcome, scale)
        outcome.pause = max(company.history.longest_pause(each.name, company.home.user, began, time.monotonic())
                            for each in travellers)
        outcome.ways = [traveller.way for traveller in travellers]
        if row.heals:
            network.set()
            if row.chosen is None:
                outcome.back = await _back_on_top(company, hurry)
        outcome.breaches = await company.judged()
        outcome.posted = len(company.history.posts)
    return outcome


def _talk(company):
    for who in (company.home, *company.travellers):
        company.talk(who, PER_SECOND)


async def _go_on(company, row, network, outcome, scale):
    await row.happens(company, network, scale)
    over = time.monotonic()
    await company.fall_silent()
    _talk(company)
    await until(lambda: all(each.way in row.ways for each in company.travellers), company.patience)
    settled = time.monotonic()
    if await _all_exchanged(company, settled) is not None:
        outcome.again = time.monotonic() - over


async def _all_exchanged(company, since):
    moments = [await company.exchanged(each, since) for each in company.travellers]
    return None if None in moments else max(moments) - since


async def _back_on_top(company, hurry):
    began = time.monotonic()
    if hurry:
        for traveller in company.travellers:
            traveller.look_upwards()
    is_back = await until(lambda: all(each.way == "websocket" for each in company.travellers), company.patience)
    return time.monotonic() - began if is_back else None
