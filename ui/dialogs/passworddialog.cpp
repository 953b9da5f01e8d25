// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/passworddialog.h"

#include "ui/controls/field.h"

#include <QVBoxLayout>

namespace madang::ui
{

namespace
{
constexpr qsizetype shortestBytes = 8;
}

PasswordDialog::PasswordDialog(const Icons &icons, Had had, QWidget *parent)
    : Sheet(icons, parent)
    , m_had(had)
    , m_before(new Field(icons.theme()))
    , m_after(new Field(icons.theme()))
    , m_again(new Field(icons.theme()))
{
    for (Field *field : {m_before, m_after, m_again}) {
        body().addWidget(field);
        field->edit().setEchoMode(QLineEdit::Password);
        connect(field, &Field::textChanged, this, &PasswordDialog::check);
    }
    m_before->setVisible(had == Had::Password);
    PasswordDialog::retranslate();
    check();
    (had == Had::Password ? m_before : m_after)->setFocus();
}

void PasswordDialog::check()
{
    const bool known = m_had == Had::None || !m_before->text().isEmpty();
    setReady(known && !m_after->text().isEmpty() && !m_again->text().isEmpty());
}

void PasswordDialog::submit()
{
    if (m_after->text().toUtf8().size() < shortestBytes) {
        m_after->setError(tr("At least %n characters.", nullptr, shortestBytes));
        m_after->setFocus();
        return;
    }
    if (m_after->text() != m_again->text()) {
        m_again->setError(tr("This is not the same as above."));
        m_again->setFocus();
        return;
    }
    setBusy(Busy::Yes);
    emit submitted({.before = m_had == Had::Password ? m_before->text() : QString(), .after = m_after->text()});
}

void PasswordDialog::retranslate()
{
    setWords(m_had == Had::Password ? tr("Change your password") : tr("Set a password"),
             tr("With it you can sign in on another device. Your other devices are signed out."));
    m_before->setName(tr("Password until now"));
    m_after->setName(tr("New password"));
    m_again->setName(tr("New password again"));
    setAction(tr("Save"));
}

} // namespace madang::ui
