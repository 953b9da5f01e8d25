// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/people/personrow.h"
#include "ui/theme/icons.h"

#include <QWidget>

class QListView;
class QPushButton;

namespace madang::ui
{

class IconButton;
class Label;
class PeopleModel;

/// The members of the open room, in the panel at the right.
class PeoplePanel : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeoplePanel)

public:
    enum class Adding { No, Allowed };

    explicit PeoplePanel(const Icons &icons, QWidget *parent = nullptr);

    void setPeople(const QList<PersonRow> &people);
    void setAdding(Adding adding);
    /// For the keyboard: the list, with somebody in it chosen.
    void focusList();

signals:
    /// To write to them, or to see more.
    void personChosen(const QString &userId);
    /// By the right button, the menu key or Shift+F10; the point is on the screen.
    void personMenuRequested(const QString &userId, const QPoint &at);
    void addRequested();
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void choose(const QModelIndex &index);

    const Icons &m_icons;
    Label *m_title;
    IconButton *m_close;
    QListView *m_list;
    QPushButton *m_add;
    PeopleModel *m_model;
};

} // namespace madang::ui
