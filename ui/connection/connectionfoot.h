// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/steering.h"
#include "ui/connection/connectionnote.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace madang::ui
{

/// What can be done about a connection, at the foot of its panel: take a certain way, mend it, copy all about it.
class ConnectionFoot : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionFoot)

public:
    ConnectionFoot(const Theme &theme, client::Steering &steering, QWidget *parent = nullptr);

    /// What goes with such a note.
    void offer(const ConnectionNote::Content &note);
    /// The button that mends; hidden where nothing is to be mended.
    [[nodiscard]] QWidget *mending() const;
    void sayCopied();
    void retranslate();

signals:
    /// There is no connection, and a person does not want to wait.
    void tryNow();
    void proxyWanted();
    void copyWanted();

private:
    void act();
    void offerWays();

    client::Steering &m_steering;
    StripAction m_action = StripAction::None;
    QPushButton *m_use;
    QPushButton *m_act;
    QPushButton *m_copy;
};

} // namespace madang::ui
