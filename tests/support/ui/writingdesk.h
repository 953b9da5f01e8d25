// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/faketime.h"
#include "ui/composer/composer.h"
#include "ui/composer/sendbutton.h"

#include <QInputMethodEvent>
#include <QLineEdit>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>

namespace madang::tests
{

using namespace Qt::StringLiterals;
using namespace ui;

/// A window with a composer in it, and somebody who writes with a keyboard and an input method.
struct WritingDesk {
    explicit WritingDesk(const Editor::Commit &commit = {})
        : icons(theme)
        , composer(new Composer(
              icons, clock, commit ? commit : [this] { commitPreedit(); }))
        , sent(composer, &Composer::sent)
        , drafts(composer, &Composer::draftChanged)
        , started(composer, &Composer::typingStarted)
        , stopped(composer, &Composer::typingStopped)
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(composer);
        column->addWidget(&other);
        composer->openRoom(u"r1"_s, u"#general"_s, {});
        window.resize(600, 400);
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
        composer->focusText();
    }

    void type(const QString &text) const { QTest::keyClicks(&editor(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(&editor(), key, modifiers);
    }
    void compose(const QString &preedit) const
    {
        QInputMethodEvent event(preedit, {});
        QCoreApplication::sendEvent(&editor(), &event);
    }
    void commit(const QString &text) const
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(&editor(), &event);
    }
    void commitPreedit()
    {
        ++commits;
        commit(editor().preedit());
    }
    void pass(client::milliseconds time)
    {
        clock.pass(time);
        composer->tick();
    }
    static void turn()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] Editor &editor() const { return composer->editor(); }
    [[nodiscard]] QString text() const { return editor().toPlainText(); }
    [[nodiscard]] QString lastSent() const { return sent.isEmpty() ? QString() : message().text; }
    [[nodiscard]] Composed message() const { return sent.last().first().value<Composed>(); }
    [[nodiscard]] Draft lastDraft() const { return drafts.isEmpty() ? Draft() : drafts.last().at(1).value<Draft>(); }
    [[nodiscard]] SendButton &button() const { return *composer->findChild<SendButton *>(); }

    Theme theme;
    Icons icons;
    FakeTime clock;
    int commits = 0;
    QWidget window;
    QLineEdit other;
    Composer *composer;
    QSignalSpy sent;
    QSignalSpy drafts;
    QSignalSpy started;
    QSignalSpy stopped;
};

} // namespace madang::tests
