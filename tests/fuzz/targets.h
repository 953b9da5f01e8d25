// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <array>

/// What is fed with anything at all. Each takes bytes and demands what holds for all bytes: not only that nothing
/// breaks, but that what was understood is understood again when it is written and read.
namespace madang::fuzz
{

void tryHead(QByteArrayView bytes);
void tryCommand(QByteArrayView bytes);
void tryCursor(QByteArrayView bytes);
void tryToml(QByteArrayView bytes);
void tryLink(QByteArrayView bytes);
void tryFrames(QByteArrayView bytes);
void tryEvents(QByteArrayView bytes);

struct Target {
    QByteArrayView name;
    void (*run)(QByteArrayView bytes) = nullptr;
};

inline constexpr std::array<Target, 7> targets{{
    {"head", tryHead},
    {"command", tryCommand},
    {"cursor", tryCursor},
    {"toml", tryToml},
    {"link", tryLink},
    {"frames", tryFrames},
    {"events", tryEvents},
}};

/// Ends the program, for the fuzzer to keep what led here.
void demand(bool holds, const char *what);

} // namespace madang::fuzz
