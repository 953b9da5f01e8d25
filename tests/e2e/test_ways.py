# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The real client on networks that are not as they should be: over which way it gets through, and that nothing is lost, doubled or
out of order. `scripts/ways` prints how long each takes."""

import asyncio
import dataclasses
import os
import random
import unittest

from ways import ROWS, ride, switch

MUTANTS = os.environ.get("MADANG_MUTANTS", "")
SCALE = 0.6  # still more than a heartbeat, and more than the silence after which a connection is given up
AT_ONCE = 4
LONGEST_PAUSE = 20  # between two tries of a client
TRIES = 5
SWITCHES = 100
FEW_SWITCHES = 10


async def ridden(rows, at_once=AT_ONCE, **how):
    """What came of each."""
    places = asyncio.Semaphore(at_once)

    async def one(row):
        async with places:
            return await ride(row, SCALE, hurry=True, **how)

    return await asyncio.gather(*map(one, rows))


async def reset(program):
    """What kinds of mistakes show; a reset has to hit the right moment: several at once, each with its own."""
    row = next(row for row in ROWS if row.name == "reset again and again")
    outcomes = await ridden([row] * AT_ONCE, patience=20, traveller=program)
    return {breach.kind for outcome in outcomes for breach in outcome.breaches}


async def switched(program):
    """The same of a few forced switches."""
    outcome = await switch(FEW_SWITCHES, random.SystemRandom().randrange(1 << 32), traveller=program)
    return {breach.kind for breach in outcome.breaches}


@dataclasses.dataclass(frozen=True)
class Mutant:
    name: str
    mistake: str
    try_out: callable

    async def is_found(self):
        program = os.path.join(MUTANTS, f"madang-traveller-{self.name}")
        for _ in range(TRIES):
            if self.mistake in await self.try_out(program):
                return True
        return False


class Ways(unittest.TestCase):
    def test_whatever_the_network_all_arrives_once_and_in_order_over_the_way_that_is_left(self):
        for outcome in asyncio.run(ridden(ROWS)):
            with self.subTest(outcome.row.name):
                self.assertEqual(outcome.breaches, [])
                self.assertTrue(outcome.got_through, outcome)
                self.assertLessEqual(set(outcome.ways), outcome.row.ways)
                if outcome.row.heals and outcome.row.chosen is None:
                    self.assertIsNotNone(outcome.back)

    def test_who_insists_on_a_websocket_gets_through_no_network_that_blocks_it_and_loses_nothing(self):
        blocked = [dataclasses.replace(row, chosen="websocket") for row in ROWS
                   if row.heals and row.chosen is None and "websocket" not in row.ways]
        for outcome in asyncio.run(ridden(blocked, at_once=len(blocked), patience=20, rest=3 * LONGEST_PAUSE)):
            with self.subTest(outcome.row.name):
                self.assertFalse(outcome.got_through)
                self.assertEqual(outcome.breaches, [])

    def test_mistakes_sown_into_the_client_are_found(self):
        mutants = (Mutant("sends-anew", "doubled", reset), Mutant("goes-too-far", "hole", reset),
                   Mutant("drops-overlap", "hole", switched))

        async def found():
            """They mostly wait, so they do it together."""
            return await asyncio.gather(*(mutant.is_found() for mutant in mutants))

        for mutant, is_found in zip(mutants, asyncio.run(found())):
            with self.subTest(mutant.name):
                self.assertTrue(is_found)

    def test_many_forced_switches_lose_double_and_reorder_nothing(self):
        seed = random.SystemRandom().randrange(1 << 32)
        outcome = asyncio.run(switch(SWITCHES, seed))
        self.assertEqual(outcome.breaches, [], str(outcome))
        self.assertEqual(outcome.ways, {"websocket", "sse", "stream", "longpoll", "poll"}, str(outcome))


if __name__ == "__main__":
    unittest.main()
