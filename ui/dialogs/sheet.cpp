// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/sheet.h"

#include "ui/controls/gap.h"
#include "ui/controls/label.h"

#include <QAccessible>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace madang::ui
{

Sheet::Sheet(const Icons &icons, QWidget *parent)
    : QDialog(parent)
    , m_icons(icons)
    , m_title(new Label(icons.theme(), {.font = &Fonts::header, .colour = &Colours::text}))
    , m_sentence(
          new Label(icons.theme(), {.font = &Fonts::body, .colour = &Colours::textSecondary}, Label::Wrap::Words))
    , m_body(new QVBoxLayout)
    , m_error(new Label(icons.theme(), {.font = &Fonts::secondary, .colour = &Colours::danger}, Label::Wrap::Words))
    , m_cancel(new QPushButton)
    , m_go(new QPushButton)
{
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    addGap(*column, icons.theme(), {.height = 8});
    column->addLayout(m_body, 1);
    column->addWidget(m_error);
    addGap(*column, icons.theme(), {.height = 8});
    column->addLayout(buttons);
    m_go->setDefault(true);
    m_cancel->setAutoDefault(false);
    m_error->hide();
    icons.theme().follow(this, [this, column, buttons] {
        const int u = m_icons.theme().unit();
        buttons->setSpacing(2 * u);
        m_body->setSpacing(3 * u);
        column->setContentsMargins(6 * u, 5 * u, 6 * u, 5 * u);
        column->setSpacing(2 * u);
        setMinimumWidth(m_icons.theme().px(400));
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, [this] {
        setError({});
        submit();
    });
}

void Sheet::setWords(const QString &title, const QString &sentence)
{
    setWindowTitle(title);
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void Sheet::setAction(const QString &word, Grave grave)
{
    m_go->setText(word);
    m_go->setVisible(!word.isEmpty());
    m_cancel->setText(word.isEmpty() || m_wayOut == WayOut::Close ? tr("Close") : tr("Cancel"));
    m_grave = grave;
    m_hasAction = !word.isEmpty();
    refresh();
    QPalette own = m_go->palette();
    own.setColor(QPalette::ButtonText, grave == Grave::Yes ? theme().colours().danger : theme().colours().text);
    m_go->setPalette(own);
}

void Sheet::setReady(bool ready)
{
    m_ready = ready;
    refresh();
}

void Sheet::setBusy(Busy busy)
{
    m_busy = busy;
    refresh();
}

void Sheet::refresh()
{
    m_go->setEnabled(m_ready && m_busy == Busy::No);
    // What can't be undone should not happen on a stray Enter. Before there is anything to do, no button stands out.
    const bool cancels = m_hasAction && m_grave == Grave::Yes && m_ready;
    const bool goes = m_hasAction && m_grave == Grave::No;
    m_go->setAutoDefault(goes);
    m_go->setDefault(goes);
    m_cancel->setAutoDefault(cancels);
    m_cancel->setDefault(cancels);
}

void Sheet::setError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
    if (sentence.isEmpty()) {
        return;
    }
    setBusy(Busy::No);
    QAccessibleEvent event(m_error, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString Sheet::error() const
{
    return m_error->text();
}

void Sheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

} // namespace madang::ui
