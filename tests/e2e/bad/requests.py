# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""HTTP requests: (what is said, bytes, status); {token} is a good one. All but those with 2xx, 401 and 404 must end the connection too."""

HOST = b"Host: a\r\n"
GET = b"GET / HTTP/1.1\r\n"
LOGIN = b"POST /api/v1/login HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nConnection: close\r\n"
CHUNKED = LOGIN + b"Transfer-Encoding: chunked\r\n\r\n"
SECOND = b"GET /smuggled HTTP/1.1\r\n" + HOST + b"\r\n"


def length(value):
    return LOGIN + b"Content-Length: " + value + b"\r\n\r\n{}" + SECOND


def coding(value):
    return LOGIN + b"Transfer-Encoding: " + value + b"\r\n\r\n0\r\n\r\n" + SECOND


LINES = [
    ("a TLS hello", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
    ("an empty line first", b"\r\n" + GET + HOST + b"\r\n", 400),
    ("bare LF", b"GET / HTTP/1.1\nHost: a\n\n", 400),
    ("bare LF at one field", GET + b"Host: a\n\r\n", 400),
    ("bare LF at the end", GET + HOST + b"\n", 400),
    ("bare CR", GET + b"Host: a\rX: b\r\n\r\n", 400),
    ("NUL in a value", GET + HOST + b"X: a\0b\r\n\r\n", 400),
    ("control character in a value", GET + HOST + b"X: a\x01b\r\n\r\n", 400),
    ("folded with a space", GET + HOST + b"X: a\r\n b\r\n\r\n", 400),
    ("folded with a tab", GET + HOST + b"X: a\r\n\tb\r\n\r\n", 400),
    ("space before the first field", GET + b" " + HOST + b"\r\n", 400),
    ("space before the colon", GET + b"Host : a\r\n\r\n", 400),
    ("tab before the colon", GET + b"Host\t: a\r\n\r\n", 400),
    ("no colon", GET + HOST + b"X\r\n\r\n", 400),
    ("a field without a name", GET + HOST + b": b\r\n\r\n", 400),
    ("space in a name", GET + HOST + b"X Y: b\r\n\r\n", 400),
    ("no Host", GET + b"\r\n", 400),
    ("two Hosts", GET + HOST + HOST + b"\r\n", 400),
    ("an empty Host", GET + b"Host: \r\n\r\n", 400),
    ("a user in Host", GET + b"Host: u@a\r\n\r\n", 400),
    ("a path in Host", GET + b"Host: a/b\r\n\r\n", 400),
    ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    ("HTTP/1.9", b"GET / HTTP/1.9\r\n" + HOST + b"\r\n", 505),
    ("HTTP/0.9", b"GET /\r\n\r\n", 400),
    ("no version", b"GET / \r\n" + HOST + b"\r\n", 505),
    ("version in lower case", b"GET / http/1.1\r\n" + HOST + b"\r\n", 505),
    ("two spaces", b"GET  / HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    ("space behind the version", b"GET / HTTP/1.1 \r\n" + HOST + b"\r\n", 505),
    ("method in lower case", b"get / HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    ("space in the target", b"GET /a b HTTP/1.1\r\n" + HOST + b"\r\n", 505),
    ("a fragment in the target", b"GET /#a HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    ("no path", b"GET http: HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    ("CONNECT", b"CONNECT a:1 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    ("OPTIONS of all", b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    ("a line of 9 KB", b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    ("a line without an end", b"GET /" + b"a" * 20000, 414),
    ("a field of 9 KB", GET + HOST + b"X: " + b"a" * 9000 + b"\r\n\r\n", 431),
    ("a head of 17 KB", GET + HOST + (b"X: " + b"a" * 1000 + b"\r\n") * 17 + b"\r\n", 431),
    ("65 fields", GET + HOST + b"X: 1\r\n" * 64 + b"\r\n", 431),
    ("an expectation", LOGIN + b"Expect: tea\r\nContent-Length: 2\r\n\r\n{}", 417),
]

LENGTHS = [
    ("length and chunks", LOGIN + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND, 400),
    ("chunks and length", LOGIN + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + SECOND, 400),
    ("two lengths", LOGIN + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}" + SECOND, 400),
    ("the same length twice", LOGIN + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" + SECOND, 400),
    ("a list of lengths", length(b"2, 2"), 400),
    ("length +2", length(b"+2"), 400),
    ("length -1", length(b"-1"), 400),
    ("length 0x2", length(b"0x2"), 400),
    ("length 2a", length(b"2a"), 400),
    ("length 2.0", length(b"2.0"), 400),
    ("no length in it", length(b""), 400),
    ("a length above 2^64", length(b"18446744073709551618"), 400),
    ("a length of 2^63", length(b"9223372036854775808"), 413),
    ("10 GiB, refused before they come", LOGIN + b"Content-Length: 10737418240\r\n\r\n", 413),
    ("10 GiB after 100 Continue", LOGIN + b"Expect: 100-continue\r\nContent-Length: 10737418240\r\n\r\n", 413),
    ("one byte too many", LOGIN + b"Content-Length: 65537\r\n\r\n", 413),
    ("xchunked", coding(b"xchunked"), 501),
    ("chunked and identity", coding(b"chunked, identity"), 501),
    ("identity and chunked", coding(b"identity, chunked"), 501),
    ("gzip and chunked", coding(b"gzip, chunked"), 501),
    ("chunked in quotes", coding(b'"chunked"'), 501),
    ("chunked behind a vertical tab", coding(b"\x0bchunked"), 400),
    ("two codings", LOGIN + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND, 400),
    ("space before the coding's colon", LOGIN + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + SECOND, 400),
    ("chunks in HTTP/1.0", coding(b"chunked").replace(b"HTTP/1.1", b"HTTP/1.0", 1), 400),
]

CHUNKS = [
    ("no size", CHUNKED + b"\r\n{}\r\n0\r\n\r\n", 400),
    ("size -1", CHUNKED + b"-1\r\n{}\r\n0\r\n\r\n", 400),
    ("size +2", CHUNKED + b"+2\r\n{}\r\n0\r\n\r\n", 400),
    ("size 0x2", CHUNKED + b"0x2\r\n{}\r\n0\r\n\r\n", 400),
    ("a size above 2^64", CHUNKED + b"10000000000000002\r\n{}\r\n0\r\n\r\n", 400),
    ("10 GiB in a chunk", CHUNKED + b"280000000\r\n", 413),
    ("a size that ends in LF", CHUNKED + b"2\n{}\r\n0\r\n\r\n", 400),
    ("a chunk longer than it says", CHUNKED + b"2\r\n{}}\r\n0\r\n\r\n", 400),
    ("a chunk that ends in LF", CHUNKED + b"2\r\n{}\n0\r\n\r\n", 400),
    ("an extension of 9 KB", CHUNKED + b"2;a=" + b"b" * 9000 + b"\r\n{}\r\n0\r\n\r\n", 400),
    ("an extension without an end", CHUNKED + b"2;a=" + b"b" * 200000, 400),
    ("extensions beyond all measure", CHUNKED + b"1;a=b;c=d;e=f\r\n{\r\n" * 60000, 413),
    ("chunks without an end", CHUNKED + b"1000\r\n" + b"a" * 4096 + b"\r\n" + (b"1000\r\n" + b"a" * 4096 + b"\r\n") * 30, 413),
    ("trailers without an end", CHUNKED + b"0\r\n" + b"X: y\r\n" * 20000, 400),
]

FOREIGN = [
    ("a form", LOGIN.replace(b"application/json", b"application/x-www-form-urlencoded") + b"Content-Length: 2\r\n\r\n{}", 415),
    ("text", LOGIN.replace(b"application/json", b"text/plain") + b"Content-Length: 2\r\n\r\n{}", 415),
    ("a body in gzip", LOGIN + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", 415),
    ("a preflight", b"OPTIONS /api/v1/login HTTP/1.1\r\n" + HOST + b"Connection: close\r\nOrigin: http://evil.example\r\n"
     b"Access-Control-Request-Method: POST\r\n\r\n", 405),
    ("another site's page", LOGIN + b"Origin: http://evil.example\r\nContent-Length: 2\r\n\r\n{}", 403),
    ("a token in the URL", b"POST /api/v1/logout?access_token=a HTTP/1.1\r\n" + HOST + b"Connection: close\r\n"
     b"Content-Length: 0\r\n\r\n", 401),
    ("a path upwards", b"GET /../../etc/passwd HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", 404),
    ("a body of nothing but brackets", LOGIN + b"Content-Length: 60000\r\n\r\n" + b"[" * 60000, 400),
]

BODIES = [
    (f"a body that is {says}", LOGIN + b"Content-Length: %d\r\n\r\n" % len(body) + body, 400) for says, body in (
        ("empty", b""), ("cut off", b"{"), ("an array", b"[]"), ("no UTF-8", b'{"name":"\xff","password":"x"}'),
        ("of the wrong types", b'{"name":1,"password":"x"}'), ("not all that is needed", b'{"name":"ann"}'))
]

KEY = b"Authorization: Bearer {token}\r\n"
END = b"Connection: close\r\n\r\n"


def events(query=b"", accept=b"application/json", fields=KEY):
    return b"GET /api/v1/events" + query + b" HTTP/1.1\r\n" + HOST + b"Accept: " + accept + b"\r\n" + fields + END


def commands(body, fields=KEY):
    return (b"POST /api/v1/commands HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n" + fields
            + b"Content-Length: %d\r\n" % len(body) + END + body)


EVENTS = [
    (f"{says} as {form.decode()}", events(query, form, fields), polled if form.endswith(b"/json") else streamed)
    for form in (b"application/json", b"text/event-stream", b"application/x-ndjson")
    for says, query, fields, polled, streamed in (
        ("no token", b"", b"", 401, 401),
        ("a token of nobody", b"", b"Authorization: Bearer x\r\n", 401, 401),
        ("Basic", b"", b"Authorization: Basic YTpi\r\n", 401, 401),
        ("a token in the target", b"?access_token={token}", b"", 401, 401),
        ("a session that is no UUID", b"", KEY + b"Madang-Session: mine\r\n", 400, 400),
        ("a room that is not there", b"?room=nowhere", KEY, 404, 404),
        ("a room of 4 KB", b"?room=" + b"a" * 4096, KEY, 404, 404),
        ("a room of no characters that a room has", b"?room=%00%ff%2e%2e%2f", KEY, 404, 404))
] + [
    (f"events with {says}", events(query, fields=fields), status) for says, query, fields, status in (
        ("a cursor that is none", b"?wait=0&cursor=x", KEY, 409),
        ("a cursor of 4 KB", b"?wait=0&cursor=" + b"9" * 4096, KEY, 409),
        ("a cursor of no UTF-8", b"?wait=0&cursor=%ff%fe.1", KEY, 409),
        ("a cursor cut in its middle", b"?wait=0&cursor=a%2", KEY, 409),
        ("a cursor above 2^63", b"?wait=0&cursor=a.9223372036854775808", KEY, 409),
        ("a last id that is none", b"?wait=0", KEY + b"Last-Event-ID: x\r\n", 409),
        ("a wait of 61", b"?wait=61", KEY, 400), ("a wait of -1", b"?wait=-1", KEY, 400), ("half a wait", b"?wait=0.5", KEY, 400),
        ("no number to wait", b"?wait=", KEY, 400), ("a wait above 2^64", b"?wait=18446744073709551617", KEY, 400))
] + [
    ("events as nothing that we have", events(accept=b"text/html"), 415),
    ("events as nothing at all", events(accept=b"*/*;q=0"), 415),
    ("events by POST", events().replace(b"GET", b"POST"), 405),
    ("events by HEAD", events().replace(b"GET", b"HEAD"), 405),
    ("a snapshot without a token", b"GET /api/v1/snapshot HTTP/1.1\r\n" + HOST + END, 401),
    ("a snapshot by POST", b"POST /api/v1/snapshot HTTP/1.1\r\n" + HOST + END, 405),
]

COMMANDS = [
    (f"a command that is {says}", commands(body), status) for says, body, status in (
        ("empty", b"", 400), ("cut off", b'{"do":"ping"', 400), ("a word", b'"ping"', 400), ("null", b"null", 400),
        ("no UTF-8", b'{"do":"\xff"}', 400), ("unknown", b'{"do":"dance"}', 400), ("none", b"{}", 400),
        ("of the wrong type", b'{"do":7}', 400), ("without what it needs", b'{"do":"post"}', 400),
        ("an array of none", b"[]", 400), ("an array of 51", b"[" + b",".join([b'{"do":"ping"}'] * 51) + b"]", 413),
        ("an array of arrays", b"[[]]", 200), ("nothing but brackets", b"[" * 60000, 400),
        ("nothing but objects", b'{"a":' * 10000 + b"1" + b"}" * 10000, 400), ("for nowhere", b'{"do":"read","room":"x","n":1}', 404))
] + [
    ("a command without a token", commands(b'{"do":"ping"}', b""), 401),
    ("a command with a token of nobody", commands(b'{"do":"ping"}', b"Authorization: Bearer x\r\n"), 401),
    ("a command of a session that is no UUID", commands(b'{"do":"ping"}', KEY + b"Madang-Session: mine\r\n"), 400),
    ("bye of nobody's session", commands(b'{"do":"bye"}'), 400),
    ("a command as text", commands(b'{"do":"ping"}').replace(b"application/json", b"text/plain"), 415),
    ("a command from another site's page", commands(b'{"do":"ping"}', KEY + b"Origin: http://evil.example\r\n"), 403),
    ("commands by GET", b"GET /api/v1/commands HTTP/1.1\r\n" + HOST + END, 405),
]

GOOD = [
    ("a poll", events(b"?wait=0"), 200),
    ("a command", commands(b'{"do":"ping"}'), 200),
    ("a snapshot", b"GET /api/v1/snapshot HTTP/1.1\r\n" + HOST + KEY + END, 200),
    ("the page", GET + HOST + b"Connection: close\r\n\r\n", 200),
    ("64 fields", GET + HOST + b"X: 1\r\n" * 62 + b"Connection: close\r\n\r\n", 200),
    ("absolute form", b"GET http://a/ HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", 200),
    ("no chunk but the last", CHUNKED + b"0\r\n\r\n", 400),
    ("chunks with extensions and a trailer", CHUNKED + b'1;a=b\r\n{\r\n1;c="d"\r\n}\r\n0\r\nX: y\r\n\r\n', 400),
]

ROWS = LINES + LENGTHS + CHUNKS + FOREIGN + BODIES + EVENTS + COMMANDS + GOOD
