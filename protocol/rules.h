// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

#include <chrono>
#include <optional>

/// What a string has to look like before it is let in. Pure functions; used by the parser and by forms.
namespace madang::rules
{

/// 1 to 40 of A-Za-z0-9_-.
[[nodiscard]] bool isId(QStringView text);
/// A UUID of any version, in lower-case text form without braces.
[[nodiscard]] bool isUuid(QStringView text);
/// 1 to 64 of A-Za-z0-9_-.
[[nodiscard]] bool isInvitationCode(QStringView text);
/// A new UUID in that form: version 7 of RFC 9562, which begins with the time in milliseconds. What was made one after
/// the other sorts (nearly) so, and the log's index grows at its end instead of everywhere.
[[nodiscard]] QString newUuid();
/// The same, of a given time since 1970.
[[nodiscard]] QString newUuid(std::chrono::milliseconds at);
[[nodiscard]] qsizetype codePoints(QStringView text);

/// One line (names, topics) or several (messages).
enum class Lines { One, Many };

/// What a text field may hold.
struct TextRule {
    qsizetype least = 1;
    qsizetype most = 0; ///< code points, after normalisation
    Lines lines = Lines::One;
};

/// NFC of the text (one-line texts are also trimmed, in others CR LF and CR become LF), or nothing where it breaks the
/// rule: too short, too long, lone surrogates, NUL, control characters other than tab and (in many lines) line feed.
[[nodiscard]] std::optional<QString> cleaned(const QString &text, const TextRule &rule);

/// One emoji: what is seen as one sign (a family and a flag too, whatever they are made of) and is no letter, digit or
/// punctuation. Signs of a later Unicode than Qt's count where emoji are added.
[[nodiscard]] bool isEmoji(const QString &text);

} // namespace madang::rules
