// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/control.h"
#include "server/ops/datafolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

/// Remembers what it was asked for and answers what it is told to.
class FakeHousekeeping final : public Housekeeping
{
public:
    void carryOut(const HousekeepingTask &task, const Then &then) override
    {
        asked.append(task);
        then(answer);
    }

    QList<HousekeepingTask> asked;
    Expected<QString, Error> answer = u"done\nand well"_s;
};

} // namespace

/// The data folder belongs to one process, and that one answers at its socket.
class ControlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_folder_is_held_by_one_at_a_time()
    {
        const QTemporaryDir parent;
        const QString path = parent.filePath(u"deep/data"_s);
        {
            const auto first = DataFolder::take(path);
            QVERIFY(first.has_value());
            const auto second = DataFolder::take(path);
            QVERIFY(!second.has_value());
            QVERIFY(second.error().problem == DataFolder::Problem::Held);
        }
        QVERIFY(DataFolder::take(path).has_value());
    }

    void only_its_owner_may_look_into_a_new_folder()
    {
        const QTemporaryDir parent;
        const QString path = parent.filePath(u"data"_s);

        const auto folder = DataFolder::take(path);

        QVERIFY(folder.has_value());
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                                QFile::WriteOther | QFile::ExeOther;
        QVERIFY((QFile::permissions(path) & others) == QFile::Permissions());
        QVERIFY((QFile::permissions(folder->file("lock"_L1)) & others) == QFile::Permissions());
    }

    void port_and_pid_are_there_while_it_is_held()
    {
        const QTemporaryDir parent;
        {
            auto folder = DataFolder::take(parent.path());
            QVERIFY(folder.has_value());
            QVERIFY(folder->announce(1234));
            QFile port(parent.filePath(u"port"_s));
            QVERIFY(port.open(QIODevice::ReadOnly));
            QCOMPARE(port.readAll(), QByteArray("1234\n"));
        }
        QVERIFY(!QFile::exists(parent.filePath(u"port"_s)));
        QVERIFY(!QFile::exists(parent.filePath(u"pid"_s)));
    }

    void a_folder_that_cannot_be_made_is_a_failure()
    {
        const auto folder = DataFolder::take(u"/proc/madang"_s);

        QVERIFY(!folder.has_value());
        QVERIFY(folder.error().problem == DataFolder::Problem::Failed);
    }

    void a_task_reaches_the_server_and_its_answer_comes_back_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("short path") << m_folder.filePath(u"control"_s);
        const QString deep = m_folder.filePath(QString(u"a"_s).repeated(200));
        QVERIFY(QDir().mkpath(deep));
        QTest::newRow("path longer than a socket's name") << deep + u"/control"_s;
    }
    void a_task_reaches_the_server_and_its_answer_comes_back()
    {
        QFETCH(const QString, file);
        FakeHousekeeping housekeeping;
        ControlServer server(housekeeping);
        QVERIFY(server.listen(file));
        ControlClient client(file);
        const QList<HousekeepingTask> tasks{Invite{.role = Role::Admin, .uses = 5}, MakeBackup{u"/to/마당"_s},
                                            CheckLog{}};

        for (const HousekeepingTask &task : tasks) {
            const auto answer = asked(client, task);
            QVERIFY(answer.has_value());
            QCOMPARE(**answer, u"done\nand well"_s);
        }

        QVERIFY(housekeeping.asked == tasks);
        QCOMPARE(QFile::permissions(file) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void a_refusal_comes_back_as_one()
    {
        FakeHousekeeping housekeeping;
        housekeeping.answer = Unexpected(Error{ErrorCode::Unavailable, u"the disk is full"_s});
        ControlServer server(housekeeping);
        QVERIFY(server.listen(m_folder.filePath(u"refusing"_s)));
        ControlClient client(m_folder.filePath(u"refusing"_s));

        const auto answer = asked(client, CheckLog{});

        QVERIFY(answer && !answer->has_value());
        QCOMPARE(answer->error().text, u"the disk is full"_s);
    }

    void a_socket_left_behind_is_replaced()
    {
        const QString file = m_folder.filePath(u"left"_s);
        QFile left(file);
        QVERIFY(left.open(QIODevice::WriteOnly));
        FakeHousekeeping housekeeping;
        ControlServer server(housekeeping);

        QVERIFY(server.listen(file));
        ControlClient client(file);
        QVERIFY(asked(client, CheckLog{}).has_value());
    }

    void nobody_there_is_an_answer_too()
    {
        ControlClient client(m_folder.filePath(u"nobody"_s));

        const auto answer = asked(client, CheckLog{});

        QVERIFY(answer && !answer->has_value());
        QVERIFY(answer->error().code == ErrorCode::Unavailable);
    }

private:
    /// What was answered; nothing where that took too long.
    static std::optional<Expected<QString, Error>> asked(ControlClient &client, const HousekeepingTask &task)
    {
        std::optional<Expected<QString, Error>> answer;
        client.carryOut(task, [&](const Expected<QString, Error> &result) { answer = result; });
        [[maybe_unused]] const bool isThere = QTest::qWaitFor([&] { return answer.has_value(); }, 30'000);
        return answer;
    }

    QTemporaryDir m_folder;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::ControlTest)
#include "tst_control.moc"
