// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/connection/stripstate.h"
#include "ui/theme/icons.h"

#include <QWidget>

class QPushButton;

namespace madang::ui
{

class Label;

/// One line under the room's header that says how the connection is, with what can be done about it. It pushes the
/// timeline down and covers nothing. Screen readers hear a change of state, not the seconds.
class ConnectionStrip : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionStrip)

public:
    explicit ConnectionStrip(const Icons &icons, QWidget *parent = nullptr);

    void show(const StripState &state);
    [[nodiscard]] const StripState &state() const { return m_state; }
    [[nodiscard]] QString text() const;

signals:
    void tryNow();
    void details();
    void cancelled();
    void signIn();
    void reviewCertificate();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Action { None, TryNow, TryFully, Details, Why, Cancel, SignIn, Review };
    struct Look {
        Icon icon = Icon::Info;
        Role front = &Colours::text;
        Role back = &Colours::hover;
        Action first = Action::None;
        Action second = Action::None;
    };

    [[nodiscard]] static Look look(StripState::Kind kind);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] static QString wording(Action action);
    void perform(Action action);
    void refresh();
    void dress(QPushButton &button, Action action) const;
    void announce();

    const Icons &m_icons;
    Label *m_text;
    Label *m_kept; ///< the second line of a long trouble
    QPushButton *m_first;
    QPushButton *m_second;
    StripState m_state;
};

} // namespace madang::ui
