// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QStackedWidget>

namespace madang::ui
{

class ConnectionPanel;
class MainPage;
class PeoplePanel;

/// The column at the right: the members of the room, the connection, or nothing.
class SidePanel : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SidePanel)

public:
    enum class Shows { Nothing, People, Connection };
    struct Parts {
        PeoplePanel *people;
        ConnectionPanel *connection;
    };

    /// Takes both as its children. People are what an opened column shows.
    explicit SidePanel(const Parts &parts, QWidget *parent = nullptr);

    /// Who opens and closes the column.
    void setColumns(MainPage &columns);
    void open(Shows what);
    void toggle(Shows what);
    /// To where the keyboard was before it was opened, if that is still there.
    void close();
    [[nodiscard]] Shows shows() const;
    void focusFirst() const;

signals:
    void changed(madang::ui::SidePanel::Shows what);
    /// It was closed, and the keyboard has nowhere to go back to.
    void focusLeft();

private:
    Parts m_parts;
    MainPage *m_columns = nullptr;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace madang::ui
