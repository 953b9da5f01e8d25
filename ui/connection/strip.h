// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/connection/striplook.h"
#include "ui/theme/icons.h"

#include <QWidget>

class QBoxLayout;
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
    /// What leads to the connection's panel is of no use while that is open.
    void setPanelOpen(bool open);

signals:
    void tryNow();
    void tryFully();
    void useBest();
    void details();
    void cancelled();
    void signIn();
    void reviewCertificate();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString heard() const;
    void perform(StripAction action);
    void refresh();
    void dress(QPushButton &button, StripAction action);
    /// Words that have no room beside the buttons take more lines, or stand above them.
    void fit();
    void announce();

    const Icons &m_icons;
    QBoxLayout *m_row;
    Label *m_text;
    Label *m_kept; ///< the second line of a long trouble
    QPushButton *m_first;
    QPushButton *m_second;
    StripState m_state;
    bool m_panelOpen = false;
    bool m_focusGiven = false; ///< the first button has the focus instead of the second, which is at work
};

} // namespace madang::ui
