// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/openserver.h"
#include "ui/theme/icons.h"

#include <QObject>

namespace madang::app
{

/// The way out of an open server: says what it costs to sign out here, and ends the token where the server can be
/// reached. What is kept on this computer is left to whoever hears left().
class Departure : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Departure)

public:
    /// Whether the server knows. Needless: nobody expects it, since there was no connection.
    enum class Told { Yes, Needless, No };

    explicit Departure(const ui::Icons &icons, QObject *parent = nullptr);

    /// Over the page of `open`, with which it ends.
    void begin(OpenServer &open);

signals:
    void left(madang::app::Departure::Told told);

private:
    void signOut(OpenServer &open);

    const ui::Icons &m_icons;
};

} // namespace madang::app
