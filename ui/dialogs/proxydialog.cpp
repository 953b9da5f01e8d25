// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/proxydialog.h"

#include "ui/dialogs/proxyfields.h"

#include <QEvent>
#include <QRadioButton>
#include <QVBoxLayout>

namespace madang::ui
{

using Kind = client::ProxyChoice::Kind;

namespace
{
constexpr int wide = 440; ///< in pixels of the design, so that what is said at a field has room
} // namespace

ProxyDialog::ProxyDialog(const Icons &icons, const client::ProxyChoice &now, QWidget *parent)
    : Sheet(icons, parent)
    , m_system(new QRadioButton)
    , m_none(new QRadioButton)
    , m_manual(new QRadioButton)
    , m_fields(new ProxyFields(icons.theme()))
{
    auto *choices = new QVBoxLayout;
    for (QRadioButton *choice : {m_system, m_none, m_manual})
        choices->addWidget(choice);
    auto *indented = new QHBoxLayout;
    indented->addWidget(m_fields);
    body().addLayout(choices);
    body().addLayout(indented);
    body().addStretch();
    icons.theme().follow(this, [this, choices, indented] {
        choices->setSpacing(theme().px(8));
        indented->setContentsMargins(theme().px(26), 0, 0, 0); // below the words of the choice
        setMinimumWidth(theme().px(wide));
    });
    connect(m_manual, &QRadioButton::toggled, this, &ProxyDialog::onPicked);
    QRadioButton *chosen = now.kind == Kind::System ? m_system : now.kind == Kind::None ? m_none : m_manual;
    chosen->setChecked(true);
    m_fields->fill({.host = now.host, .port = QString::number(now.port), .user = now.user, .password = now.password});
    ProxyDialog::retranslate();
    onPicked();
    chosen->setFocus();
}

void ProxyDialog::onPicked()
{
    m_fields->setVisible(m_manual->isChecked());
    m_fields->forgive();
}

void ProxyDialog::submit()
{
    if (!m_manual->isChecked()) {
        emit submitted({.kind = m_none->isChecked() ? Kind::None : Kind::System});
        return;
    }
    const auto choice = client::toChoice(client::takenApart(m_fields->entry()));
    if (choice)
        emit submitted(*choice);
    else
        m_fields->say(choice.error());
}

/// As high as what it shows, which comes and goes.
bool ProxyDialog::event(QEvent *event)
{
    const bool isDone = Sheet::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        resize(width(), layout()->totalHeightForWidth(width()));
    return isDone;
}

void ProxyDialog::retranslate()
{
    setWords(tr("Proxy"), tr("Only for servers that are not nearby."));
    m_system->setText(tr("As this computer is set"));
    m_none->setText(tr("No proxy"));
    m_manual->setText(tr("HTTP proxy"));
    m_fields->retranslate();
    setAction(tr("Save"));
}

} // namespace madang::ui
