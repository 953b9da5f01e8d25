// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/connection/connectionlog.h"
#include "client/connection/steering.h"
#include "ui/theme/icons.h"

#include <QWidget>

namespace madang::ui
{

class ConnectionFacts;
class ConnectionFoot;
class ConnectionNote;
class EventPane;
class HappeningList;
class IconButton;
class Label;
class Switch;
class TrafficFacts;

/// All about the connection, in the panel at the right: over which way it goes and why, how quick it is, what happened
/// to it and what comes over it. It can be copied, and a way can be taken for a test.
class ConnectionPanel : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionPanel)

public:
    static constexpr client::milliseconds refreshEvery{100}; ///< at most, however much arrives

    struct Parts {
        client::ConnectionLog &log;
        client::Steering &steering;
        client::Alarms &alarms;
        const Icons &icons;
    };

    explicit ConnectionPanel(const Parts &parts, QWidget *parent = nullptr);

    /// For the keyboard: what can be done, else what happened.
    void focusFirst();

signals:
    void closeRequested();
    /// There is no connection, and a person does not want to wait.
    void tryNow();
    void proxyWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildContent();
    void wire();
    void retranslate();
    void scheduleRefresh();
    void refresh();
    [[nodiscard]] client::WireEvent::Words words() const;
    void copy();

    client::ConnectionLog &m_log;
    client::Steering &m_steering;
    const Icons &m_icons;
    std::unique_ptr<client::Alarm> m_soon;
    bool m_refreshScheduled = false;
    Label *m_title;
    IconButton *m_proxy;
    IconButton *m_close;
    QWidget *m_body;
    ConnectionNote *m_note;
    ConnectionFacts *m_facts;
    Label *m_happeningsTitle;
    HappeningList *m_happenings;
    Label *m_eventsTitle;
    Switch *m_showText;
    EventPane *m_events;
    TrafficFacts *m_traffic;
    ConnectionFoot *m_foot;
};

} // namespace madang::ui
