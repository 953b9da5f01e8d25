# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The log as the disk has it. Only while no server runs: a second process must not open it beside one."""

import json
import os
import sqlite3

from .record import Entry


def read_log(folder):
    """All entries, in the order of their seq."""
    database = sqlite3.connect(os.path.join(folder, "log.sqlite"))
    try:
        return [entry_of(json.loads(body)) for (body,) in database.execute("SELECT body FROM events ORDER BY seq")]
    finally:
        database.close()


def entry_of(event):
    """An event, of the log or of the wire, as an entry."""
    room = event.get("room")
    if event["ev"] != "message.posted":
        return Entry(event["seq"], room["id"] if isinstance(room, dict) else room)
    return Entry(event["seq"], room, event["by"], event["id"], event["n"], event["text"])
