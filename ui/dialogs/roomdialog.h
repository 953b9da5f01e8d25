// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/sheet.h"

namespace madang::ui
{

class Field;
class Switch;

/// How a room is to be.
struct RoomDetails {
    enum class Access { Everybody, Invited };

    QString name;
    QString topic = {};
    Access access = Access::Everybody;

    friend bool operator==(const RoomDetails &, const RoomDetails &) = default;
};

/// Makes a room, or changes the name and topic of one.
class RoomDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomDialog)

public:
    enum class Purpose { Create, Change };

    RoomDialog(const Icons &icons, Purpose purpose, QWidget *parent = nullptr);

    void setDetails(const RoomDetails &details);

signals:
    void submitted(const madang::ui::RoomDetails &details);

protected:
    void submit() override;
    void retranslate() override;

private:
    Purpose m_purpose;
    Field *m_name;
    Field *m_topic;
    Switch *m_private;
};

} // namespace madang::ui

Q_DECLARE_METATYPE(madang::ui::RoomDetails)
