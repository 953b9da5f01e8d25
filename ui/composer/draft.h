// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/mentions.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace madang::ui
{

/// The message that is being answered or edited, as far as the composer shows it.
struct Subject {
    QString messageId;
    QString author;
    QString text;

    friend bool operator==(const Subject &, const Subject &) = default;
};

enum class ComposeMode { Plain, Reply, Edit };

/// Everything that is in a room's composer, to be kept and put back.
struct Draft {
    QString text;
    ComposeMode mode = ComposeMode::Plain;
    Subject subject;
    QString setAside; ///< what was being written before an edit began

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && setAside.isEmpty() && mode == ComposeMode::Plain; }
    friend bool operator==(const Draft &, const Draft &) = default;
};

/// What Send makes of a draft: a new message, or the new text of `editedId`.
struct Composed {
    QString roomId;
    QString text;
    QString replyTo;
    QString editedId;
    QStringList mentions;

    friend bool operator==(const Composed &, const Composed &) = default;
};

/// Composed characters, no empty lines before the text and no white space behind it; empty where nothing is left.
[[nodiscard]] QString asSent(const QString &written);
/// `people` are those who can be mentioned.
[[nodiscard]] Composed composed(const QString &roomId, const Draft &draft, const QList<Mentionable> &people);

} // namespace madang::ui

Q_DECLARE_METATYPE(madang::ui::Draft)
Q_DECLARE_METATYPE(madang::ui::Composed)
