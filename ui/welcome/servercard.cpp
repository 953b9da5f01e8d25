// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/welcome/servercard.h"

#include "ui/controls/gap.h"
#include "ui/controls/label.h"
#include "ui/controls/switch.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace madang::ui
{

ServerCard::ServerCard(const Icons &icons, QWidget *parent)
    : Card(icons.theme(), parent)
    , m_icons(icons)
    , m_title(new Label(icons.theme(), {.font = &Fonts::header, .colour = &Colours::text}))
    , m_where(new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::textSecondary}, Label::Wrap::Words))
    , m_linkName(new Label(icons.theme(), {.font = &Fonts::secondaryBold, .colour = &Colours::textSecondary}))
    , m_link(new QLineEdit)
    , m_copy(new QPushButton)
    , m_network(new Switch(icons.theme()))
    , m_reach(
          new Label(icons.theme(), {.font = &Fonts::secondary, .colour = &Colours::textSecondary}, Label::Wrap::Words))
    , m_keep(new Switch(icons.theme()))
    , m_note(new Label(icons.theme(), {.font = &Fonts::secondary, .colour = &Colours::warning}, Label::Wrap::Words))
    , m_done(new QPushButton)
{
    buildLayout();
    m_link->setObjectName(QStringLiteral("link"));
    m_link->setReadOnly(true);
    m_copy->setIcon(icons.icon(Icon::Copy, &Colours::text));
    m_done->setDefault(true);
    m_linkName->setBuddy(m_link);
    connect(m_copy, &QPushButton::clicked, this, &ServerCard::copy);
    connect(m_done, &QPushButton::clicked, this, &ServerCard::doneRequested);
    connect(m_network, &Switch::clicked, this, [this](bool on) {
        m_state.reach = on ? Reach::Network : Reach::ThisComputer;
        retranslate();
        emit reachChosen(m_state.reach);
    });
    connect(m_keep, &Switch::clicked, this, [this](bool on) {
        m_state.onClose = on ? OnClose::KeepRunning : OnClose::Stop;
        emit onCloseChosen(m_state.onClose);
    });
    show({});
}

void ServerCard::buildLayout()
{
    const Theme &theme = m_icons.theme();
    auto *column = new QVBoxLayout(this);
    auto *linkRow = new QHBoxLayout;
    linkRow->addWidget(m_link, 1);
    linkRow->addWidget(m_copy);
    column->addWidget(m_title);
    column->addWidget(m_where);
    column->addWidget(m_note);
    addGap(*column, theme, {.height = 8});
    column->addWidget(m_linkName);
    column->addLayout(linkRow);
    addGap(*column, theme, {.height = 8});
    column->addWidget(m_network);
    column->addWidget(m_reach);
    column->addWidget(m_keep);
    addGap(*column, theme, {.height = 12});
    column->addWidget(m_done, 0, Qt::AlignRight);
    theme.follow(this, [this, &theme, column, linkRow] {
        const int side = theme.px(24);
        column->setContentsMargins(side, side, side, side);
        column->setSpacing(theme.px(8));
        linkRow->setSpacing(theme.px(8));
        setFixedWidth(theme.px(480));
    });
}

void ServerCard::show(const State &state)
{
    m_state = state;
    m_link->setText(state.link);
    m_link->setCursorPosition(0);
    m_network->setChecked(state.reach == Reach::Network);
    m_keep->setChecked(state.onClose == OnClose::KeepRunning);
    m_note->setText(state.note);
    m_note->setVisible(!state.note.isEmpty());
    retranslate();
}

void ServerCard::copy()
{
    QGuiApplication::clipboard()->setText(m_link->text());
    m_copy->setText(tr("Copied"));
    emit linkCopied();
}

void ServerCard::retranslate()
{
    m_title->setText(tr("Your server is running"));
    m_where->setText(tr("Address: %1").arg(m_state.address));
    m_linkName->setText(tr("Link to invite people with"));
    m_link->setAccessibleName(m_linkName->text());
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the link"));
    m_network->setText(tr("Let others on this network in"));
    m_reach->setText(
        m_state.reach == Reach::Network
            ? tr("Anyone on this network with the link can come in. What is written is not encrypted on its "
                 "way yet, so do this only on a network that you trust.")
            : tr("Only this computer can reach it now. Letting others in is not encrypted yet, so do it only "
                 "on a network that you trust."));
    m_network->setAccessibleDescription(m_reach->text());
    m_keep->setText(tr("Keep running when I close the window"));
    m_done->setText(tr("To the rooms"));
}

void ServerCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    Card::changeEvent(event);
}

} // namespace madang::ui
