// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/rooms/sidebarmodel.h"
#include "ui/theme/icons.h"

#include <QWidget>

class QListView;

namespace madang::ui
{

class FilterField;
class IconButton;
class Label;
class MeBar;
class ServerButton;

/// The list at the left: the server's name, a filter, the rooms and people, and oneself. It shows values and says what
/// was chosen.
class Sidebar : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sidebar)

public:
    enum class Step { Previous, Next };
    enum class Among { All, Unread };

    explicit Sidebar(const Icons &icons, QWidget *parent = nullptr);

    void setServerName(const QString &name);
    void setRows(const QList<SidebarRow> &rows);
    void setMe(const MeRow &me);
    void setCurrent(const QString &id);
    [[nodiscard]] QString current() const { return m_current; }
    /// The room above or below the open one, around the end; empty when there is none.
    [[nodiscard]] QString neighbour(Step step, Among among) const;
    /// As a click on the wheel does.
    void openSettings();
    /// Ctrl+K.
    void focusFilter();
    void focusList();

signals:
    void chosen(const QString &id);
    void rowMenuRequested(const QString &id, const QPoint &at);
    void serverMenuRequested(const QPoint &at);
    void settingsRequested(const QPoint &at);
    void presenceChosen(madang::ui::PresenceMark mark);
    void createRoomRequested();
    void browseRequested();
    void directRequested();
    /// Esc, and the filter was empty.
    void escaped();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void connectList();
    void retranslate();
    void choose(const QModelIndex &index);
    void onFilter(const QString &text);
    void select();
    void offerNew();

    const Icons &m_icons;
    ServerButton *m_server;
    IconButton *m_plus;
    FilterField *m_filter;
    QListView *m_list;
    Label *m_nothing;
    MeBar *m_me;
    SidebarModel *m_model;
    QList<SidebarRow> m_rows;
    QString m_current;
};

} // namespace madang::ui
