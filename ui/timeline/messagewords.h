// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/row.h"

#include <QCoreApplication>

namespace madang::ui
{

/// What is said about messages in words: to people who listen, and about what could not be sent.
class MessageWords
{
    Q_DECLARE_TR_FUNCTIONS(MessageWords)

public:
    /// "Not sent: you may not write in this room"
    [[nodiscard]] static QString failure(const client::Row &row);
    [[nodiscard]] static QString deleted();
    [[nodiscard]] static QString edited();
    [[nodiscard]] static QString waiting();
    [[nodiscard]] static QString tryAgain();
    [[nodiscard]] static QString giveUp(client::OwnChange change);
    [[nodiscard]] static QString unknownQuote();
    /// The quoted text, in one line.
    [[nodiscard]] static QString quote(const client::Quote &quote);
    /// A row in one sentence: "Mina Kim, 14:02, text, 3 reactions, not sent".
    [[nodiscard]] static QString sentence(const client::Row &row);

private:
    [[nodiscard]] static QString reason(ErrorCode code, client::OwnChange change);
    [[nodiscard]] static QString state(const client::Row &row);
};

} // namespace madang::ui
