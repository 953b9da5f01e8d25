# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""What was seen: who posted what, what was acknowledged, and what each observer was shown."""

from array import array
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of the log. `room` is None for what concerns no room; the rest is None for what is no message."""

    seq: int
    room: str | None = None
    by: str | None = None
    id: str | None = None
    n: int | None = None
    text: str | None = None


@dataclass(slots=True)
class Post:
    """A message of a sender, and what it was acknowledged with; `number` counts that sender's messages."""

    sender: str
    number: int
    room: str
    text: str
    acknowledged: tuple[int, int | None] | None = None  # seq, n where it is known


def agree(one, other):
    """Whether two acknowledgements can be of the same message."""
    return one[0] == other[0] and (None in (one[1], other[1]) or one[1] == other[1])


@dataclass
class Stream:
    """What one observer was shown after `start`, in the order in which it came, over all its connections. Who sees a client's
    timeline is shown messages only."""

    name: str
    rooms: frozenset[str]
    start: int
    seqs: array = field(default_factory=lambda: array("q"))
    troubles: list[str] = field(default_factory=list)
    messages_only: bool = False
    _cursor: tuple[str, int] | None = None

    def stands_at(self, cursor):
        """A cursor as the server gave it: within an epoch it never goes back."""
        epoch, _, seq = cursor.rpartition(".")
        now = (epoch, int(seq))
        if self._cursor and self._cursor[0] == epoch and now[1] < self._cursor[1]:
            self.troubles.append(f"{self.name}: the cursor went back from {self._cursor[1]} to {now[1]}")
        self._cursor = now


class History:
    """All that a trial saw. What each event said is kept once; that all observers saw the same is checked on the way."""

    def __init__(self):
        self.posts = {}  # by id
        self.streams = []
        self.shown = {}  # by seq
        self.troubles = []

    def posted(self, post_id, post):
        self.posts[post_id] = post

    def acknowledged(self, post_id, seq, n):
        post = self.posts.get(post_id)
        if not post:
            self.troubles.append(f"{post_id} was acknowledged as {(seq, n)}, and nobody posted it")
            return
        if post.acknowledged and not agree(post.acknowledged, (seq, n)):
            self.troubles.append(f"{post.text} was acknowledged as {post.acknowledged} and as {(seq, n)}")
        if not post.acknowledged or n is not None:
            post.acknowledged = (seq, n)

    def observer(self, name, rooms, start):
        self.streams.append(Stream(name, frozenset(rooms), start))
        return self.streams[-1]

    def observed(self, stream, entry):
        stream.seqs.append(entry.seq)
        if self.shown.setdefault(entry.seq, entry) != entry:
            self.troubles.append(f"{stream.name} was shown {entry}, others {self.shown[entry.seq]}")
