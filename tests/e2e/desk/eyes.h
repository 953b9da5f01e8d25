// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>
#include <QWidget>

class QAbstractButton;

namespace madang::ui
{
class TimelineModel;
class TimelineView;
} // namespace madang::ui

/// Finds what a person would see in the visible windows. Nothing here changes anything.
namespace eyes
{

/// A visible widget by its object name; null if there is none.
[[nodiscard]] QWidget *named(const QString &name);
/// A visible, enabled button by its object name, its text or what it is called for screen readers.
[[nodiscard]] QAbstractButton *button(const QString &name);
[[nodiscard]] madang::ui::TimelineView *timeline();

/// All of it as an object: title, buttons, fields, labels, the sidebar's rows, the open room's rows, the strip.
[[nodiscard]] QJsonObject look();
/// One row of a timeline.
[[nodiscard]] QJsonObject describeRow(const madang::ui::TimelineModel &model, int row);

} // namespace eyes
