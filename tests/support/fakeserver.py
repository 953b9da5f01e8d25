#!/usr/bin/env python3
# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Behaves as madang-server does towards whoever starts it. Files in its data folder say how: `ends-at-once`,
`has-owner`, `is-deaf` (no SIGTERM), `is-ill` (/healthz). Each start adds its --listen to the file `starts`."""

import argparse
import http.server
import os
import signal
import sys

arguments = argparse.ArgumentParser()
arguments.add_argument("--data", required=True)
arguments.add_argument("--listen", required=True)
arguments.add_argument("--name", default="")
options = arguments.parse_args()


def path(name):
    return os.path.join(options.data, name)


def say(line):
    print(line, flush=True)


with open(path("starts"), "a", encoding="utf-8") as starts:
    starts.write(f"{options.listen} {options.name}\n")
if os.path.exists(path("ends-at-once")):
    say("the database is of a newer version")
    sys.exit(1)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        ill = os.path.exists(path("is-ill"))
        self.send_response(503 if ill or self.path != "/healthz" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


host, port = options.listen.rsplit(":", 1)
server = http.server.ThreadingHTTPServer((host, int(port)), Handler)
signal.signal(signal.SIGTERM, signal.SIG_IGN if os.path.exists(path("is-deaf")) else lambda *_: os._exit(0))
for name, value in (("pid", os.getpid()), ("port", port)):
    with open(path(name), "w", encoding="utf-8") as file:
        file.write(f"{value}\n")
if not os.path.exists(path("has-owner")):
    say(f"owner invitation: madang://{host}:{port}/#invite=first")
say(f"listening on http://{host}:{port}")
server.serve_forever()
