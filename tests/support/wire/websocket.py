# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""A WebSocket client of our own (RFC 6455), so that a test can also send what is wrong."""

import base64
import hashlib
import os
import socket
import struct

PATIENCE = 30.0
CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Closed(Exception):
    """The connection ended: with a close code, or with none (1006)."""

    def __init__(self, code, reason=""):
        super().__init__(f"{code} {reason}")
        self.code = code
        self.reason = reason


def frame(payload, opcode=TEXT, final=True, mask=b"\x11\x22\x33\x44", rsv=0):
    """A client's frame."""
    first = (0x80 if final else 0) | (rsv << 4) | opcode
    length = len(payload)
    bit = 0x80 if mask else 0
    if length < 126:
        head = struct.pack("!BB", first, bit | length)
    elif length < 65536:
        head = struct.pack("!BBH", first, bit | 126, length)
    else:
        head = struct.pack("!BBQ", first, bit | 127, length)
    if not mask:
        return head + payload
    return head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))


class WebSocket:
    """Connected when it is made."""

    def __init__(self, port, path="/api/v1/ws", protocol="madang.v1", origin=None, host="127.0.0.1"):
        self.socket = socket.create_connection((host, port), PATIENCE)
        self.buffer = b""
        self.answers_pings = True
        self._fragments = b""
        key = base64.b64encode(os.urandom(16))
        head = (f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key.decode()}\r\n")
        if protocol:
            head += f"Sec-WebSocket-Protocol: {protocol}\r\n"
        if origin:
            head += f"Origin: {origin}\r\n"
        self.socket.sendall(head.encode() + b"\r\n")
        while b"\r\n\r\n" not in self.buffer:
            self._receive()
        self.response, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        accept = base64.b64encode(hashlib.sha1(key + _GUID).digest())
        if not self.response.startswith(b"HTTP/1.1 101 ") or accept not in self.response:
            self.close()
            raise ConnectionError(self.response.decode("latin-1"))

    def close(self):
        """Without a word, as a process that dies."""
        self.socket.close()

    def send(self, text):
        self.socket.sendall(frame(text.encode() if isinstance(text, str) else text))

    def send_raw(self, data):
        self.socket.sendall(data)

    def receive(self, patience=PATIENCE):
        """The next message; Closed at the end."""
        while True:
            opcode, payload, final = self.receive_frame(patience)
            if opcode == PING:
                if self.answers_pings:
                    self.send_raw(frame(payload, PONG))
            elif opcode == CLOSE:
                code = struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else 1005
                raise Closed(code, payload[2:].decode())
            elif opcode in (TEXT, BINARY, CONTINUATION):
                self._fragments += payload
                if final:
                    message, self._fragments = self._fragments, b""
                    return message.decode()

    def receive_frame(self, patience=PATIENCE):
        self.socket.settimeout(patience)
        first, second = self._take(2)
        length = second & 0x7F
        if length == 126:
            length = struct.unpack("!H", self._take(2))[0]
        elif length == 127:
            length = struct.unpack("!Q", self._take(8))[0]
        return first & 0x0F, self._take(length), bool(first & 0x80)

    def _take(self, count):
        while len(self.buffer) < count:
            self._receive()
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def _receive(self):
        try:
            piece = self.socket.recv(65536)
        except ConnectionResetError:
            piece = b""
        if not piece:
            raise Closed(1006)
        self.buffer += piece
