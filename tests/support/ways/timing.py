# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""A history that also knows when."""

import time
from collections import defaultdict

from history import History


class TimedHistory(History):
    """Of each message of somebody: when it was said, and when each observer was shown it."""

    def __init__(self):
        super().__init__()
        self._said = {}  # (sender, when) by id
        self._heard = defaultdict(list)  # [(said, shown)] by (observer, sender's user)

    def posted(self, post_id, post):
        super().posted(post_id, post)
        self._said[post_id] = post.sender, time.monotonic()

    def observed(self, stream, entry):
        super().observed(stream, entry)
        if entry.id in self._said:
            sender, said = self._said[entry.id]
            self._heard[stream.name, sender].append((said, time.monotonic()))

    def first_heard(self, observer, sender, since):
        """When the observer was first shown something that the sender said after `since`; None: not yet."""
        return next((shown for said, shown in self._heard[observer, sender] if said >= since), None)

    def longest_pause(self, observer, sender, since, until):
        """The longest time in which the observer was shown nothing of what the sender says all the time."""
        shown = [moment for _, moment in self._heard[observer, sender] if since <= moment <= until]
        moments = [since, *shown, until]
        return max(after - before for before, after in zip(moments, moments[1:]))
