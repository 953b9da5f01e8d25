// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/happening.h"

#include <QCoreApplication>

namespace madang::ui
{

/// What happened to a connection, each in a sentence.
class HappeningWords
{
    Q_DECLARE_TR_FUNCTIONS(HappeningWords)

public:
    [[nodiscard]] static QString sentence(const client::Happening &happening);

private:
    [[nodiscard]] static QString once(const client::Happening::What &what);
    [[nodiscard]] static QString wentLive(const client::happenings::WentLive &live);
    [[nodiscard]] static QString switched(const client::Passage &to);
    [[nodiscard]] static QString failed(const client::happenings::Failed &failed);
    [[nodiscard]] static QString probeFailed(const client::happenings::Failed &failed);
};

} // namespace madang::ui
