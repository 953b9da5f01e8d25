// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/sheet.h"

namespace madang::ui
{

/// What somebody leaves who signs out here.
struct Leaving {
    enum class Link { Online, Offline };
    enum class WayBack {
        Invitation, ///< or the password
        Here,       ///< the server is on this computer, and theirs
    };

    QString server; ///< its name
    Link link = Link::Online;
    WayBack wayBack = WayBack::Invitation;
    int unsent = 0; ///< messages that wait here
};

/// Asks before this device is signed out, and says what that costs.
class SignOutDialog : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignOutDialog)

public:
    SignOutDialog(const Icons &icons, Leaving leaving, QWidget *parent = nullptr);

    /// The connection came or went meanwhile.
    void setLink(Leaving::Link link);

signals:
    void confirmed();

protected:
    void submit() override;
    void retranslate() override;

private:
    Leaving m_leaving;
};

} // namespace madang::ui
