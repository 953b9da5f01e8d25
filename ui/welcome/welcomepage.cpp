// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/welcome/welcomepage.h"

#include "ui/controls/field.h"
#include "ui/controls/gap.h"
#include "ui/controls/iconview.h"
#include "ui/welcome/recentrow.h"
#include "ui/welcome/welcomecard.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int pageWidth = 964;
constexpr int narrow = 900;
} // namespace

WelcomePage::WelcomePage(const Icons &icons, QWidget *parent)
    : QScrollArea(parent)
    , m_icons(icons)
    , m_name(new Label(icons.theme(), {.font = &Fonts::title, .colour = &Colours::text}))
    , m_motto(new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::textSecondary}, Label::Wrap::Words))
    , m_cards(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_join(new WelcomeCard(icons, Icon::Join))
    , m_start(new WelcomeCard(icons, Icon::House))
    , m_recent(new WelcomeCard(icons, Icon::Clock))
    , m_link(new Field(icons.theme()))
    , m_joinButton(new QPushButton)
    , m_startButton(new QPushButton)
    , m_startError(
          new Label(icons.theme(), {.font = &Fonts::secondary, .colour = &Colours::danger}, Label::Wrap::Words))
    , m_noRecent(
          new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::textSecondary}, Label::Wrap::Words))
    , m_proxy(new QPushButton)
{
    const Theme &theme = icons.theme();
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    buildCards();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addStretch(2);
    column->addWidget(buildHead());
    column->addLayout(m_cards);
    auto *below = new QHBoxLayout;
    below->addWidget(m_proxy, 0, Qt::AlignLeft);
    column->addLayout(below);
    column->addStretch(3);
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins({});
    row->addStretch(1);
    row->addWidget(page, 100);
    row->addStretch(1);
    setWidget(middle);
    theme.follow(page, [this, &theme, page, column, below] {
        const int side = theme.px(24);
        column->setContentsMargins(side, side, side, side);
        column->setSpacing(side);
        below->setContentsMargins(-theme.px(8), 0, 0, 0); // the words of a flat button below the edge of the cards
        page->setMaximumWidth(theme.px(pageWidth + 48));
        arrange();
    });
    setFocusProxy(m_link);
    retranslate();
}

QWidget *WelcomePage::buildHead()
{
    const Theme &theme = m_icons.theme();
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    auto *row = new QHBoxLayout;
    column->setContentsMargins({});
    theme.follow(head, [&theme, column, row] {
        column->setSpacing(theme.px(8));
        row->setSpacing(theme.px(16));
    });
    row->addWidget(new IconView(m_icons, Icon::Madang, &Colours::accent, 42));
    row->addWidget(m_name, 1);
    column->addLayout(row);
    column->addWidget(m_motto);
    return head;
}

void WelcomePage::buildCards()
{
    const Theme &theme = m_icons.theme();
    m_startButton->setDefault(true);
    m_proxy->setFlat(true);
    m_startError->hide();

    const Gap beforeButton{.height = 24, .policy = QSizePolicy::MinimumExpanding};
    addGap(m_join->column(), theme, beforeButton);
    m_join->column().addWidget(m_link);
    addGap(m_join->column(), theme, {.height = 8});
    m_join->column().addWidget(m_joinButton);
    addGap(m_start->column(), theme, beforeButton);
    m_start->column().addWidget(m_startError);
    m_start->column().addWidget(m_startButton);
    m_recent->column().addWidget(m_noRecent);
    for (WelcomeCard *card : {m_join, m_start, m_recent}) {
        m_cards->addWidget(card, 1);
    }
    connect(m_link, &Field::submitted, this, &WelcomePage::join);
    connect(m_joinButton, &QPushButton::clicked, this, &WelcomePage::join);
    connect(m_startButton, &QPushButton::clicked, this, &WelcomePage::startRequested);
    connect(m_proxy, &QPushButton::clicked, this, &WelcomePage::proxyRequested);
}

void WelcomePage::setRecent(const QList<RecentServer> &servers, const QDate &today)
{
    while (QLayoutItem *item = m_recent->rows().takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const RecentServer &server : servers) {
        auto *row = new RecentRow(m_icons.theme(), server, today);
        connect(row, &RecentRow::clicked, this, [this, id = server.id] { emit recentChosen(id); });
        m_recent->rows().addWidget(row);
    }
    m_recent->rows().addStretch();
    m_noRecent->setVisible(servers.isEmpty());
}

void WelcomePage::setBusy(Busy busy)
{
    m_busy = busy;
    for (QWidget *card : {m_join, m_start, m_recent}) {
        card->setEnabled(busy == Busy::No);
    }
    retranslate();
}

void WelcomePage::setJoinError(const QString &sentence)
{
    m_link->setError(sentence);
    if (!sentence.isEmpty()) {
        m_link->edit().setFocus();
    }
}

void WelcomePage::setStartError(const QString &sentence)
{
    m_startError->setText(sentence);
    m_startError->setVisible(!sentence.isEmpty());
}

void WelcomePage::setLink(const QString &link)
{
    m_link->setText(link);
}

void WelcomePage::join()
{
    const QString link = m_link->text().trimmed();
    if (link.isEmpty()) {
        setJoinError(tr("Paste the link that you were given, or type an address."));
    } else if (m_busy == Busy::No) {
        emit joinRequested(link);
    }
}

void WelcomePage::retranslate()
{
    m_name->setText(u"Madang"_s);
    m_motto->setText(tr("A chat of your own. Messages stay in your house."));
    m_join->setWords(tr("Join"), tr("Paste an invitation or an address."));
    m_link->setPlaceholder(tr("madang://…"));
    m_link->edit().setAccessibleName(tr("Invitation or address"));
    m_joinButton->setText(m_busy == Busy::Joining ? tr("Joining…") : tr("Join"));
    m_start->setWords(tr("Start a server here"),
                      tr("On this computer, for you and the people around you. Nothing to set up."));
    m_startButton->setText(m_busy == Busy::Starting ? tr("Starting…") : tr("Start"));
    m_recent->setWords(tr("Open recent"), {});
    m_proxy->setText(tr("Proxy…"));
    m_proxy->setToolTip(tr("Through which proxy servers are reached"));
    m_noRecent->setText(tr("Servers that you have joined appear here."));
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QScrollArea::changeEvent(event);
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    arrange();
    QScrollArea::resizeEvent(event);
}

/// The cards side by side, or one below the other where there is no room.
void WelcomePage::arrange()
{
    const bool stacked = width() < m_icons.theme().px(narrow);
    m_cards->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_cards->setSpacing(m_icons.theme().px(stacked ? 16 : 32));
    for (WelcomeCard *card : {m_join, m_start, m_recent}) {
        card->setMaximumWidth(stacked ? QWIDGETSIZE_MAX : m_icons.theme().px(340));
    }
}

} // namespace madang::ui
