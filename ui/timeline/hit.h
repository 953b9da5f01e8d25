// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/ids.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <variant>

namespace madang::ui
{

// What stands under a point of a message.

struct HitText {
    int position = 0;
};
struct HitLink {
    QUrl url;
};
struct HitQuote {
    MessageId message;
};
struct HitReaction {
    QString emoji;
    bool own = false;
    QStringList names;
};
struct HitPerson {
    UserId user;
};
struct HitTime {
};
struct HitTryAgain {
};
struct HitGiveUp {
};

using Hit =
    std::variant<std::monostate, HitText, HitLink, HitQuote, HitReaction, HitPerson, HitTime, HitTryAgain, HitGiveUp>;

} // namespace madang::ui
