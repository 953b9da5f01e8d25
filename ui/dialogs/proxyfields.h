// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/account/proxyentry.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace madang::ui
{

class Field;
class Label;

/// Where a person's own proxy is and who one is there; what is wrong is said at the field that it is in.
class ProxyFields : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyFields)

public:
    explicit ProxyFields(const Theme &theme, QWidget *parent = nullptr);

    void fill(const client::ProxyEntry &entry);
    [[nodiscard]] client::ProxyEntry entry() const;
    /// With the keyboard in the first field that something is wrong with.
    void say(const QList<client::ProxyFault> &faults);
    void forgive();
    void retranslate();

private:
    [[nodiscard]] Field *fieldOf(client::ProxyFault fault) const;
    [[nodiscard]] static QString sentence(client::ProxyFault fault);
    void takeApart();

    Field *m_host;
    Field *m_port;
    Field *m_user;
    Field *m_password;
    Label *m_kept;
};

} // namespace madang::ui
