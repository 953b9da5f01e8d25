// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QListView>
#include <QStringList>

class QLineEdit;
class QStandardItemModel;

namespace madang::ui
{

/// Something that can be picked in a dialog.
struct Choice {
    enum class Picture { Room, PrivateRoom, Person, Device };

    QString id;
    QString title;
    QString note = {}; ///< a second line
    QString tag = {};  ///< at the right
    Picture picture = Picture::Room;

    friend bool operator==(const Choice &, const Choice &) = default;
};

/// A list to pick one or several of. What was picked stays picked while the list is filtered or renewed.
class ChoiceList : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChoiceList)

public:
    enum class Pick { One, Several };

    ChoiceList(const Icons &icons, Pick pick, QWidget *parent = nullptr);

    void setChoices(const QList<Choice> &choices);
    /// Only what answers to the field's text is shown, and the field's arrow keys move in the list.
    void filterBy(QLineEdit &field);
    /// With One the current row; with Several all that are ticked, in the order of their ticking.
    [[nodiscard]] QStringList picked() const;

signals:
    void pickedChanged();
    /// A row was chosen outright, by Enter or a double click; only with One.
    void decided(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setFilter(const QString &filter);
    void refresh();
    void toggle(const QModelIndex &index);

    QStandardItemModel *m_model;
    Pick m_pick;
    QList<Choice> m_choices;
    QString m_filter;
    QStringList m_ticked;
};

} // namespace madang::ui
