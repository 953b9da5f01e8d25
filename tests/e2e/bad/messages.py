# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""What is JSON, or nearly: (what is said, text, `re` of the answer, its code). Sent by somebody who is signed in; {room} is a
room of theirs. No code: it is done."""

ID = "00000000-0000-4000-8000-0000000000ff"


def post(**fields):
    """A message whose fields stand in it as they are written here."""
    return "{" + ",".join(f'"{name}":{value}' for name, value in (
        {"do": '"post"', "ref": "7", "room": '"{room}"', "id": f'"{ID}"', "text": '"hi"'} | fields).items()) + "}"


def many(count, last):
    return "{" + ",".join(f'"k{i}":0' for i in range(count)) + "," + last


BOMBS = [
    ("10,000 brackets", "[" * 10000, None, "bad_request"),
    ("10,000 objects in each other", '{"a":' * 10000 + "1" + "}" * 10000, None, "bad_request"),
    ("33 levels beside a command", '{"do":"ping","ref":7,"a":' + "[" * 32 + "]" * 32 + "}", None, "bad_request"),
    ("32 levels beside a command", '{"do":"ping","ref":7,"a":' + "[" * 31 + "]" * 31 + "}", 7, None),
    ("brackets in a string", '{"do":"ping","ref":7,"a":"' + "[{" * 20000 + '"}', 7, None),
    ("closing brackets first", "]" * 100 + "[" * 100, None, "bad_request"),
    ("as many keys as find room", many(6000, '"do":"ping","ref":7}'), 7, None),
    ("as many keys as find room, and no command", many(6000, '"x":1}'), None, "bad_request"),
    ("one key again and again", "{" + '"a":1,' * 9000 + '"do":"ping","ref":7}', 7, None),
    ("numbers without an end", "[" + "1," * 30000 + "1]", None, "bad_request"),
    ("a number of 60,000 digits", '{"do":"ping","ref":7,"a":' + "9" * 60000 + "}", None, "bad_request"),
    ("nothing but spaces", " " * 60000, None, "bad_request"),
    ("a text of 60,000 letters", post(text='"' + "a" * 60000 + '"'), 7, "too_large"),
    ("a text of 4,001 letters", post(text='"' + "a" * 4001 + '"'), 7, "too_large"),
]

TEXTS = [
    ("no JSON", "nonsense", None, "bad_request"),
    ("nothing", "", None, "bad_request"),
    ("null", "null", None, "bad_request"),
    ("a string", '"ping"', None, "bad_request"),
    ("an array", '[{"do":"ping","ref":7}]', None, "bad_request"),
    ("two objects", '{"do":"ping","ref":7}{"do":"ping","ref":8}', None, "bad_request"),
    ("an object and a word", '{"do":"ping","ref":7} x', None, "bad_request"),
    ("a mark of byte order, which is passed over", '\ufeff{"do":"ping","ref":7}', 7, None),
    ("apostrophes", "{'do':'ping','ref':7}", None, "bad_request"),
    ("a comma at the end", '{"do":"ping","ref":7,}', None, "bad_request"),
    ("a comment", '{"do":"ping",/*x*/"ref":7}', None, "bad_request"),
    ("an end that is missing", '{"do":"ping","ref":7', None, "bad_request"),
    ("NaN", '{"do":"ping","ref":7,"a":NaN}', None, "bad_request"),
    ("1e400", '{"do":"ping","ref":7,"a":1e400}', None, "bad_request"),
    ("-1e400", '{"do":"ping","ref":7,"a":-1e400}', None, "bad_request"),
    ("1e-400", '{"do":"ping","ref":7,"a":1e-400}', None, "bad_request"),
    ("a lonely surrogate in a text", post(text=r'"\ud800"'), 7, "bad_request"),
    ("the surrogates of a pair, exchanged", post(text=r'"\udc00\ud800"'), 7, "bad_request"),
    ("NUL in a text", post(text=r'"a\u0000b"'), 7, "bad_request"),
    ("NUL in a field that nobody knows", post(text='""', x=r'"\u0000"'), 7, "bad_request"),
    ("half an escape", post(text=r'"\u12"'), None, "bad_request"),
    ("an unknown escape, which is its letter", r'{"do":"ping","ref":7,"a":"\x41"}', 7, None),
]

REFS = [
    *((f"ref {ref}", '{"do":"ping","ref":' + ref + "}", None, "bad_request") for ref in (
        "0", "-1", "1.5", '"7"', "null", "true", "[]", "{}", "9007199254740992", "9223372036854775808", "18446744073709551616", "1e30")),
    ("the greatest ref", '{"do":"ping","ref":9007199254740991}', 9007199254740991, None),
    ("ref 7e0", '{"do":"ping","ref":7e0}', 7, None),
]

FIELDS = [
    ("do that is a number", '{"do":7,"ref":7}', None, "bad_request"),
    ("no do", '{"ref":7}', None, "bad_request"),
    ("an unknown command", '{"do":"dance","ref":7}', 7, "bad_request"),
    ("a command in capitals", '{"do":"PING","ref":7}', 7, "bad_request"),
    ("a post without anything", '{"do":"post","ref":7}', 7, "bad_request"),
    ("a second hello", '{"do":"hello","ref":7,"token":"t","session":"' + ID + '","client":{"name":"a","version":"1"}}', 7, "bad_request"),
    ("a room that is none", post(room='"../../etc"'), 7, "bad_request"),
    ("another's room", post(room='"nowhere"'), 7, "not_found"),
    ("an id that is no UUID", post(id='"1"'), 7, "bad_request"),
    ("an id in capitals", post(id='"00000000-0000-4000-8000-0000000000FF"'), 7, "bad_request"),
    ("a text that is a list", post(text='["hi"]'), 7, "bad_request"),
    ("mentions that are an object", post(mentions="{}"), 7, "bad_request"),
    ("1e9 messages of history", '{"do":"history","ref":7,"room":"{room}","limit":1000000000}', 7, "bad_request"),
    ("history before and after", '{"do":"history","ref":7,"room":"{room}","before":5,"after":1}', 7, "bad_request"),
    ("read to 2^63", '{"do":"read","ref":7,"room":"{room}","n":9223372036854775808}', 7, "bad_request"),
]

ROWS = BOMBS + TEXTS + REFS + FIELDS
