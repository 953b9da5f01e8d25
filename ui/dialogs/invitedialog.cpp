// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/invitedialog.h"

#include "ui/controls/label.h"

#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QVBoxLayout>

namespace madang::ui
{

namespace
{
constexpr LabelLook small{.font = &Fonts::secondaryBold, .colour = &Colours::textSecondary};
constexpr int week = 7;
} // namespace

InviteDialog::InviteDialog(const Icons &icons, QWidget *parent)
    : Sheet(icons, parent)
    , m_usesName(new Label(icons.theme(), small))
    , m_uses(new QComboBox)
    , m_daysName(new Label(icons.theme(), small))
    , m_days(new QComboBox)
    , m_linkName(new Label(icons.theme(), small))
    , m_link(new QLineEdit)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(icons.theme().px(12));
    grid->setVerticalSpacing(icons.theme().unit());
    grid->addWidget(m_usesName, 0, 0);
    grid->addWidget(m_daysName, 0, 1);
    grid->addWidget(m_uses, 1, 0);
    grid->addWidget(m_days, 1, 1);
    body().addLayout(grid);
    body().addWidget(m_linkName);
    body().addWidget(m_link);
    m_usesName->setBuddy(m_uses);
    m_daysName->setBuddy(m_days);
    m_linkName->setBuddy(m_link);
    m_link->setReadOnly(true);
    // Another wish is another link.
    for (QComboBox *box : {m_uses, m_days}) {
        connect(box, &QComboBox::activated, this, [this] { setLink({}); });
    }
    sayClose();
    InviteDialog::retranslate();
    setLink({});
}

void InviteDialog::setLink(const QString &link)
{
    setBusy(Busy::No);
    m_link->setText(link);
    m_link->setCursorPosition(0);
    m_link->setEnabled(!link.isEmpty());
    retranslate();
}

InviteWish InviteDialog::wish() const
{
    return {.uses = m_uses->currentData().toInt(), .days = m_days->currentData().toInt()};
}

void InviteDialog::submit()
{
    if (m_link->text().isEmpty()) {
        setBusy(Busy::Yes);
        emit linkRequested(wish());
        return;
    }
    QGuiApplication::clipboard()->setText(m_link->text());
    setAction(tr("Copied"));
}

void InviteDialog::fillChoices()
{
    const auto fill = [](QComboBox &box, const QList<std::pair<QString, int>> &choices) {
        const int current = qMax(0, box.currentIndex());
        box.clear();
        for (const auto &[words, value] : choices) {
            box.addItem(words, value);
        }
        box.setCurrentIndex(current);
    };
    fill(*m_uses, {{tr("Any number of people"), 0}, {tr("One person"), 1}});
    fill(*m_days, {{tr("For ever"), 0}, {tr("One day"), 1}, {tr("One week"), week}});
}

void InviteDialog::retranslate()
{
    setWords(tr("Invite people"), tr("Whoever has the link can come in."));
    m_usesName->setText(tr("For"));
    m_uses->setAccessibleName(tr("How many people"));
    m_daysName->setText(tr("Valid"));
    m_days->setAccessibleName(tr("How long"));
    m_linkName->setText(tr("Link"));
    m_link->setAccessibleName(tr("Link"));
    m_link->setPlaceholderText(tr("Not made yet"));
    fillChoices();
    setAction(m_link->text().isEmpty() ? tr("Make a link") : tr("Copy the link"));
}

} // namespace madang::ui
