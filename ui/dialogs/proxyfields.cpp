// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/proxyfields.h"

#include "ui/controls/field.h"

#include <QVBoxLayout>

namespace madang::ui
{

using client::ProxyFault;

namespace
{
constexpr int portWidth = 120; ///< in pixels of the design
} // namespace

ProxyFields::ProxyFields(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_host(new Field(theme))
    , m_port(new Field(theme))
    , m_user(new Field(theme))
    , m_password(new Field(theme))
    , m_kept(new Label(theme, {.font = &Fonts::secondary, .colour = &Colours::textSecondary}, Label::Wrap::Words))
{
    // What is said below one field leaves the other one of its row where it is.
    auto *where = new QHBoxLayout;
    where->addWidget(m_host, 1, Qt::AlignTop);
    where->addWidget(m_port, 0, Qt::AlignTop);
    auto *who = new QHBoxLayout;
    who->addWidget(m_user, 1, Qt::AlignTop);
    who->addWidget(m_password, 1, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(where);
    column->addLayout(who);
    column->addWidget(m_kept);
    m_password->edit().setEchoMode(QLineEdit::Password);
    for (Field *field : {m_host, m_port})
        field->edit().setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhPreferLatin);
    theme.follow(this, [this, &theme, where, who, column] {
        where->setSpacing(theme.px(12));
        who->setSpacing(theme.px(12));
        column->setSpacing(theme.px(12));
        m_port->setFixedWidth(theme.px(portWidth));
    });
    connect(&m_host->edit(), &QLineEdit::editingFinished, this, &ProxyFields::takeApart);
    retranslate();
}

void ProxyFields::fill(const client::ProxyEntry &entry)
{
    m_host->setText(entry.host);
    m_port->setText(entry.port);
    m_user->setText(entry.user);
    m_password->setText(entry.password);
}

client::ProxyEntry ProxyFields::entry() const
{
    return {.host = m_host->text(), .port = m_port->text(), .user = m_user->text(), .password = m_password->text()};
}

/// Where one sees it, so that it can be put right.
void ProxyFields::takeApart()
{
    const auto parts = client::takenApart(entry());
    if (parts != entry())
        fill(parts);
}

void ProxyFields::say(const QList<ProxyFault> &faults)
{
    for (const auto fault : faults)
        fieldOf(fault)->setError(sentence(fault));
    if (!faults.isEmpty())
        fieldOf(faults.first())->setFocus(Qt::OtherFocusReason);
}

void ProxyFields::forgive()
{
    for (Field *field : {m_host, m_port, m_user, m_password})
        field->setError({});
}

Field *ProxyFields::fieldOf(ProxyFault fault) const
{
    switch (fault) {
    case ProxyFault::NoHost:
    case ProxyFault::NotAHost:
        return m_host;
    case ProxyFault::NotAPort:
        return m_port;
    case ProxyFault::ColonInUser:
    case ProxyFault::NoUser:
        return m_user;
    }
    return m_host;
}

QString ProxyFields::sentence(ProxyFault fault)
{
    switch (fault) {
    case ProxyFault::NoHost:
        return tr("Type the address of the proxy.");
    case ProxyFault::NotAHost:
        return tr("Only a name or an IP address can stand here.");
    case ProxyFault::NotAPort:
        return tr("From 1 to 65535.");
    case ProxyFault::ColonInUser:
        return tr("No colon can be in the name.");
    case ProxyFault::NoUser:
        return tr("A password needs a name.");
    }
    return {};
}

void ProxyFields::retranslate()
{
    m_host->setName(tr("Address"));
    m_host->setPlaceholder(tr("proxy.example.org"));
    m_port->setName(tr("Port"));
    m_user->setName(tr("Name (may be empty)"));
    m_password->setName(tr("Password"));
    m_kept->setText(tr("The password is kept unencrypted, in a file only you can read."));
}

} // namespace madang::ui
