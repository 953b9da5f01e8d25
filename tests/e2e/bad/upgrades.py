# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Requests to become a WebSocket: (what is said, what differs from a good one, status). None leaves a field out."""

GOOD = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol": "madang.v1"}


def head(port, differences, line="GET /api/v1/ws HTTP/1.1"):
    """{own} in a value is the server's own HOST:PORT; a list is a field that comes several times."""
    own = f"127.0.0.1:{port}"
    text = line + "\r\n"
    for name, value in ({"Host": own} | GOOD | differences).items():
        for each in value if isinstance(value, list) else [value]:
            if each is not None:
                text += f"{name}: {each.replace('{own}', own).replace('{port}', str(port))}\r\n"
    body = "{}" if "Content-Length" in differences else ""
    return (text + "\r\n" + body).encode("latin-1")


ORIGINS = [
    ("another site", "http://evil.example", 403),
    ("no site", "null", 403),
    ("an empty origin", "", 403),
    ("a file", "file://", 403),
    ("own name as a beginning", "http://{own}.evil.example", 403),
    ("own name as an end", "http://evil{own}", 403),
    ("own name as a user", "http://{own}@evil.example", 403),
    ("own name behind #", "http://evil.example#{own}", 403),
    ("own name with a path", "http://{own}/a", 403),
    ("another port", "http://127.0.0.1:1", 403),
    ("no port", "http://127.0.0.1", 403),
    ("another name of this machine", "http://localhost:{port}", 403),
    ("another scheme", "ftp://{own}", 403),
    ("a list", "http://{own} http://evil.example", 403),
    ("its own", "http://{own}", 101),
    ("its own over TLS", "https://{own}", 101),
    ("its own in capitals", "HTTP://{own}", 101),
]

ROWS = [
    ("version 12", {"Sec-WebSocket-Version": "12"}, 426),
    ("no version", {"Sec-WebSocket-Version": None}, 426),
    ("two versions", {"Sec-WebSocket-Version": "13, 8"}, 426),
    ("the version twice", {"Sec-WebSocket-Version": ["13", "13"]}, 426),
    ("no key", {"Sec-WebSocket-Key": None}, 400),
    ("a short key", {"Sec-WebSocket-Key": "c2hvcnQ="}, 400),
    ("a long key", {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZSE="}, 400),
    ("a key that is not base64", {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25j*Q=="}, 400),
    ("two keys", {"Sec-WebSocket-Key": [GOOD["Sec-WebSocket-Key"]] * 2}, 400),
    ("no Host", {"Host": None}, 400),
    ("no sub-protocol", {"Sec-WebSocket-Protocol": None}, 426),
    ("another sub-protocol", {"Sec-WebSocket-Protocol": "chat"}, 426),
    ("sub-protocol in capitals", {"Sec-WebSocket-Protocol": "MADANG.V1"}, 426),
    ("upgrade to h2c", {"Upgrade": "h2c"}, 426),
    ("no Connection", {"Connection": "keep-alive"}, 426),
    ("a body", {"Content-Length": "2"}, 400),
    ("a field of 9 KB", {"X": "a" * 9000}, 431),
    ("100 fields", {"X": ["1"] * 100}, 431),
    ("names in other cases", {"Upgrade": "WebSocket", "Connection": "keep-alive, UPGRADE"}, 101),
    ("several things to upgrade to", {"Upgrade": "h2c, websocket"}, 426),
    ("several sub-protocols", {"Sec-WebSocket-Protocol": "chat, madang.v1"}, 101),
    ("extensions", {"Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits"}, 101),
    ("a field of 8 KB", {"X": "a" * 8000}, 101),
    ("50 fields", {"X": ["1"] * 50}, 101),
    *((f"origin: {says}", {"Origin": origin}, status) for says, origin, status in ORIGINS),
    ("origin: its own and another", {"Origin": ["http://{own}", "http://evil.example"]}, 403),
]

LINES = [
    ("POST", "POST /api/v1/ws HTTP/1.1", 405),
    ("HEAD", "HEAD /api/v1/ws HTTP/1.1", 405),
    ("HTTP/1.0", "GET /api/v1/ws HTTP/1.0", 426),
    ("HTTP/2", "GET /api/v1/ws HTTP/2.0", 505),
    ("another path", "GET /api/v1/wss HTTP/1.1", 404),
    ("a query", "GET /api/v1/ws?a=b HTTP/1.1", 101),
    ("absolute form", "GET http://127.0.0.1/api/v1/ws HTTP/1.1", 101),
]
