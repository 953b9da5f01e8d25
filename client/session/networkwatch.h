// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace madang::client
{

/// Hears from the desktop that a network came up. That one went down is not believed: connections know better.
class NetworkWatch : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkWatch)

public:
    explicit NetworkWatch(QObject *parent = nullptr);

signals:
    void cameUp();
};

} // namespace madang::client
