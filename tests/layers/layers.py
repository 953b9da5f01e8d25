# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""The rules of the house that a compiler does not check: who may include whom, and how files begin.

findings(root, qt_headers) reads the tree and returns one line for each breach: "path:line: what is wrong".
"""

import re
from dataclasses import dataclass
from pathlib import Path

LAYERS = ("protocol", "client", "server", "ui", "app", "tests")

# Whom a layer may include, and which modules of Qt. What is not named is forbidden.
MAY_INCLUDE = {
    "protocol": {"protocol"},
    "client": {"client", "protocol"},
    "server": {"server", "protocol"},
    "ui": {"ui", "client", "protocol"},
    "app": {"app", "ui", "client", "server", "protocol"},
}
QT_MODULES = {
    "protocol": {"QtCore"},
    "client": {"QtCore", "QtNetwork", "QtWebSockets", "QtSql", "QtDBus"},
    "server": {"QtCore", "QtNetwork", "QtWebSockets"},
    "ui": {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtDBus"},
}
# The tests of a layer stand where the layer stands; those of e2e drive whole programs.
for layer in ("protocol", "client", "server", "ui"):
    MAY_INCLUDE[f"tests/{layer}"] = MAY_INCLUDE[layer] | {"tests"}
    MAY_INCLUDE[f"tests/support/{layer}"] = MAY_INCLUDE[layer] | {"tests"}
MAY_INCLUDE["tests"] = {"tests", "ui", "client", "server", "protocol"}
MAY_INCLUDE["tests/app"] = MAY_INCLUDE["tests"] | {"app"}
MAY_INCLUDE["tests/e2e"] = MAY_INCLUDE["tests"] | {"app"}

# The windows know the nouns of the wire, not its messages.
FORBIDDEN_TO_UI = ("protocol/commands/", "protocol/codec.h", "protocol/catalogue.h", "protocol/events.h",
                   "protocol/signals.h", "protocol/json/")

# Inside the server a folder includes only these others (and what lies directly in server/).
SERVER_FOLDERS = {
    "gateway": {"gateway", "hub", "accounts", "ops"},
    "hub": {"hub", "log", "accounts"},
    "log": {"log", "accounts"},
    "accounts": {"accounts", "log"},
    "ops": {"ops", "log", "accounts"},
}

SPDX = ("SPDX-FileCopyrightText: Madang developers", "SPDX-License-Identifier: MIT")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
SOURCE = {".h", ".cpp"}


@dataclass(frozen=True)
class Source:
    path: str  # from the root, with slashes
    text: str

    @property
    def folder(self):
        parts = self.path.split("/")
        for depth in (3, 2, 1):
            name = "/".join(parts[:depth])
            if len(parts) > depth and name in MAY_INCLUDE:
                return name
        return parts[0]

    def includes(self):
        for number, line in enumerate(self.text.splitlines(), 1):
            match = INCLUDE.match(line)
            if match:
                yield number, match.group(1) == '"', match.group(2)


def sources(root):
    for layer in LAYERS:
        for path in sorted((root / layer).rglob("*")):
            if path.suffix in SOURCE and path.is_file():
                yield Source(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))


def layer_breaches(source, root):
    for number, is_ours, name in source.includes():
        if not is_ours or name.endswith(".moc"):
            continue
        target = name.split("/")[0]
        if target not in LAYERS or "/" not in name or ".." in name:
            yield number, f'"{name}" is not written from the root'
        elif not (root / name).is_file():
            yield number, f'"{name}" does not exist'
        elif target not in MAY_INCLUDE[source.folder]:
            yield number, f'{source.folder} must not include "{name}"'
        elif source.folder == "ui" and name.startswith(FORBIDDEN_TO_UI):
            yield number, f'ui must not include "{name}": only the value types of protocol'


def server_breaches(source):
    parts = source.path.split("/")
    if parts[0] != "server" or len(parts) < 3:
        return
    for number, is_ours, name in source.includes():
        target = name.split("/")
        if is_ours and target[0] == "server" and len(target) > 2 and target[1] not in SERVER_FOLDERS.get(parts[1], ()):
            yield number, f'server/{parts[1]} must not include "{name}"'


def qt_breaches(source, module_of):
    allowed = QT_MODULES.get(source.folder)
    if allowed is None:
        return
    for number, is_ours, name in source.includes():
        if is_ours:
            continue
        module = name.split("/")[0] if "/" in name else module_of.get(name)
        if module and module.startswith("Qt") and module not in allowed:
            yield number, f"{source.folder} must not use {module} (<{name}>)"


def header_breaches(source, root):
    if source.path.endswith(".h"):
        if "\n#pragma once\n" not in source.text:
            yield 1, "a header needs #pragma once"
        return
    own = source.path[: -len(".cpp")] + ".h"
    included = [(number, name) for number, _, name in source.includes()]
    if (root / own).is_file() and included and included[0][1] != own:
        yield included[0][0], f'"{own}" comes first'


def without_comments_and_texts(text):
    """The same lines, without comments and with empty literals, so that brackets and commas mean what they say."""
    pattern = r'R"(\w*)\((?:.|\n)*?\)\1"|//[^\n]*|/\*(?:.|\n)*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\''

    def replacement(match):
        kept = "" if match.group(0).startswith("/") else "0"
        return kept + "\n" * match.group(0).count("\n")

    return re.sub(pattern, replacement, text)


def arguments(code, start):
    """The arguments of the call whose bracket opens at `start`."""
    depth, begin, found = 0, start + 1, []
    for index in range(start, len(code)):
        if code[index] in "([{":
            depth += 1
        elif code[index] in ")]}":
            depth -= 1
            if depth == 0:
                return found + [code[begin:index].strip()]
        elif code[index] == "," and depth == 1:
            found.append(code[begin:index].strip())
            begin = index + 1
    return found


def connect_breaches(source):
    code = without_comments_and_texts(source.text)
    for match in re.finditer(r"\bconnect\s*\(", code):
        call = arguments(code, match.end() - 1)
        line = code.count("\n", 0, match.start()) + 1
        # Six arguments and more are QDBusConnection's, which knows slots by name only.
        by_name = [each for each in call if re.match(r"(SIGNAL|SLOT)\b", each)]
        if by_name and len(call) < 6:
            yield line, f"{by_name[0]} connects by name"
        names_signal = len(call) == 3 and re.match(r"&|q?Overload<|qOverload|QOverload", call[1])
        if names_signal:
            yield line, "connect without a context object"


def spdx_breaches(root):
    folders = [root / name for name in LAYERS + ("scripts", ".ci", "resources")]
    paths = [path for folder in folders for path in folder.rglob("*")] + [root / "CMakeLists.txt"]
    for path in sorted(paths):
        is_script = path.parent.name in ("scripts", ".ci") and path.suffix == ""
        is_source = path.suffix in SOURCE | {".py", ".sh", ".cmake"} or path.name == "CMakeLists.txt"
        if not path.is_file() or not (is_source or is_script):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        beginning = "\n".join(text.splitlines()[:5])
        if text and not all(line in beginning for line in SPDX):
            yield path.relative_to(root).as_posix(), 1, "the two SPDX lines are missing"


def qt_modules(headers):
    """Which module a header of Qt belongs to: {"QWidget": "QtWidgets", ...}."""
    return {path.name: folder.name for folder in Path(headers).glob("Qt*") for path in folder.iterdir()
            if path.is_file() and path.suffix == ""}


def findings(root, module_of):
    root = Path(root)
    found = []
    for source in sources(root):
        for breaches in (layer_breaches(source, root), server_breaches(source), qt_breaches(source, module_of),
                         header_breaches(source, root), connect_breaches(source)):
            found += [f"{source.path}:{number}: {what}" for number, what in breaches]
    found += [f"{path}:{number}: {what}" for path, number, what in spdx_breaches(root)]
    return found
