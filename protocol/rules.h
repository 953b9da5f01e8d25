// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

#include <optional>

/// What a string has to look like before it is let in. Pure functions; used by the parser and by forms.
namespace madang::rules
{

/// 1 to 40 of A-Za-z0-9_-.
[[nodiscard]] bool isId(QStringView text);
/// A UUID in lower-case text form without braces.
[[nodiscard]] bool isUuid(QStringView text);
/// 1 to 64 of A-Za-z0-9_-.
[[nodiscard]] bool isInvitationCode(QStringView text);
/// A new UUID (version 4) in that form.
[[nodiscard]] QString newUuid();
[[nodiscard]] qsizetype codePoints(QStringView text);

/// One line (names, topics) or several (messages).
enum class Lines { One, Many };

/// What a text field may hold.
struct TextRule {
    qsizetype least = 1;
    qsizetype most = 0; ///< code points, after normalisation
    Lines lines = Lines::One;
};

/// NFC of the text (one-line texts are also trimmed), or nothing where it breaks the rule: too short, too long, lone
/// surrogates, NUL, control characters other than tab and (in many lines) line feed.
[[nodiscard]] std::optional<QString> cleaned(const QString &text, const TextRule &rule);

} // namespace madang::rules
