// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/e2e/desk/hands.h"

#include "client/timeline/timeline.h"
#include "tests/e2e/desk/eyes.h"
#include "ui/timeline/timelinemodel.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>

#include <functional>
#include <map>

namespace hands
{
namespace
{

using namespace Qt::StringLiterals;

QJsonObject done()
{
    return {{"ok"_L1, true}};
}

QJsonObject failed(const QString &why)
{
    return {{"error"_L1, why}};
}

/// Lets the program work until `ready`, or for ten seconds.
bool waitUntil(const std::function<bool()> &ready)
{
    constexpr qint64 patience = 10'000;
    QElapsedTimer timer;
    timer.start();
    while (!ready() && timer.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    return ready();
}

QJsonObject click(const QJsonObject &order)
{
    auto *button = eyes::button(order.value("name"_L1).toString());
    if (button == nullptr)
        return failed(u"no such button"_s);
    // Later: what it opens may run a menu, and the answer should not wait for that.
    QMetaObject::invokeMethod(button, &QAbstractButton::click, Qt::QueuedConnection);
    return done();
}

QJsonObject fill(const QJsonObject &order)
{
    auto *field = qobject_cast<QLineEdit *>(eyes::named(order.value("name"_L1).toString()));
    if (field == nullptr)
        return failed(u"no such field"_s);
    field->setFocus();
    field->selectAll();
    field->insert(order.value("text"_L1).toString()); // as pasted: keyClicks() knows no Hangul
    if (order.value("enter"_L1).toBool())
        QTest::keyClick(field, Qt::Key_Return);
    return done();
}

QJsonObject write(const QJsonObject &order)
{
    auto *editor = qobject_cast<QPlainTextEdit *>(eyes::named(u"editor"_s));
    if (editor == nullptr)
        return failed(u"there is no composer"_s);
    editor->insertPlainText(order.value("text"_L1).toString());
    if (order.value("enter"_L1).toBool(true))
        QTest::keyClick(editor, Qt::Key_Return);
    return done();
}

/// As "Edit" in the message's menu, a new text and Enter.
QJsonObject edit(const QJsonObject &order)
{
    auto *view = eyes::timeline();
    auto *editor = qobject_cast<QPlainTextEdit *>(eyes::named(u"editor"_s));
    const auto *model = view == nullptr ? nullptr : qobject_cast<madang::ui::TimelineModel *>(view->model());
    if (model == nullptr || editor == nullptr)
        return failed(u"no room is open"_s);
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->row(row).text != order.value("text"_L1).toString())
            continue;
        emit view->editRequested(model->row(row).id);
        editor->selectAll();
        editor->insertPlainText(order.value("to"_L1).toString());
        QTest::keyClick(editor, Qt::Key_Return);
        return done();
    }
    return failed(u"no such message"_s);
}

/// Opens the menu of somebody in the list of members, as the menu key does.
QJsonObject person(const QJsonObject &order)
{
    auto *view = qobject_cast<QAbstractItemView *>(eyes::named(u"people"_s));
    if (view == nullptr)
        return failed(u"there is no list of members"_s);
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        const auto index = view->model()->index(row, 0);
        if (index.data().toString() != order.value("person"_L1).toString())
            continue;
        view->setCurrentIndex(index);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_F10, Qt::ShiftModifier);
        return done();
    }
    return failed(u"nobody of that name"_s);
}

/// A line of the menu that is open.
QJsonObject choose(const QJsonObject &order)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    if (menu == nullptr)
        return failed(u"no menu is open"_s);
    const auto actions = menu->actions();
    for (QAction *action : actions) {
        if (action->text() != order.value("name"_L1).toString() || !action->isEnabled())
            continue;
        QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
        QMetaObject::invokeMethod(menu, &QMenu::close, Qt::QueuedConnection);
        return done();
    }
    return failed(u"no such line in the menu"_s);
}

QJsonObject press(const QJsonObject &order)
{
    QWidget *target =
        order.contains("name"_L1) ? eyes::named(order.value("name"_L1).toString()) : QApplication::focusWidget();
    if (target == nullptr)
        return failed(u"nothing has the focus"_s);
    const QKeySequence keys(order.value("keys"_L1).toString());
    QTest::keySequence(target, keys);
    return done();
}

QJsonObject chooseRoom(const QJsonObject &order)
{
    auto *view = qobject_cast<QAbstractItemView *>(eyes::named(u"rooms"_s));
    if (view == nullptr)
        return failed(u"there is no list of rooms"_s);
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        const auto index = view->model()->index(row, 0);
        if (index.data().toString() != order.value("room"_L1).toString() || !(index.flags() & Qt::ItemIsSelectable))
            continue;
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
        return done();
    }
    return failed(u"no such room"_s);
}

QJsonObject readAll(const QJsonObject & /*order*/)
{
    auto *view = eyes::timeline();
    auto *model = view == nullptr ? nullptr : qobject_cast<madang::ui::TimelineModel *>(view->model());
    if (model == nullptr)
        return failed(u"no room is open"_s);
    auto &timeline = model->timeline();
    timeline.showNewest();
    if (!waitUntil([&timeline] { return timeline.isAtEnd() && !timeline.isOpening(); }))
        return failed(u"the end of the room does not come"_s);
    std::map<qint64, QJsonObject> byNumber;
    QJsonArray pending;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (!model->row(row).isPosted())
            pending.append(eyes::describeRow(*model, row));
    }
    const auto collect = [&byNumber, model] {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->row(row).isPosted())
                byNumber[model->row(row).n] = eyes::describeRow(*model, row);
        }
    };
    collect();
    while (!timeline.isAtStart()) {
        const qint64 first = byNumber.empty() ? 0 : byNumber.begin()->first;
        view->scrollToTop(); // what is far from what is seen is unloaded first
        timeline.loadOlder();
        if (!waitUntil([&] { return timeline.isAtStart() || (timeline.count() > 0 && timeline.at(0).n < first); }))
            return failed(u"older messages do not come"_s);
        collect();
    }
    timeline.showNewest();
    QJsonArray rows;
    for (const auto &[n, row] : byNumber)
        rows.append(row);
    return {{"ok"_L1, true}, {"rows"_L1, rows}, {"pending"_L1, pending}};
}

QJsonObject shoot(const QJsonObject &order)
{
    QWidget *window = QApplication::activeWindow();
    for (QWidget *candidate : QApplication::topLevelWidgets()) {
        if (window == nullptr && candidate->isVisible())
            window = candidate;
    }
    if (window == nullptr || !window->grab().save(order.value("file"_L1).toString()))
        return failed(u"no picture"_s);
    return done();
}

QJsonObject resize(const QJsonObject &order)
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && window->isWindow())
            window->resize(order.value("width"_L1).toInt(), order.value("height"_L1).toInt());
    }
    return done();
}

QJsonObject quit(const QJsonObject & /*order*/)
{
    QMetaObject::invokeMethod(
        qApp, [] { QApplication::closeAllWindows(); }, Qt::QueuedConnection);
    return done();
}

} // namespace

QJsonObject carryOut(const QJsonObject &order)
{
    using Handler = QJsonObject (*)(const QJsonObject &);
    static const std::map<QString, Handler> handlers{
        {u"look"_s, [](const QJsonObject & /*order*/) { return eyes::look(); }},
        {u"click"_s, click},
        {u"fill"_s, fill},
        {u"write"_s, write},
        {u"edit"_s, edit},
        {u"person"_s, person},
        {u"choose"_s, choose},
        {u"press"_s, press},
        {u"room"_s, chooseRoom},
        {u"readAll"_s, readAll},
        {u"shoot"_s, shoot},
        {u"size"_s, resize},
        {u"quit"_s, quit},
    };
    const auto handler = handlers.find(order.value("do"_L1).toString());
    return handler == handlers.end() ? failed(u"no such order"_s) : handler->second(order);
}

} // namespace hands
