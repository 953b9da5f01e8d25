# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""HTTP by hand: what is sent is exactly what the test says."""

import json
import socket

PATIENCE = 30.0


class Response:
    """A status, the fields by their names in lower case, and the body."""

    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split(" ")[1])
        self.fields = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.fields[name.lower()] = value.strip()

    def json(self):
        return json.loads(self.body)


def exchange(port, raw, host="127.0.0.1", source=None):
    """Sends bytes and returns all that comes back until the server closes."""
    with socket.create_connection((host, port), PATIENCE, source_address=source) as connection:
        connection.sendall(raw)
        received = b""
        try:
            while piece := connection.recv(65536):
                received += piece
        except ConnectionResetError:
            pass
        return received


def request(port, method, path, body=None, **fields):
    """One request with a JSON body on a connection of its own."""
    data = b"" if body is None else json.dumps(body).encode()
    head = {"Host": f"127.0.0.1:{port}", "Connection": "close"}
    if body is not None:
        head |= {"Content-Type": "application/json", "Content-Length": str(len(data))}
    head |= {name.replace("_", "-"): value for name, value in fields.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return Response(exchange(port, f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + data))
