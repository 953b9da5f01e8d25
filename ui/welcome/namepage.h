// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

class QPushButton;

namespace madang::ui
{

class Field;
class IconButton;
class Label;

/// What was entered on the name page.
struct NameEntry {
    enum class Way { NewPerson, SignIn };

    Way way = Way::NewPerson;
    QString name;
    QString password; ///< SignIn only

    friend bool operator==(const NameEntry &, const NameEntry &) = default;
};

/// The one question before the first room: what are you called? Who has been here before can sign in with a password
/// instead.
class NamePage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NamePage)

public:
    enum class Busy { No, Yes };

    explicit NamePage(const Icons &icons, QWidget *parent = nullptr);

    /// Which server asks, and the name to begin with.
    void ask(const QString &serverName, const QString &address, const QString &suggestion);
    void setWay(NameEntry::Way way);
    void setError(const QString &sentence);
    void setBusy(Busy busy);

signals:
    void submitted(const madang::ui::NameEntry &entry);
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void submit();

    const Icons &m_icons;
    IconButton *m_back;
    Label *m_title;
    Label *m_where;
    Field *m_name;
    Field *m_password;
    QPushButton *m_other;
    QPushButton *m_go;
    QString m_server;
    QString m_address;
    NameEntry::Way m_way = NameEntry::Way::NewPerson;
    Busy m_busy = Busy::No;
};

} // namespace madang::ui

Q_DECLARE_METATYPE(madang::ui::NameEntry)
