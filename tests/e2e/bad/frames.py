# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Frames, after the categories 1 to 7 of the Autobahn test suite: (what is said, bytes, what comes back).

What comes back is a close code, or a list of the frames (opcode, beginning of the payload) that must come; pongs in this order.
Of good frames before a wrong one nobody says whether they are still answered."""

import struct

from wire.websocket import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, frame

HELLO = b'{"do":"ping","ref":1}'
REFUSED = (TEXT, b'{"error":{"code":"unauthorized"')  # before hello, a command is answered with this; a beginning is enough
MARK = frame(b"mark", PING)
MARKED = (PONG, b"mark")


def closing(code, reason=b""):
    return frame(struct.pack("!H", code) + reason, CLOSE)


def head(first, length, form):
    """A head whose length takes more bytes than it needs, or lies."""
    return struct.pack("!BB" + ("H" if form == 126 else "Q"), first, 0x80 | form, length) + bytes(4)


MASKS = [
    ("text without a mask", frame(HELLO, mask=None), 1002),
    ("ping without a mask", frame(b"", PING, mask=None), 1002),
    ("close without a mask", frame(struct.pack("!H", 1000), CLOSE, mask=None), 1002),
    ("with a mask, then without", frame(HELLO) + frame(HELLO, mask=None), 1002),
    ("a fragment without a mask", frame(HELLO[:5], final=False) + frame(HELLO[5:], CONTINUATION, mask=None), 1002),
]

HEADS = [
    *((f"reserved bits {bits}", frame(b"{}", rsv=bits), 1002) for bits in range(1, 8)),
    ("a reserved bit at a ping", frame(b"", PING, rsv=4), 1002),
    ("a reserved bit at a close", frame(struct.pack("!H", 1000), CLOSE, rsv=1), 1002),
    *((f"opcode {opcode}", frame(b"", opcode), 1002) for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15)),
    ("a good frame before opcode 5", frame(HELLO) + frame(b"", 5), 1002),
    ("16 bits for 125 bytes", head(0x81, 125, 126) + b" " * 125, 1002),
    ("64 bits for 65535 bytes", head(0x81, 65535, 127) + b" " * 65535, 1002),
    ("64 bits for a ping of 1", head(0x89, 1, 127) + b" ", 1002),
    ("a length with the highest bit", head(0x82, 1 << 63, 127), 1002),
    ("2 GiB, refused at their head", head(0x82, 1 << 31, 127), 1009),
    ("one byte too many", head(0x81, 65537, 127), 1009),
    ("as many as are allowed", frame(b" " * 65536, BINARY) + MARK, [REFUSED, MARKED]),
    ("too many in fragments", frame(b" " * 60000, final=False) + frame(b" " * 6000, CONTINUATION), 1009),
]

CONTROLS = [
    ("an empty ping", frame(b"", PING), [(PONG, b"")]),
    ("a ping of bytes", frame(bytes(range(256))[131:], PING), [(PONG, bytes(range(256))[131:])]),
    ("a ping of 126", frame(b"x" * 126, PING), 1002),
    ("a pong of 126", frame(b"x" * 126, PONG), 1002),
    ("a ping in fragments", frame(b"x", PING, final=False) + frame(b"y", CONTINUATION), 1002),
    ("a pong in fragments", frame(b"x", PONG, final=False), 1002),
    ("a close in fragments", frame(struct.pack("!H", 1000), CLOSE, final=False), 1002),
    ("ten pings", b"".join(frame(b"%d" % i, PING) for i in range(10)), [(PONG, b"%d" % i) for i in range(10)]),
    ("a pong that nobody asked for", frame(b"strange", PONG) + MARK, [MARKED]),
    ("an empty pong", frame(b"", PONG) + MARK, [MARKED]),
    ("a flood of pings", frame(b"x", PING) * 300, 4529),
    ("a flood of pongs", frame(b"x", PONG) * 300, 4529),
]

FRAGMENTS = [
    ("a continuation of nothing", frame(b"{}", CONTINUATION), 1002),
    ("a continuation of nothing, with more to come", frame(b"{}", CONTINUATION, final=False), 1002),
    ("a continuation of what has ended", frame(HELLO) + frame(b"{}", CONTINUATION), 1002),
    ("text inside of text", frame(b"{", final=False) + frame(HELLO), 1002),
    ("binary inside of text", frame(b"{", final=False) + frame(HELLO, BINARY), 1002),
    ("text in two", frame(HELLO[:9], final=False) + frame(HELLO[9:], CONTINUATION), [REFUSED]),
    ("text byte by byte", frame(b"", final=False) + b"".join(frame(HELLO[i:i + 1], CONTINUATION, final=False) for i in range(len(HELLO)))
     + frame(b"", CONTINUATION), [REFUSED]),
    ("pings between fragments", frame(HELLO[:5], final=False) + frame(b"a", PING) + frame(HELLO[5:9], CONTINUATION, final=False)
     + frame(b"b", PING) + frame(HELLO[9:], CONTINUATION), [(PONG, b"a"), (PONG, b"b"), REFUSED]),
    ("a close between fragments", frame(HELLO[:5], final=False) + closing(1000) + frame(HELLO[5:], CONTINUATION), 1000),
    ("empty fragments", frame(b"", final=False) + frame(b"", CONTINUATION, final=False) + frame(b"", CONTINUATION) + MARK,
     [REFUSED, MARKED]),
    ("an empty message", frame(b"") + MARK, [REFUSED, MARKED]),
]

TEXTS = [
    *((f"text that is {says}", frame(b'{"do":"' + data + b'"}'), 1007) for says, data in (
        ("no UTF-8", b"\xff\xfe"), ("half a pair", b"\xed\xa0\x80"), ("longer than it needs", b"\xc0\xaf"),
        ("beyond Unicode", b"\xf4\x90\x80\x80"), ("cut off", b"\xea\xb0"), ("a lonely continuation", b"\x80"))),
    ("no UTF-8 in the second fragment", frame(HELLO[:5], final=False) + frame(b"\xff", CONTINUATION), 1007),
    ("binary that is no UTF-8", frame(b'{"do":"\xff"}', BINARY) + MARK, [REFUSED, MARKED]),
    ("a character in the end of a range", frame('{"x":"\U0010ffff\ufffd"}'.encode()) + MARK, [REFUSED, MARKED]),
]

CLOSES = [
    ("a close without a code", frame(b"", CLOSE), 1000),
    ("a close of one byte", frame(b"\x03", CLOSE), 1002),
    ("a close of 126 bytes", frame(struct.pack("!H", 1000) + b"x" * 124, CLOSE), 1002),
    ("a close whose reason is no UTF-8", closing(1000, b"\xce\xba\xff"), 1007),
    ("a close with a long reason", closing(1000, b"x" * 123), 1000),
    ("a command behind a close", closing(1000) + frame(HELLO), 1000),
    ("a ping behind a close", closing(1000) + MARK, 1000),
    *((f"close {code}", closing(code), 1002) for code in (0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535)),
    *((f"close {code}", closing(code), code) for code in (1000, 1001, 1003, 1007, 1009, 1011, 3000, 3999, 4000, 4999)),
]

ROWS = MASKS + HEADS + CONTROLS + FRAGMENTS + TEXTS + CLOSES
