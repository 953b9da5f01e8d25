// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"
#include "ui/welcome/recentserver.h"

#include <QBoxLayout>
#include <QScrollArea>

class QPushButton;

namespace madang::ui
{

class Field;
class Label;
class WelcomeCard;

/// The first page: join with a link, start a server here, or open one that was used before.
class WelcomePage : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomePage)

public:
    enum class Busy { No, Joining, Starting };

    explicit WelcomePage(const Icons &icons, QWidget *parent = nullptr);

    void setRecent(const QList<RecentServer> &servers, const QDate &today);
    void setBusy(Busy busy);
    /// One sentence under the link; empty takes it away.
    void setJoinError(const QString &sentence);
    /// One sentence on the card of the server.
    void setStartError(const QString &sentence);
    void setLink(const QString &link);

signals:
    /// What was pasted or typed, without spaces around it; never empty.
    void joinRequested(const QString &link);
    void startRequested();
    void recentChosen(const QString &id);
    void proxyRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildHead();
    void buildCards();
    void retranslate();
    void join();
    void arrange();

    const Icons &m_icons;
    Label *m_name;
    Label *m_motto;
    QBoxLayout *m_cards;
    WelcomeCard *m_join;
    WelcomeCard *m_start;
    WelcomeCard *m_recent;
    Field *m_link;
    QPushButton *m_joinButton;
    QPushButton *m_startButton;
    Label *m_startError;
    Label *m_noRecent;
    QPushButton *m_proxy;
    Busy m_busy = Busy::No;
};

} // namespace madang::ui
