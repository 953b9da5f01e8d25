// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/session/connectionstate.h"

#include <QMessageBox>

namespace madang::ui
{

/// What is wrong with the connection, for whoever wants to know or has to tell somebody: it can be copied. It follows
/// the connection while it is open.
class ConnectionDetails : public QMessageBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionDetails)

public:
    explicit ConnectionDetails(const client::ConnectionState &state, QWidget *parent = nullptr);

public slots:
    void follow(const madang::client::ConnectionState &state);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    client::ConnectionState m_state;
    QPushButton *m_copy;
};

} // namespace madang::ui
