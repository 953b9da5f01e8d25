// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/welcome/namepage.h"

#include "ui/controls/card.h"
#include "ui/controls/field.h"
#include "ui/controls/gap.h"
#include "ui/controls/iconbutton.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace madang::ui
{

NamePage::NamePage(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_back(new IconButton(icons, Icon::Back))
    , m_title(new Label(icons.theme(), {.font = &Fonts::header, .colour = &Colours::text}, Label::Wrap::Words))
    , m_where(new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::textSecondary}))
    , m_name(new Field(icons.theme()))
    , m_password(new Field(icons.theme()))
    , m_other(new QPushButton)
    , m_go(new QPushButton)
{
    buildLayout();
    m_go->setDefault(true);
    m_other->setFlat(true);
    m_name->edit().setObjectName(QStringLiteral("name"));
    m_password->edit().setObjectName(QStringLiteral("password"));
    m_password->edit().setEchoMode(QLineEdit::Password);
    m_password->hide();
    setFocusProxy(m_name);
    connect(m_back, &IconButton::clicked, this, &NamePage::backRequested);
    connect(m_go, &QPushButton::clicked, this, &NamePage::submit);
    connect(m_name, &Field::submitted, this, &NamePage::submit);
    connect(m_password, &Field::submitted, this, &NamePage::submit);
    connect(m_other, &QPushButton::clicked, this,
            [this] { setWay(m_way == NameEntry::Way::SignIn ? NameEntry::Way::NewPerson : NameEntry::Way::SignIn); });
    retranslate();
}

void NamePage::buildLayout()
{
    const Theme &theme = m_icons.theme();
    auto *card = new Card(theme);
    auto *inside = new QVBoxLayout(card);
    inside->addWidget(m_back);
    inside->addWidget(m_title);
    inside->addWidget(m_where);
    addGap(*inside, theme, {.height = 12});
    inside->addWidget(m_name);
    inside->addWidget(m_password);
    addGap(*inside, theme, {.height = 12});
    inside->addWidget(m_go);
    inside->addWidget(m_other, 0, Qt::AlignHCenter);
    theme.follow(card, [&theme, card, inside] {
        const int side = theme.px(24);
        inside->setContentsMargins(side, theme.px(16), side, side);
        inside->setSpacing(theme.px(8));
        card->setFixedWidth(theme.px(400));
    });
    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(card, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void NamePage::ask(const QString &serverName, const QString &address, const QString &suggestion)
{
    m_server = serverName;
    m_address = address;
    m_name->setText(suggestion);
    m_password->setText({});
    setError({});
    setBusy(Busy::No);
    m_name->edit().selectAll();
    m_name->edit().setFocus();
}

void NamePage::setWay(NameEntry::Way way)
{
    m_way = way;
    m_password->setVisible(way == NameEntry::Way::SignIn);
    setError({});
    retranslate();
}

void NamePage::setError(const QString &sentence)
{
    (m_way == NameEntry::Way::SignIn ? m_password : m_name)->setError(sentence);
}

void NamePage::setBusy(Busy busy)
{
    m_busy = busy;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_name, m_password, m_go, m_other}) {
        widget->setEnabled(busy == Busy::No);
    }
    retranslate();
}

void NamePage::submit()
{
    const QString name = m_name->text().simplified();
    if (m_busy == Busy::Yes) {
        return;
    }
    if (name.isEmpty()) {
        m_name->setError(tr("Type the name that others will see."));
        m_name->edit().setFocus();
        return;
    }
    const bool signIn = m_way == NameEntry::Way::SignIn;
    emit submitted({.way = m_way, .name = name, .password = signIn ? m_password->text() : QString()});
}

void NamePage::retranslate()
{
    const bool signIn = m_way == NameEntry::Way::SignIn;
    const QString go = signIn ? tr("Sign in") : tr("Come in");
    m_title->setText(m_server.isEmpty() ? tr("Join a server") : tr("Join %1").arg(m_server));
    m_where->setText(m_address);
    m_name->setName(tr("Your name"));
    m_password->setName(tr("Your password"));
    m_go->setText(m_busy == Busy::Yes ? tr("One moment…") : go);
    m_other->setText(signIn ? tr("I am new here") : tr("I have a password here"));
    m_back->setWording(tr("Back"));
}

void NamePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace madang::ui
