// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QRectF>
#include <QString>
#include <QStringView>

class QPainter;

namespace madang::ui
{

class Theme;

/// Whom an avatar shows.
struct AvatarOf {
    QString userId;
    QString name;
};

/// The letters in an avatar: the given name of a Korean name (미나 of 김미나, 준 of 이준), else the first letter.
[[nodiscard]] QString avatarInitials(const QString &name);
/// 0 to 7, the same for a person everywhere and always.
[[nodiscard]] int avatarHue(QStringView userId);
void paintAvatar(QPainter &painter, const QRectF &circle, const AvatarOf &person, const Theme &theme);

} // namespace madang::ui
