// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QAbstractButton>

namespace madang::ui
{

/// The server's name with a chevron: the way to what concerns the whole server.
class ServerButton : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerButton)

public:
    explicit ServerButton(const Icons &icons, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Icons &m_icons;
};

} // namespace madang::ui
