# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Judges a history against the log: what was promised and not kept."""

from collections import Counter
from dataclasses import dataclass

from .record import agree


@dataclass(frozen=True)
class Breach:
    """`kind` is lost, doubled, order, gap, hole, rights, early, differs, cursor, unknown or trouble."""

    kind: str
    text: str


def breaches(history, log):
    """All that does not hold once everything is quiet; `log` is the list of entries as the disk has them."""
    found = []
    for judge in (_numbers, _posts, _first_in_first_out, _streams, _shown):
        found += judge(history, log)
    found += [Breach("differs", text) for text in history.troubles]
    found += [Breach("cursor", text) for stream in history.streams for text in stream.troubles]
    return found


def _numbers(_history, log):
    """seq without gaps, and n without gaps in each room."""
    last_n = {}
    for expected, entry in enumerate(log, 1):
        if entry.seq != expected:
            yield Breach("gap", f"the log has seq {entry.seq} where {expected} was due")
            return
    for entry in log:
        if entry.id is None:
            continue
        last_n[entry.room] = last_n.get(entry.room, 0) + 1
        if entry.n != last_n[entry.room]:
            yield Breach("gap", f"{entry} should have n {last_n[entry.room]}")
            return


def _posts(history, log):
    """What was acknowledged is there once, as it was said; what was not is there once at most."""
    messages = [entry for entry in log if entry.id is not None]
    ids = Counter(entry.id for entry in messages)
    texts = Counter((entry.by, entry.text) for entry in messages)
    found = {entry.id: entry for entry in messages}
    for post_id, post in history.posts.items():
        entry = found.get(post_id)
        if post.acknowledged and not entry:
            yield Breach("lost", f"{post.text} was acknowledged as {post.acknowledged}")
        if ids[post_id] > 1 or texts[(post.sender, post.text)] > 1:
            yield Breach("doubled", f"{post.text} stands in the log {max(ids[post_id], texts[(post.sender, post.text)])} times")
        if entry and (entry.room, entry.by, entry.text) != (post.room, post.sender, post.text):
            yield Breach("differs", f"{post} became {entry}")
        if entry and post.acknowledged and not agree((entry.seq, entry.n), post.acknowledged):
            yield Breach("differs", f"{post.text} was acknowledged as {post.acknowledged} and is {(entry.seq, entry.n)}")
    for entry in messages:
        if entry.id not in history.posts:
            yield Breach("unknown", f"nobody posted {entry}")


def _first_in_first_out(history, log):
    """What one sender says in one room stands in the order in which it was said."""
    last = {}
    for entry in log:
        post = history.posts.get(entry.id)
        if not post:
            continue
        place = (post.sender, post.room)
        if post.number < last.get(place, -1):
            yield Breach("order", f"{post.text} stands after a later one of the same sender")
        last[place] = max(post.number, last.get(place, -1))


def _streams(history, log):
    """Each observer was shown what it may see of the log: in its order, all of it, each once."""
    for stream in history.streams:
        visible = [entry.seq for entry in log
                   if entry.seq > stream.start and (entry.room is None or entry.room in stream.rooms)
                   and (entry.id is not None or not stream.messages_only)]
        shown = list(stream.seqs)
        if shown == visible:
            continue
        yield from _difference(stream, shown, visible)


def _difference(stream, shown, visible):
    last = stream.start
    for seq in shown:
        if seq <= last:
            kind = "doubled" if seq == last else "order"
            yield Breach(kind, f"{stream.name} was shown {seq} after {last}")
        last = max(seq, last)
    counted = Counter(shown)
    for seq, times in counted.items():
        if times > 1:
            yield Breach("doubled", f"{stream.name} was shown {seq} {times} times")
    for seq in visible:
        if seq not in counted:
            yield Breach("hole", f"{stream.name} was not shown {seq}")
    for seq in counted.keys() - set(visible):
        yield Breach("rights", f"{stream.name} was shown {seq}, which is not for it or nowhere")


def _shown(history, log):
    """What was shown is in the log as it was shown: nothing is seen before its commit."""
    by_seq = {entry.seq: entry for entry in log}
    for seq, entry in history.shown.items():
        if by_seq.get(seq) != entry:
            yield Breach("early", f"{entry} was shown, and the log has {by_seq.get(seq)}")
