// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/controls/card.h"
#include "ui/theme/icons.h"

class QLineEdit;
class QPushButton;

namespace madang::ui
{

class Label;
class Switch;

/// What there is to know about the server that runs on this computer: where it is, the link to give away, who can reach
/// it, and whether it stays when the window is closed.
class ServerCard : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerCard)

public:
    enum class Reach { ThisComputer, Network };
    enum class OnClose { Stop, KeepRunning };

    /// What the card shows.
    struct State {
        QString address;
        QString link;
        Reach reach = Reach::ThisComputer;
        OnClose onClose = OnClose::Stop;
        QString note = {}; ///< one more sentence, for example that another port was taken
    };

    explicit ServerCard(const Icons &icons, QWidget *parent = nullptr);

    void show(const State &state);

signals:
    void reachChosen(madang::ui::ServerCard::Reach reach);
    void onCloseChosen(madang::ui::ServerCard::OnClose choice);
    /// The link is on the clipboard already.
    void linkCopied();
    void doneRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void copy();

    const Icons &m_icons;
    Label *m_title;
    Label *m_where;
    Label *m_linkName;
    QLineEdit *m_link;
    QPushButton *m_copy;
    Switch *m_network;
    Label *m_reach;
    Switch *m_keep;
    Label *m_note;
    QPushButton *m_done;
    State m_state;
};

} // namespace madang::ui
