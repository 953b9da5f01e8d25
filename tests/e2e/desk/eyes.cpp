// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/e2e/desk/eyes.h"

#include "ui/timeline/timelinemodel.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>

#include <array>

namespace eyes
{
namespace
{

using namespace Qt::StringLiterals;

template <typename T>
QList<T *> allVisible()
{
    QList<T *> found;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!window->isVisible())
            continue;
        if (auto *self = qobject_cast<T *>(window))
            found.append(self);
        for (auto *child : window->findChildren<T *>()) {
            // A dialog is a child of the window that it opened over, and a window of its own.
            if (child->isVisible() && child->window() == window)
                found.append(child);
        }
    }
    return found;
}

QString stateName(madang::client::SendState state)
{
    static constexpr std::array names{"queued", "sending", "sent", "failed"};
    return QString::fromLatin1(names.at(static_cast<size_t>(state)));
}

QJsonArray members()
{
    QJsonArray rows;
    for (auto *view : allVisible<QAbstractItemView>()) {
        for (int row = 0; view->objectName() == "people"_L1 && row < view->model()->rowCount(); ++row)
            rows.append(view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    }
    return rows;
}

/// The name of what is typed into when the first window is active, which nobody makes it without a window manager.
QString focus()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && window->parentWidget() == nullptr && window->focusWidget() != nullptr)
            return window->focusWidget()->objectName();
    }
    return {};
}

QJsonArray sidebarRows()
{
    QJsonArray rows;
    for (auto *view : allVisible<QAbstractItemView>()) {
        if (view->objectName() != "rooms"_L1)
            continue;
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const auto index = view->model()->index(row, 0);
            rows.append(QJsonObject{{"name"_L1, index.data(Qt::DisplayRole).toString()},
                                    {"said"_L1, index.data(Qt::AccessibleTextRole).toString()}});
        }
    }
    return rows;
}

} // namespace

QWidget *named(const QString &name)
{
    for (auto *widget : allVisible<QWidget>()) {
        if (widget->objectName() == name)
            return widget;
    }
    return nullptr;
}

QAbstractButton *button(const QString &name)
{
    for (auto *candidate : allVisible<QAbstractButton>()) {
        const bool meant =
            candidate->objectName() == name || candidate->text() == name || candidate->accessibleName() == name;
        if (meant && candidate->isEnabled())
            return candidate;
    }
    return nullptr;
}

madang::ui::TimelineView *timeline()
{
    const auto views = allVisible<madang::ui::TimelineView>();
    return views.isEmpty() ? nullptr : views.first();
}

QJsonObject describeRow(const madang::ui::TimelineModel &model, int row)
{
    const auto &content = model.row(row);
    QJsonArray reactions;
    for (const auto &reaction : content.reactions)
        reactions.append(QString(reaction.emoji + QString::number(reaction.count)));
    return {{"id"_L1, content.id.value},
            {"n"_L1, content.n},
            {"by"_L1, content.authorName},
            {"text"_L1, content.text},
            {"state"_L1, stateName(content.state)},
            {"edited"_L1, content.edited},
            {"deleted"_L1, content.deleted},
            {"reactions"_L1, reactions}};
}

QJsonObject look()
{
    QJsonArray titles;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && !window->windowTitle().isEmpty())
            titles.append(window->windowTitle());
    }
    QJsonArray buttons;
    for (auto *candidate : allVisible<QAbstractButton>())
        buttons.append(candidate->text().isEmpty() ? candidate->accessibleName() : candidate->text());
    QJsonArray labels;
    for (auto *label : allVisible<QLabel>()) {
        if (!label->text().isEmpty())
            labels.append(label->text());
    }
    QJsonArray menu;
    if (const auto *open = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
        const auto actions = open->actions();
        for (const QAction *action : actions)
            menu.append(action->text());
    }
    QJsonObject fields;
    for (auto *field : allVisible<QLineEdit>())
        fields.insert(field->objectName(), field->text());
    for (auto *field : allVisible<QPlainTextEdit>())
        fields.insert(field->objectName(), field->toPlainText());
    QJsonObject seen{{"titles"_L1, titles}, {"buttons"_L1, buttons},  {"labels"_L1, labels},      {"fields"_L1, fields},
                     {"menu"_L1, menu},     {"people"_L1, members()}, {"rooms"_L1, sidebarRows()}};
    seen.insert("focus"_L1, focus());
    if (auto *view = timeline()) {
        QJsonArray rows;
        const auto *model = qobject_cast<madang::ui::TimelineModel *>(view->model());
        for (int row = 0; model != nullptr && row < model->rowCount(); ++row)
            rows.append(describeRow(*model, row));
        seen.insert("rows"_L1, rows);
    }
    return seen;
}

} // namespace eyes
