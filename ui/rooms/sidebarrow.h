// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/people/presencemark.h"

#include <QMetaType>
#include <QString>

namespace madang::ui
{

/// One room or conversation in the list at the left.
struct SidebarRow {
    enum class Kind { Public, Private, Person, Group };
    enum class Section { Unread, Rooms, People };
    enum class Draft { No, Yes };

    QString id;
    QString name;
    Kind kind = Kind::Public;
    Section section = Section::Rooms;
    qint64 unread = 0;
    qint64 addressed = 0; ///< of these: what names the reader, and all in a direct conversation
    Draft draft = Draft::No;
    PresenceMark presence = PresenceMark::Unknown; ///< Person

    friend bool operator==(const SidebarRow &, const SidebarRow &) = default;
};

/// Oneself, at the foot of the list.
struct MeRow {
    QString userId;
    QString name;
    PresenceMark presence = PresenceMark::Unknown;

    friend bool operator==(const MeRow &, const MeRow &) = default;
};

} // namespace madang::ui

Q_DECLARE_METATYPE(madang::ui::SidebarRow)
