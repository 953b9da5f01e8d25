# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The fault proxy does to a connection what it says: seen by a raw client on one side, and a raw server on the other."""

import asyncio
import types
import unittest

from faults import (Bandwidth, BlackHole, Buffer, CutIdle, Direction, FaultProxy, Latency, RefuseUpgrade, Reset, ResetUpgrade,
                    Slicer, SlowAnswer, StripUpgrade, Swallow, refusal)
from faults.buffer import Answers
from nginx import Nginx
from wire.websocket import PING, frame

UPGRADE = b"GET /api/v1/ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Own: b\r\n\r\n"
PLAIN = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n"
SWITCHED = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
ENDLESS = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hi\n\n"


class Side:
    """One end of a connection."""

    def __init__(self, reader, writer):
        self._reader = reader
        self._writer = writer

    async def says(self, data):
        self._writer.write(data)
        await self._writer.drain()

    async def hears(self, data):
        """Exactly this, next."""
        heard = await self._reader.readexactly(len(data))
        if heard != data:
            raise AssertionError(f"{heard!r} instead of {data!r}")

    async def hears_until(self, mark):
        return await self._reader.readuntil(mark)

    async def hears_all(self):
        """Up to the end."""
        return await self._reader.read()

    def ends(self):
        self._writer.write_eof()

    def close(self):
        self._writer.transport.abort()


class Net(unittest.IsolatedAsyncioTestCase):
    """A server that takes what comes, and proxies before it."""

    async def asyncSetUp(self):
        self._arrived = asyncio.Queue()
        self._sides = []
        self._server = await asyncio.start_server(lambda *both: self._arrived.put_nowait(self._kept(*both)), "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def asyncTearDown(self):
        for side in self._sides:
            side.close()
        self._server.close()

    def _kept(self, *both):
        self._sides.append(Side(*both))
        return self._sides[-1]

    async def proxy(self, *faults):
        return await self.enterAsyncContext(FaultProxy(self.port, *faults))

    async def through(self, proxy):
        """A client, and the server's end of the same connection."""
        client = self._kept(*await asyncio.open_connection("127.0.0.1", proxy.port))
        return client, await self._arrived.get()

    async def client(self, proxy):
        return self._kept(*await asyncio.open_connection("127.0.0.1", proxy.port))

    async def meanwhile(self):
        """Time in which whatever can pass passes: others talk through a proxy where nothing is wrong."""
        client, server = await self.through(await self.proxy())
        for _ in range(20):
            await client.says(b"ping")
            await server.hears(b"ping")
            await server.says(b"pong")
            await client.hears(b"pong")

    async def assertHeldUntil(self, hearing, release):
        """What is heard is heard after the release, and not before."""
        order = []

        async def hear():
            await hearing
            order.append("heard")

        task = asyncio.create_task(hear())
        await self.meanwhile()
        order.append("released")
        await release()
        await task
        self.assertEqual(order, ["released", "heard"])


class Nothing(Net):
    async def test_without_a_fault_all_passes_and_each_side_hears_the_end_of_the_other(self):
        client, server = await self.through(await self.proxy())
        much = bytes(range(256)) * 4000
        await client.says(UPGRADE)
        await server.hears(UPGRADE)
        sending = asyncio.create_task(server.says(much))
        await client.hears(much)
        await sending
        client.ends()
        self.assertEqual(await server.hears_all(), b"")
        await server.says(b"still here")
        server.ends()
        self.assertEqual(await client.hears_all(), b"still here")

    async def test_a_server_that_is_not_there_is_a_reset(self):
        proxy = await self.proxy()
        self._server.close()
        await self._server.wait_closed()
        client = await self.client(proxy)
        with self.assertRaises(ConnectionResetError):
            await client.hears_all()

    async def test_a_side_that_breaks_breaks_the_other(self):
        client, server = await self.through(await self.proxy())
        await server.says(b"hi")
        await client.hears(b"hi")
        client.close()
        with self.assertRaises(ConnectionResetError):
            for _ in range(1000):
                await server.says(b"x" * 65536)
                await asyncio.sleep(0)


class Times(Net):
    @staticmethod
    def pipe(direction=Direction.DOWN, last_due=0.0):
        link = types.SimpleNamespace(memory=lambda fault, make, kept={}: kept.setdefault(fault, make()))
        return types.SimpleNamespace(direction=direction, last_due=last_due, link=link)

    def test_latency_is_added_and_jitter_at_most_what_it_says(self):
        self.assertEqual(Latency(2).due(self.pipe(), b"x", 10), 12)
        jittered = [Latency(2, jitter=1).due(self.pipe(), b"x", 10)] + [
            due for late in [Latency(2, jitter=1)] for due in (late.due(self.pipe(), b"x", 10) for _ in range(50))]
        self.assertTrue(all(12 <= due <= 13 for due in jittered))
        self.assertGreater(len(set(jittered)), 10)

    def test_bandwidth_lets_a_piece_go_when_the_one_before_it_has_had_its_time(self):
        self.assertEqual(Bandwidth(50).due(self.pipe(last_due=10), b"x" * 100, 5), 12)
        self.assertEqual(Bandwidth(50).due(self.pipe(last_due=10), b"x" * 100, 11), 13)

    async def test_what_is_late_arrives_whole_in_order_and_not_before_its_time(self):
        late = 0.05
        client, server = await self.through(await self.proxy(Latency(late, jitter=late)))
        began = asyncio.get_running_loop().time()
        for i in range(10):
            await client.says(b"%d." % i)
        await server.hears(b"0.1.2.3.4.5.6.7.8.9.")
        self.assertGreaterEqual(asyncio.get_running_loop().time(), began + late)

    async def test_a_slicer_gives_crumbs_that_make_up_the_whole(self):
        pieces = await Slicer(3).carries(None, Direction.DOWN, b"abcdefgh")
        self.assertEqual(pieces, [b"abc", b"def", b"gh"])
        client, server = await self.through(await self.proxy(Slicer(3)))
        await client.says(UPGRADE)
        await server.hears(UPGRADE)

    async def test_the_first_answer_only_is_slow_and_where_it_is_said_only_a_websockets(self):
        for fault, asked, slow in ((SlowAnswer(6), PLAIN, True), (SlowAnswer(6, SlowAnswer.Of.UPGRADES), PLAIN, False),
                                   (SlowAnswer(6, SlowAnswer.Of.UPGRADES), UPGRADE, True)):
            pipe = self.pipe()
            await fault.carries(pipe.link, Direction.UP, asked)
            self.assertEqual([fault.due(pipe, b"x", 10) for _ in range(3)], [16 if slow else 10, 10, 10])
            pipe.direction = Direction.UP
            self.assertEqual(fault.due(pipe, b"x", 10), 10)


class Breaks(Net):
    async def test_a_black_hole_passes_nothing_until_it_is_lifted(self):
        proxy = await self.proxy(BlackHole())
        client, server = await self.through(proxy)
        await client.says(b"up")

        async def lift():
            proxy.set()

        await self.assertHeldUntil(server.hears(b"up"), lift)
        await server.says(b"down")
        await client.hears(b"down")

    async def test_a_black_hole_takes_connections_that_are_open_and_nobody_hears_of_an_end(self):
        proxy = await self.proxy()
        client, server = await self.through(proxy)
        await client.says(b"before")
        await server.hears(b"before")
        proxy.set(BlackHole())
        client.ends()

        async def lift():
            proxy.set()

        await self.assertHeldUntil(server.hears_all(), lift)

    async def test_a_reset_is_one(self):
        client = await self.client(await self.proxy(Reset()))
        with self.assertRaises(ConnectionResetError):
            await client.hears_all()

    async def test_a_reset_in_the_middle_comes_when_so_much_has_passed(self):
        client, server = await self.through(await self.proxy(Reset(Direction.DOWN, after=5)))
        await server.says(b"12345")
        await client.hears(b"12345")
        await server.says(b"6")
        with self.assertRaises(ConnectionResetError):
            await client.hears_all()

    async def test_open_connections_can_be_cut(self):
        proxy = await self.proxy()
        client, server = await self.through(proxy)
        await server.says(b"hi")
        await client.hears(b"hi")
        proxy.cut()
        with self.assertRaises(ConnectionResetError):
            await client.hears_all()

    async def test_an_idle_connection_is_closed_though_neither_side_wants_it(self):
        proxy = await self.proxy()
        client, server = await self.through(proxy)
        await server.says(b"hi")
        await client.hears(b"hi")
        proxy.set(CutIdle(0.05))
        self.assertEqual(await client.hears_all(), b"")


class Upgrades(Net):
    async def test_a_stripped_upgrade_reaches_the_server_as_a_plain_request(self):
        client, server = await self.through(await self.proxy(Slicer(7), StripUpgrade()))
        await client.says(UPGRADE + b"rest")
        await server.hears(b"GET /api/v1/ws HTTP/1.1\r\nHost: a\r\nX-Own: b\r\n\r\nrest")
        await server.says(b"answer")
        await client.hears(b"answer")

    async def test_a_refused_upgrade_gets_its_answer_and_the_server_nothing(self):
        for status in (400, 403, 426):
            client, server = await self.through(await self.proxy(RefuseUpgrade(status)))
            await client.says(UPGRADE)
            self.assertEqual(await client.hears_all(), refusal(status))
            self.assertEqual(await server.hears_all(), b"")

    async def test_an_upgrade_can_be_answered_with_a_reset(self):
        client, _ = await self.through(await self.proxy(ResetUpgrade()))
        await client.says(UPGRADE)
        with self.assertRaises(ConnectionResetError):
            await client.hears_all()

    async def test_other_requests_pass_as_they_are(self):
        for fault in (StripUpgrade(), RefuseUpgrade(403), ResetUpgrade()):
            client, server = await self.through(await self.proxy(fault))
            await client.says(PLAIN + PLAIN)
            await server.hears(PLAIN + PLAIN)


class Frames(Net):
    MESSAGES = [frame(b"one", mask=b""), frame(b"two" * 100, mask=b""), frame(b"", PING, mask=b""), frame(b"x" * 70000, mask=b""),
                frame(b"four", mask=b"")]

    async def seen(self, *faults):
        """What a client sees of a WebSocket whose server says all of these."""
        client, server = await self.through(await self.proxy(*faults))
        await server.says(SWITCHED + b"".join(self.MESSAGES))
        server.ends()
        return await client.hears_all()

    async def test_after_so_many_messages_nothing_more_comes(self):
        for after, whole in ((0, 0), (1, 1), (2, 2), (3, 4), (9, 5)):
            self.assertEqual(await self.seen(Swallow(after)), SWITCHED + b"".join(self.MESSAGES[:whole]))

    async def test_crumbs_of_frames_make_no_difference(self):
        self.assertEqual(await self.seen(Slicer(500), Swallow(3)), SWITCHED + b"".join(self.MESSAGES[:4]))
        head = await self.seen(Slicer(11), Swallow(0))
        self.assertEqual(head, SWITCHED)

    async def test_each_direction_can_be_swallowed_alone(self):
        self.assertEqual(await self.seen(Swallow(0, [Direction.UP])), SWITCHED + b"".join(self.MESSAGES))
        client, server = await self.through(await self.proxy(Swallow(1, [Direction.UP])))
        await server.says(SWITCHED)
        await client.hears(SWITCHED)
        await client.says(frame(b"one") + frame(b"two"))
        client.ends()
        self.assertEqual(await server.hears_all(), frame(b"one"))

    async def test_what_is_no_websocket_passes(self):
        client, server = await self.through(await self.proxy(Swallow(0)))
        await client.says(PLAIN)
        await server.hears(PLAIN)
        await server.says(WHOLE + WHOLE)
        await client.hears(WHOLE + WHOLE)

    async def test_a_websocket_that_lost_messages_does_not_come_to_life_again(self):
        proxy = await self.proxy(Swallow(1))
        client, server = await self.through(proxy)
        await server.says(SWITCHED + b"".join(self.MESSAGES[:2]))
        await client.hears(SWITCHED + self.MESSAGES[0])
        proxy.set()
        with self.assertRaises(ConnectionResetError):
            await client.hears_all()


class Buffers(Net):
    async def test_an_answer_is_held_until_it_is_whole(self):
        client, server = await self.through(await self.proxy(Buffer()))
        await server.says(WHOLE[:-1])

        async def finish():
            await server.says(WHOLE[-1:])

        await self.assertHeldUntil(client.hears(WHOLE), finish)

    async def test_an_answer_without_end_is_held_until_the_server_ends_it(self):
        client, server = await self.through(await self.proxy(Buffer()))
        await server.says(ENDLESS)

        async def finish():
            server.ends()

        await self.assertHeldUntil(client.hears(ENDLESS), finish)

    async def test_much_of_an_answer_is_not_held(self):
        client, server = await self.through(await self.proxy(Buffer()))
        much = ENDLESS + b"x" * 70000
        await server.says(much)
        await client.hears(much[:65536])

    async def test_a_websocket_is_not_held(self):
        client, server = await self.through(await self.proxy(Buffer()))
        await server.says(SWITCHED + b"frames")
        await client.hears(SWITCHED + b"frames")

    def test_the_end_of_each_kind_of_answer_is_found(self):
        chunked = (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n2\r\n\r\n\r\n0\r\nA-Trailer: 1\r\n\r\n")
        nothing = b"HTTP/1.1 204 No Content\r\n\r\n"
        soon = b"HTTP/1.1 100 Continue\r\n\r\n"
        whole = WHOLE + chunked + nothing + soon + WHOLE
        for size in (1, 2, 7, len(whole)):
            answers, given = Answers(), []
            for at in range(0, len(whole), size):
                answers.take(whole[at:at + size])
                given.append(answers.give(65536))
            self.assertEqual(b"".join(given), whole)
            if size == 1:
                self.assertEqual([piece for piece in given if piece], [WHOLE, chunked, nothing, soon, WHOLE])


class AsItComes(Net):
    """Debian's nginx, which is a test network too."""

    async def test_nginx_passes_on_no_upgrade_and_holds_an_answer_back(self):
        with Nginx(self.port) as nginx:
            client = await self.client(nginx)
            await client.says(UPGRADE)
            server = await self._arrived.get()
            head = await server.hears_until(b"\r\n\r\n")
            self.assertNotIn(b"upgrade", head.lower())
            await server.says(ENDLESS)

            async def finish():
                server.ends()

            await self.assertHeldUntil(client.hears(b"HTTP/1.1 200 OK"), finish)


if __name__ == "__main__":
    unittest.main()
