// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/people/presencemark.h"

#include <QMetaType>
#include <QString>

namespace madang::ui
{

/// Somebody in the list of members.
struct PersonRow {
    enum class Rank { Member, Admin, Owner };

    QString userId;
    QString name;
    PresenceMark presence = PresenceMark::Unknown;
    Rank rank = Rank::Member;
    QString note = {}; ///< more about the presence, for the tooltip: "Away for 12 min"

    friend bool operator==(const PersonRow &, const PersonRow &) = default;
};

} // namespace madang::ui

Q_DECLARE_METATYPE(madang::ui::PersonRow)
