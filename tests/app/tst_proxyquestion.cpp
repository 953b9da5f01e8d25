// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/desktop.h"
#include "tests/support/client/gatekeeper.h"
#include "ui/controls/field.h"
#include "ui/dialogs/proxydialog.h"
#include "ui/welcome/welcomepage.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace madang;
using namespace madang::app;
using namespace Qt::StringLiterals;
using client::ProxyChoice;
using client::ProxySettings;
using tests::Gatekeeper;

namespace
{

ProxyChoice manual(quint16 port, const QString &password = {})
{
    return {.kind = ProxyChoice::Kind::Manual,
            .host = u"127.0.0.1"_s,
            .port = port,
            .user = password.isEmpty() ? QString() : u"min"_s,
            .password = password};
}

template <typename T>
T *shown()
{
    const auto windows = QApplication::topLevelWidgets();
    for (auto *window : windows) {
        auto *found = qobject_cast<T *>(window);
        if (found == nullptr)
            found = window->findChild<T *>();
        if (found != nullptr && found->isVisible())
            return found;
    }
    return nullptr;
}

void answer(ui::ProxyDialog &dialog, const ProxyChoice &choice)
{
    const auto fields = dialog.findChildren<ui::Field *>();
    const QStringList typed{choice.host, QString::number(choice.port), choice.user, choice.password};
    for (int i = 0; i < typed.size(); ++i)
        fields.at(i)->setText(typed.at(i));
    const auto buttons = dialog.findChildren<QPushButton *>();
    (*std::find_if(buttons.begin(), buttons.end(), [](const auto *one) { return one->isDefault(); }))->click();
}

} // namespace

/// From the question to the network: what is answered leads the way from then on.
class ProxyQuestionTest : public QObject
{
    Q_OBJECT

private slots:
    void an_answer_is_kept_and_closes_the_question()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"proxy.json"_s);
        ProxySettings settings(file);
        QVERIFY(settings.choose(manual(1)));
        QWidget window;
        window.show();
        ProxyQuestion question(settings, m_icons, window);
        const QSignalSpy answered(&question, &ProxyQuestion::answered);

        question.ask();
        question.ask();
        QCOMPARE(window.findChildren<ui::ProxyDialog *>().size(), 1);
        answer(*window.findChild<ui::ProxyDialog *>(), manual(3128, u"s3cret"_s));

        QCOMPARE(answered.count(), 1);
        QCOMPARE(ProxySettings(file).choice(), manual(3128, u"s3cret"_s));
        QVERIFY(!window.findChild<ui::ProxyDialog *>()->isVisible());
    }

    void an_answer_that_changes_nothing_disturbs_no_connection()
    {
        const QTemporaryDir folder;
        ProxySettings settings(folder.filePath(u"proxy.json"_s));
        QVERIFY(settings.choose(manual(3128, u"s3cret"_s)));
        QWidget window;
        window.show();
        ProxyQuestion question(settings, m_icons, window);
        const QSignalSpy answered(&question, &ProxyQuestion::answered);

        question.ask();
        answer(*window.findChild<ui::ProxyDialog *>(), manual(3128, u"s3cret"_s));

        QCOMPARE(answered.count(), 0);
        QVERIFY(!window.findChild<ui::ProxyDialog *>()->isVisible());
    }

    void what_can_not_be_kept_is_said_and_holds_all_the_same()
    {
        const QTemporaryDir folder;
        ProxySettings settings(folder.filePath(u"nowhere/proxy.json"_s));
        QVERIFY(!settings.choose(manual(1)));
        QWidget window;
        window.show();
        ProxyQuestion question(settings, m_icons, window);
        const QSignalSpy answered(&question, &ProxyQuestion::answered);

        question.ask();
        auto *dialog = window.findChild<ui::ProxyDialog *>();
        answer(*dialog, manual(3128));

        QVERIFY(dialog->isVisible());
        QVERIFY(!dialog->error().isEmpty());
        QCOMPARE(answered.count(), 1);
        QCOMPARE(settings.choice(), manual(3128));
    }

    /// The one before takes connections and never answers: a try through it hangs for ten seconds.
    void an_open_server_is_reached_through_another_proxy_at_once()
    {
        const QTemporaryDir folder;
        const auto profile = client::Profile::open(folder.path());
        QVERIFY(profile);
        QVERIFY(client::KnownServers(profile->knownServersFile())
                    .remember({.server = {u"s1"_s},
                               .user = {u"u1"_s},
                               .serverName = u"Lab"_s,
                               .endpoint = {.host = u"chat.example.org"_s}}));
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Gatekeeper gate(server.serverPort(), "min:s3cret");
        QVERIFY(ProxySettings(profile->proxyFile()).choose(manual(silent.serverPort())));
        Desktop desktop({.profile = profile->folder()}, *profile);
        QCOMPARE(desktop.start(), Desktop::Start::Running);
        QTRY_VERIFY(shown<ui::WorkspacePage>() != nullptr);
        QTRY_VERIFY(silent.hasPendingConnections());

        shown<ui::WorkspacePage>()->showConnection();
        QTRY_VERIFY(shown<ui::WorkspacePage>()->findChild<QToolButton *>(u"proxy"_s)->isVisible());
        shown<ui::WorkspacePage>()->findChild<QToolButton *>(u"proxy"_s)->click();
        answer(*shown<ui::ProxyDialog>(), manual(gate.port(), u"s3cret"_s));

        QTRY_VERIFY(gate.asked.contains("CONNECT chat.example.org:8787 HTTP/1.1"));
        QCOMPARE(ProxySettings(profile->proxyFile()).choice(), manual(gate.port(), u"s3cret"_s));
    }

    void who_is_nowhere_yet_can_set_it_too()
    {
        const QTemporaryDir folder;
        const auto profile = client::Profile::open(folder.path());
        QVERIFY(profile);
        QVERIFY(ProxySettings(profile->proxyFile()).choose(manual(1)));
        Desktop desktop({.profile = profile->folder()}, *profile);
        QCOMPARE(desktop.start(), Desktop::Start::Running);
        auto *welcome = shown<ui::WelcomePage>();
        QVERIFY(welcome != nullptr);

        emit welcome->proxyRequested();
        answer(*shown<ui::ProxyDialog>(), manual(3128));

        QCOMPARE(ProxySettings(profile->proxyFile()).choice(), manual(3128));
    }

private:
    ui::Theme m_theme;
    ui::Icons m_icons{m_theme};
};

QTEST_MAIN(ProxyQuestionTest)
#include "tst_proxyquestion.moc"
