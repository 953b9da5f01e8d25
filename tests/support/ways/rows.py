# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The table: what can be wrong with a network, and over which ways one gets through it."""

import asyncio
import contextlib
import random
from dataclasses import dataclass, field

from faults import (BlackHole, Buffer, CutIdle, FaultProxy, Latency, RefuseUpgrade, ResetUpgrade, SlowAnswer, StripUpgrade,
                    Swallow)
from nginx import Nginx

BEST = frozenset({"websocket"})
NEXT = frozenset({"sse"})


async def nothing(_company, _network, _scale):
    """It is as it is from the start."""


async def silence(company, _network, scale):
    """Nobody says anything for longer than an idle connection may live."""
    await company.fall_silent()
    await asyncio.sleep(25 * scale)


async def black_hole(_company, network, scale):
    network.set(BlackHole())
    await asyncio.sleep(30 * scale)
    network.set()


async def resets(_company, network, _scale):
    """Ten times, while much is on its way."""
    choice = random.Random()
    for _ in range(10):
        await asyncio.sleep(choice.uniform(0.1, 0.9))
        network.cut()


async def crash(company, _network, _scale):
    await company.restart()


@dataclass(frozen=True)
class Row:
    """What is wrong from the start (`faults`, made anew each time), what `happens` later, and on which `ways` one then comes to
    rest. `chosen` is a way that the travellers are held to. `heals`: it can become good again while it runs."""

    name: str
    faults: callable = field(default=lambda scale: ())
    ways: frozenset = BEST
    happens: callable = nothing
    chosen: str | None = None
    network: callable = FaultProxy
    heals: bool = True


@contextlib.asynccontextmanager
async def nginx(server_port):
    with contextlib.ExitStack() as started:
        yield await asyncio.to_thread(started.enter_context, Nginx(server_port))


def held_to(way, name, **fields):
    return Row(f"{name}, held to {way}", ways=frozenset({way}), chosen=way, **fields)


# Shorter times than these would be other cases: a heartbeat comes every 10 s, and who hears nothing for 15 s is gone.
ROWS = [
    Row("nothing"),
    *(Row(f"upgrade refused with {status}", lambda scale, status=status: [RefuseUpgrade(status)], NEXT) for status in (400, 403, 426)),
    Row("upgrade reset", lambda scale: [ResetUpgrade()], NEXT),
    Row("upgrade stripped", lambda scale: [StripUpgrade()], NEXT),
    Row("101, then silence", lambda scale: [Swallow()], NEXT),
    Row("frames swallowed after 10 messages", lambda scale: [Swallow(after=10)], NEXT),
    Row("first answer of a WebSocket after 6 s", lambda scale: [SlowAnswer(6, SlowAnswer.Of.UPGRADES)], BEST | NEXT),
    Row("first answer of each connection after 6 s", lambda scale: [SlowAnswer(6)], BEST | NEXT | {"longpoll"}),
    Row("buffering proxy", lambda scale: [StripUpgrade(), Buffer()], frozenset({"longpoll"})),
    Row("nginx as it comes", ways=NEXT, network=nginx, heals=False),
    Row("cut when idle for 20 s", lambda scale: [CutIdle(20 * scale)], happens=silence),
    Row("black hole for 30 s", happens=black_hole),
    Row("reset again and again", lambda scale: [Latency(0.02, jitter=0.03)], happens=resets),
    Row("server killed and restarted", happens=crash),
    *(held_to(way, "server killed and restarted", happens=crash) for way in ("sse", "stream", "longpoll", "poll")),
    held_to("sse", "cut when idle for 20 s", faults=lambda scale: [CutIdle(20 * scale)], happens=silence),
]
