# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""What is measured, each as a table. `servers` are those of contenders.py, ours first; times are medians over `rounds`."""

import contextlib
import json
import os
import pathlib
import statistics
import subprocess
import threading
import time

from tests.bench import contenders, loris, restart
from wire import request

LOAD = pathlib.Path(os.environ["MADANG_BENCH_LOAD"])
PATIENCE = 300


def arguments(server, mode, **settings):
    return [str(LOAD), server.name, str(server.port), mode, *server.options,
            *(f"{key}={value}" for key, value in settings.items()), *(f"pid={each}" for each in server.processes)]


def load(server, mode, **settings):
    """One run; its figures."""
    done = subprocess.run(arguments(server, mode, **settings), capture_output=True, text=True, timeout=PATIENCE,
                          stdin=subprocess.DEVNULL, check=True)
    return json.loads(done.stdout)


def medians(runs):
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def table(title, columns, rows):
    print(f"\n{title}")
    widths = [max(len(str(row[i])) for row in [columns, *rows]) for i in range(len(columns))]
    for row in [columns, *rows]:
        print("  " + "  ".join(str(cell).rjust(width) for cell, width in zip(row, widths)))


def side_by_side(servers, rounds, **settings):
    """Medians by server; in each round one after the other, so that what disturbs the machine disturbs all."""
    runs = {}
    for _ in range(rounds):
        for make in servers:
            with make() as server:
                runs.setdefault(server.name, []).append(load(server, "fanout", senders=4, **settings))
    return {name: medians(figures) for name, figures in runs.items()}


def delivery_rows(first, results):
    return [[first, name, f"{m['delivered'] / m['expected']:.0%}", f"{m['cpu_us']:.2f}", f"{m['p50_ms']:.1f}",
             f"{m['p99_ms']:.1f}", f"{m['connect_ms']:.0f}"] for name, m in results.items()]


WAYS = ("websocket", "sse", "stream", "longpoll", "poll")
DELIVERY = ["server", "delivered", "CPU µs/delivery", "p50 ms", "p99 ms", "connected after ms"]


def fanout(servers, rounds):
    rows = []
    for rate in (20, 100, 400):
        rows += delivery_rows(rate, side_by_side(servers, rounds, receivers=1000, rate=rate, seconds=5))
    table("Fan-out to 1,000 receivers", ["messages/s", *DELIVERY], rows)


def crowd(servers, rounds):
    both = [make for make in servers if make.name in ("madang", "nchan")]
    rows = delivery_rows(10, side_by_side(both, rounds, receivers=10_000, rate=10, seconds=5))
    table("Fan-out to 10,000 receivers", ["messages/s", *DELIVERY], rows)


def beside(_servers, rounds):
    rows = []
    for others in (100, 10_000):
        with contenders.Madang(users=520, members=20) as server:
            m = medians([load(server, "fanout", receivers=20, senders=4, rate=200, seconds=5, idle=others)
                         for _ in range(rounds)])
        rows.append([others, f"{m['cpu_us']:.2f}", f"{m['p50_ms']:.2f}", f"{m['p99_ms']:.2f}"])
    table("A room of 20 at 200 messages/s", ["idle connections beside it", "CPU µs/delivery", "p50 ms", "p99 ms"], rows)


def stalled(_servers, rounds):
    rows = []
    for readers in (0, 20):
        with contenders.Madang(users=220) as server:
            m = medians([load(server, "fanout", receivers=200, senders=4, rate=100, seconds=15, bytes=2000, stalled=readers)
                         for _ in range(rounds)])
        rows.append([readers, f"{m['delivered'] / m['expected']:.0%}", f"{m['cpu_us']:.2f}", f"{m['p50_ms']:.2f}",
                     f"{m['p99_ms']:.2f}"])
    table("200 receivers, 100 messages/s of 2,000 bytes, beside those who never read",
          ["who never read", "delivered", "CPU µs/delivery", "p50 ms", "p99 ms"], rows)


@contextlib.contextmanager
def flood(server, at_once):
    """So many threads that try passwords meanwhile; 34 are as many as the server lets wait."""
    ended = threading.Event()

    def guess(number):
        # They would be on other machines, and not take this one's time.
        os.sched_setscheduler(threading.get_native_id(), os.SCHED_IDLE, os.sched_param(0))
        while not ended.is_set():
            number += at_once
            request(server.port, "POST", "/api/v1/login", {"name": f"nobody{number}", "password": "wrong password"})

    guessing = [threading.Thread(target=guess, args=(number,)) for number in range(at_once)]
    for each in guessing:
        each.start()
    try:
        yield
    finally:
        ended.set()
        for each in guessing:
            each.join()


def logins(_servers, rounds):
    whos = (("nobody", 0, ()), ("34 at a time, from one address", 34, ("failures_per_minute",)),
            ("34 at a time, as if from many", 34, ()))
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(contenders.Madang(users=200, limited=limited)) for _, _, limited in whos]
        runs = {who: [] for who, _, _ in whos}
        for _ in range(rounds):
            for server, (who, at_once, _) in zip(servers, whos):
                with flood(server, at_once):
                    runs[who].append(load(server, "fanout", receivers=200, senders=4, rate=50, seconds=15))
    rows = [[who, *(f"{m[key]:.2f}" for key in ("p50_ms", "p99_ms", "ack_p50_ms", "ack_p99_ms"))]
            for who, m in ((who, medians(figures)) for who, figures in runs.items())]
    table("200 receivers, 50 messages/s, beside those who try passwords",
          ["who tries", "p50 ms", "p99 ms", "acknowledged p50 ms", "p99 ms"], rows)


def conversation(_servers, rounds):
    with contenders.Madang() as server:
        m = medians([load(server, "fanout", receivers=1000, senders=4, rate=200, seconds=5) for _ in range(rounds)])
    table("1,000 connected, 200 messages/s, all to all", ["", "p50 ms", "p99 ms"],
          [["sender to receiver", f"{m['p50_ms']:.1f}", f"{m['p99_ms']:.1f}"],
           ["acknowledged, on disk", f"{m['ack_p50_ms']:.1f}", f"{m['ack_p99_ms']:.1f}"]])


def acks(_servers, rounds):
    rows = []
    for senders, where, settings in ((1, "one room", {}), (64, "one room", {}), (64, "a room each", {"apart": True})):
        with contenders.Madang(users=64, **settings) as server:
            m = medians([load(server, "acks", senders=senders, seconds=5) for _ in range(rounds)])
        rows.append([senders, where, f"{m['acks_per_s']:.0f}", f"{m['p50_ms']:.1f}", f"{m['p99_ms']:.1f}",
                     f"{m['cpu_us']:.0f}"])
    table("Acknowledged (on disk) messages", ["senders", "in", "messages/s", "p50 ms", "p99 ms", "CPU µs/message"], rows)


def resident(processes):
    pages = sum(int(pathlib.Path(f"/proc/{each}/statm").read_text(encoding="utf-8").split()[1]) for each in processes)
    return pages * os.sysconf("SC_PAGE_SIZE")


def staying(server, count, **settings):
    """What so many cost who only stay: KiB each, and when they were connected."""
    before = resident(server.processes)
    with subprocess.Popen(arguments(server, "idle", receivers=count, **settings), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as clients:
        connected = json.loads(clients.stdout.readline())
        time.sleep(2)
        connected["kib"] = (resident(server.processes) - before) / count / 1024
        clients.stdin.close()
    return connected


def idle(_servers, _rounds):
    with contenders.Madang(users=500) as server:
        m = staying(server, 10_000)
    table("Idle connections", ["connections", "KiB each", "connected after ms"], [[m["ready"], f"{m['kib']:.1f}", m["connect_ms"]]])


def ways(_servers, rounds):
    rows = []
    for rate in (20, 100):
        runs = {}
        for _ in range(rounds):
            for way in WAYS:
                with contenders.Madang() as server:
                    runs.setdefault(way, []).append(
                        load(server, "fanout", way=way, receivers=1000, senders=4, rate=rate, seconds=5))
        results = {way: medians(figures) for way, figures in runs.items()}
        least = results["websocket"]["cpu_us"] or 1
        rows += [[*row, f"{m['cpu_us'] / least:.2f}"] for row, m in zip(delivery_rows(rate, results), results.values())]
    table("Fan-out to 1,000 receivers on each way; poll asks every 500 ms",
          ["messages/s", "way", *DELIVERY[1:], "CPU, of a WebSocket's"], rows)
    rows = []
    for way in WAYS:
        with contenders.Madang() as server:
            m = staying(server, 1000, way=way)
        rows.append([way, m["ready"], f"{m['kib']:.1f}", m["connect_ms"]])
    table("1,000 who only stay, on each way", ["way", "connections", "KiB each", "connected after ms"], rows)


def storm(_servers, rounds):
    count = 2_000
    runs = []
    for _ in range(rounds):
        with contenders.Madang(users=count) as server:
            with subprocess.Popen(arguments(server, "storm", receivers=count, senders=4), stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, text=True) as clients:
                clients.stdout.readline()
                server.server.restart()
                runs.append(json.loads(clients.stdout.readline()))
    by_slot = runs[0].pop("by_100ms")
    m = medians([{key: run[key] for key in runs[0]} for run in runs])
    table("After SIGKILL of the server, four of them writing ten times a second",
          ["clients", "back", "95 % after ms", "all after ms", "attempts", "acknowledged p50 ms", "p99 ms"],
          [[count, m["back"], m["p95_ms"], m["all_ms"], m["attempts"], m["ack_p50_ms"], m["ack_p99_ms"]]])
    print("  attempts in each 100 ms of the first:", *by_slot)


def restarted(_servers, rounds):
    runs = restart.restart(os.environ["MADANG_BENCH_LOG"], 1_000_000, rounds)
    m = medians(runs)
    table("Until the server listens again after SIGKILL", ["events", "log MiB", "ready after ms"],
          [[m["events"], f"{m['log_bytes'] / 2**20:.0f}", f"{m['ready_ms']:.0f}"]])


def stalling(_servers, _rounds):
    table(f"{loris.STALLED} half-sent requests for {loris.SECONDS} s, and a normal user", loris.COLUMNS, loris.run())


ALL = {measure.__name__: measure
       for measure in (fanout, crowd, beside, stalled, logins, conversation, acks, idle, ways, storm, restarted, stalling)}
BESIDE_PEERS = {"fanout", "crowd"}
