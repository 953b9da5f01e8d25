# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Holds the tree to the rules of the house, and the rules' checker to small trees that break them."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import layers  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
QT_HEADERS = os.environ.get("MADANG_QT_HEADERS", "/usr/include/x86_64-linux-gnu/qt6")
SPDX = "// SPDX-FileCopyrightText: Madang developers\n// SPDX-License-Identifier: MIT\n"
MODULES = {"QString": "QtCore", "QTcpSocket": "QtNetwork", "QColor": "QtGui", "QWidget": "QtWidgets",
           "QSqlQuery": "QtSql"}


class TheHouse(unittest.TestCase):
    def test_keeps_its_rules(self):
        self.assertIn("QWidget", layers.qt_modules(QT_HEADERS), f"no headers of Qt in {QT_HEADERS}")

        self.assertEqual(layers.findings(ROOT, layers.qt_modules(QT_HEADERS)), [])


class TheChecker(unittest.TestCase):
    def findings(self, files):
        """What is found in a tree that has only these files; CMakeLists.txt aside."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for path, text in files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8")
            return layers.findings(root, MODULES)

    def include(self, path, included, also=()):
        """What is found when the file `path` includes `included`, where that and `also` exist."""
        files = {name: f"{SPDX}#pragma once\n" for name in (included.strip('<>"'), *also) if "/" in name}
        return self.findings({**files, path: f"{SPDX}#include {included}\n"})

    def assert_found(self, findings, *parts):
        self.assertEqual(len(findings), 1, findings)
        for part in parts:
            self.assertIn(part, findings[0])

    def test_lets_through_what_the_layers_allow(self):
        for path, included in (("client/a.cpp", '"protocol/b.h"'), ("server/a.cpp", '"protocol/b.h"'),
                               ("ui/a.cpp", '"client/b.h"'), ("ui/a.cpp", '"protocol/ids.h"'),
                               ("app/x/a.cpp", '"server/hub/b.h"'), ("tests/server/a.cpp", '"tests/support/b.h"'),
                               ("server/hub/a.cpp", '"server/log/b.h"'), ("server/hub/a.cpp", '"server/clock.h"'),
                               ("ui/a.cpp", "<QWidget>"), ("client/a.cpp", "<QSqlQuery>"), ("server/a.cpp", "<map>"),
                               ("tests/ui/a.cpp", '"a.moc"')):
            with self.subTest(path=path, included=included):
                self.assertEqual(self.include(path, included), [])

    def test_finds_an_include_that_crosses_a_layer(self):
        for path, included in (("protocol/a.cpp", '"client/b.h"'), ("client/a.cpp", '"server/b.h"'),
                               ("server/a.cpp", '"client/b.h"'), ("client/a.cpp", '"ui/b.h"'),
                               ("ui/a.cpp", '"server/b.h"'), ("ui/a.cpp", '"app/b.h"'), ("server/a.cpp", '"tests/b.h"'),
                               ("ui/a.cpp", '"protocol/commands/b.h"'), ("ui/a.cpp", '"protocol/codec.h"'),
                               ("server/hub/a.cpp", '"server/gateway/b.h"'), ("server/log/a.cpp", '"server/hub/b.h"'),
                               ("tests/client/a.cpp", '"server/b.h"'), ("tests/support/client/a.cpp", '"server/b.h"'),
                               ("tests/support/a.cpp", '"app/b.h"')):
            with self.subTest(path=path, included=included):
                self.assert_found(self.include(path, included), f"{path}:3:", "must not include", included)

    def test_finds_a_module_of_qt_that_is_not_the_layers(self):
        for path, included in (("protocol/a.cpp", "<QTcpSocket>"), ("client/a.cpp", "<QColor>"),
                               ("server/a.cpp", "<QWidget>"), ("server/a.cpp", "<QtWidgets/QWidget>"),
                               ("ui/a.cpp", "<QTcpSocket>"), ("ui/a.cpp", "<QSqlQuery>")):
            with self.subTest(path=path, included=included):
                self.assert_found(self.include(path, included), f"{path}:3:", "must not use Qt")

    def test_finds_an_include_that_is_not_written_from_the_root(self):
        for included in ('"b.h"', '"../client/b.h"', '"session/b.h"', '"client/../protocol/b.h"'):
            with self.subTest(included=included):
                found = self.findings({"client/a.cpp": f"{SPDX}#include {included}\n"})
                self.assert_found(found, "client/a.cpp:3:", "not written from the root")

    def test_finds_an_include_of_nothing(self):
        found = self.findings({"client/a.cpp": f'{SPDX}#include "client/b.h"\n'})

        self.assert_found(found, "client/a.cpp:3:", "does not exist")

    def test_finds_an_own_header_that_is_not_first(self):
        header = f"{SPDX}#pragma once\n"
        found = self.findings({"client/a.h": header, "client/b.h": header,
                               "client/a.cpp": f'{SPDX}#include "client/b.h"\n#include "client/a.h"\n'})

        self.assert_found(found, "client/a.cpp:3:", "comes first")

    def test_finds_a_header_without_guard(self):
        self.assert_found(self.findings({"client/a.h": SPDX}), "client/a.h:1:", "#pragma once")

    def test_finds_connections_by_name_and_without_context(self):
        for line, what in (("connect(a, SIGNAL(b()), c, d);", "by name"),
                           ("connect(a, b, c, SLOT(d()));", "by name"),
                           ("connect(a, &A::b, [] { c(); });", "without a context"),
                           ("QObject::connect(&a, &A::b,\n    [x, y](int) { c(x, y); });", "without a context"),
                           ("connect(a, qOverload<int>(&A::b), c);", "without a context")):
            with self.subTest(line=line):
                self.assert_found(self.findings({"client/a.cpp": f"{SPDX}{line}\n"}), "client/a.cpp:3:", what)

    def test_lets_other_connections_through(self):
        for line in ("connect(a, &A::b, this, [] { c(x, y); });", "connect(a, &A::b, c, &C::d, Qt::QueuedConnection);",
                     "socket.connect(host, port, timeout);", "// connect(a, &A::b, [] {});", 'log("SIGNAL(a, b");',
                     "/* SLOT(\n) */",
                     "bus.connect(service, path, interface, name, this, SLOT(onChanged(QString)));", 'auto text = R"(connect(a, &A::b, [] {}))";'):
            with self.subTest(line=line):
                self.assertEqual(self.findings({"client/a.cpp": f"{SPDX}{line}\n"}), [])

    def test_finds_files_without_a_licence(self):
        for path in ("client/a.cpp", "tests/a.py", "scripts/run", ".ci/run", "client/CMakeLists.txt", "CMakeLists.txt"):
            with self.subTest(path=path):
                self.assert_found(self.findings({path: "something\n"}), f"{path}:1:", "SPDX")


if __name__ == "__main__":
    unittest.main()
