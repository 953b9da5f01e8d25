// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>
#include <QWidget>

class QSplitter;

namespace madang::ui
{

/// Arranges the list of rooms, the conversation and the panel at the right, as the window's width allows: three
/// columns; under 760 px the panel covers the conversation; under 560 px the list of rooms is a page of its own.
class MainPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainPage)

public:
    struct Columns {
        QWidget *rooms = nullptr;
        QWidget *conversation = nullptr;
        QWidget *panel = nullptr;
    };
    enum class Width { Wide, Medium, Narrow };

    /// Takes the three widgets as its children. The panel is closed at first.
    MainPage(const Theme &theme, const Columns &columns, QWidget *parent = nullptr);

    [[nodiscard]] bool isPanelOpen() const { return m_panelOpen; }
    void setPanelOpen(bool open);
    /// In a narrow window: which of the two pages is shown.
    void showRooms();
    void showConversation();
    [[nodiscard]] bool isNarrow() const { return m_width == Width::Narrow; }

    [[nodiscard]] QByteArray saveSizes() const;
    void restoreSizes(const QByteArray &sizes);

signals:
    void panelOpenChanged(bool open);
    void narrowChanged(bool narrow);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class NarrowPage { Rooms, Conversation };

    void arrange();
    void placePanel();

    const Theme &m_theme;
    QSplitter *m_splitter;
    Columns m_columns;
    Width m_width = Width::Wide;
    NarrowPage m_page = NarrowPage::Conversation;
    bool m_panelOpen = false;
};

} // namespace madang::ui
