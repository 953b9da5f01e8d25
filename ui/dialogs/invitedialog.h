// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/sheet.h"

class QComboBox;
class QLineEdit;

namespace madang::ui
{

class Label;

/// What a link is to allow.
struct InviteWish {
    int uses = 0; ///< 0: as often as one likes
    int days = 0; ///< 0: for ever

    friend bool operator==(const InviteWish &, const InviteWish &) = default;
};

/// Makes a link that lets people in, and puts it on the clipboard.
class InviteDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InviteDialog)

public:
    explicit InviteDialog(const Icons &icons, QWidget *parent = nullptr);

    /// The link that was made.
    void setLink(const QString &link);

signals:
    void linkRequested(const madang::ui::InviteWish &wish);

protected:
    void submit() override;
    void retranslate() override;

private:
    [[nodiscard]] InviteWish wish() const;
    void fillChoices();

    Label *m_usesName;
    QComboBox *m_uses;
    Label *m_daysName;
    QComboBox *m_days;
    Label *m_linkName;
    QLineEdit *m_link;
};

} // namespace madang::ui

Q_DECLARE_METATYPE(madang::ui::InviteWish)
