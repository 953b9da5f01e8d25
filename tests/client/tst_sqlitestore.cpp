// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// What only the store on disk has to do; tst_store.cpp has what both kinds do.
#include "client/store/sqlitestore.h"

#include "client/store/tables.h"
#include "tests/support/client/stores.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;

class TestSqliteStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"servers/s1/me.sqlite"_s);
    }
    void cleanup()
    {
        m_store.reset();
        m_folder.reset();
    }

    void old_messages_are_forgotten_when_it_is_opened_again()
    {
        m_store = std::make_unique<SqliteStore>(m_path);
        opened(*m_store);
        constexpr qint64 more = tables::messagesMost + 5;
        QList<Step> steps{steps::KeepRoom{roomState(lobby, more)}, steps::KeepRoom{roomState(garden, 2)}};
        for (qint64 n = 1; n <= more; ++n)
            steps.append(steps::KeepMessage{message(lobby, n)});
        for (qint64 n = 1; n <= 2; ++n) {
            Message other = message(garden, n);
            other.id = MessageId{uuid(more + n)};
            steps.append(steps::KeepMessage{other});
        }
        applied(*m_store, steps, at(9));
        QCOMPARE(range(*m_store, lobby, 1, more).size(), more);

        again();
        opened(*m_store);

        const auto left = numbers(range(*m_store, lobby, 1, more));
        QCOMPARE(left.size(), tables::messagesMost);
        QCOMPARE(left.first(), 6);
        QCOMPARE(left.last(), more);
        QCOMPARE(numbers(range(*m_store, garden, 1, 2)), (QList<qint64>{1, 2}));
    }

    void a_damaged_file_is_set_aside_and_said_data()
    {
        QTest::addColumn<QByteArray>("garbage");
        QTest::addColumn<qint64>("place");
        QTest::newRow("no database at all") << QByteArray(200, 'x') << qint64{0};
        QTest::newRow("its first pages are broken") << QByteArray(12'288, '\x5a') << qint64{4096};
    }
    void a_damaged_file_is_set_aside_and_said()
    {
        QFETCH(const QByteArray, garbage);
        QFETCH(const qint64, place);
        m_store = std::make_unique<SqliteStore>(m_path);
        opened(*m_store);
        applied(*m_store, {steps::KeepRoom{roomState(lobby, 3)}}, at(5));
        m_store.reset();
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(place) && file.write(garbage) == garbage.size());
        file.close();

        m_store = std::make_unique<SqliteStore>(m_path);
        QSignalSpy troubles(m_store.get(), &Store::troubled);
        const auto state = opened(*m_store);

        QVERIFY(!state.cursor);
        QVERIFY(state.rooms.isEmpty());
        QTRY_COMPARE(troubles.size(), 1);
        const auto trouble = troubles.first().first().value<StoreTrouble>();
        QCOMPARE(trouble.kind, StoreTrouble::Kind::SetAside);
        QVERIFY(QFile::exists(trouble.path));
        QCOMPARE(applied(*m_store, {}, at(1)), Kept::OnDisk);
        again();
        QCOMPARE(opened(*m_store).cursor, std::optional(at(1)));
    }

    void what_the_user_wrote_is_saved_from_a_damaged_file()
    {
        m_store = std::make_unique<SqliteStore>(m_path);
        opened(*m_store);
        put(*m_store, entry(1, 1));
        m_store->setDraft(lobby, {.text = u"half"_s});
        m_store.reset();
        spoilTable(u"rooms"_s);

        m_store = std::make_unique<SqliteStore>(m_path);
        const auto rescued = opened(*m_store);
        again();

        const auto state = opened(*m_store);
        QVERIFY(rescued.outbox == QList{entry(1, 1)});
        QVERIFY(state.outbox == QList{entry(1, 1)});
        QCOMPARE(state.drafts.value(lobby).text, u"half"_s);
    }

    void a_disk_that_refuses_is_said_and_nothing_is_lost_when_it_is_back()
    {
        m_store = std::make_unique<SqliteStore>(m_path);
        QSignalSpy troubles(m_store.get(), &Store::troubled);
        QSignalSpy recoveries(m_store.get(), &Store::recovered);
        opened(*m_store);
        applied(*m_store, {steps::KeepRoom{roomState(lobby, 1)}, steps::KeepMessage{message(lobby, 1)}}, at(1));

        {
            const auto lock = locked();
            QCOMPARE(applied(*m_store, {steps::KeepMessage{message(lobby, 2)}}, at(2)), Kept::InMemory);
            QCOMPARE(put(*m_store, entry(5, 1)), Kept::InMemory);
            QTRY_COMPARE(troubles.size(), 1);
            QCOMPARE(troubles.first().first().value<StoreTrouble>().kind, StoreTrouble::Kind::Refusing);
            QVERIFY(range(*m_store, lobby, 1, 2).isEmpty()); // the file is behind: it is not asked
        }
        QCOMPARE(applied(*m_store, {steps::KeepMessage{message(lobby, 3)}}, at(3)), Kept::OnDisk);

        QTRY_COMPARE(recoveries.size(), 1);
        QCOMPARE(numbers(range(*m_store, lobby, 1, 9)), (QList<qint64>{1, 2, 3}));
        again();
        QCOMPARE(opened(*m_store).outbox.size(), 1);
        QCOMPARE(opened(*m_store).cursor, std::optional(at(3)));
    }

    void a_folder_that_cannot_be_made_is_said()
    {
        QFile inTheWay(m_folder->filePath(u"servers"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));

        m_store = std::make_unique<SqliteStore>(m_path);
        QSignalSpy troubles(m_store.get(), &Store::troubled);

        QVERIFY(opened(*m_store) == ClientState{});
        QCOMPARE(applied(*m_store, {}, at(1)), Kept::InMemory);
        QTRY_COMPARE(troubles.size(), 1);
        QVERIFY(inTheWay.remove());
        QCOMPARE(applied(*m_store, {}, at(2)), Kept::OnDisk);
    }

    void destroying_the_store_writes_what_is_left()
    {
        m_store = std::make_unique<SqliteStore>(m_path);
        opened(*m_store);
        for (qint64 number = 1; number <= 50; ++number)
            m_store->put(entry(number, number), [](Kept) {});
        again();

        QCOMPARE(opened(*m_store).outbox.size(), 50);
    }

    void a_store_that_is_deleted_leaves_nothing_of_it_and_all_of_others()
    {
        const QTemporaryDir profile;
        const ServerId server{u"s1"_s};
        for (const QString &user : {u"u1"_s, u"u2"_s}) {
            SqliteStore store(storePath(profile.path(), server, UserId{user}));
            bool open = false;
            store.open([&open](const ClientState & /*state*/) { open = true; });
            QTRY_VERIFY(open);
        }
        const QString one = storePath(profile.path(), server, UserId{u"u1"_s});
        QVERIFY(QFile::copy(one, one + u".damaged-1"_s));

        QVERIFY(deleteStore(profile.path(), server, UserId{u"u1"_s}));

        QCOMPARE(QDir(profile.filePath(u"servers/s1"_s)).entryList(QDir::Files), QStringList{u"u2.sqlite"_s});
        QVERIFY(deleteStore(profile.path(), server, UserId{u"u2"_s}));
        QVERIFY(!QFile::exists(profile.filePath(u"servers/s1"_s)));
    }

    void each_user_of_each_server_has_a_file()
    {
        QCOMPARE(storePath(u"/p"_s, ServerId{u"s1"_s}, UserId{u"u1"_s}), u"/p/servers/s1/u1.sqlite"_s);
    }

private:
    /// The program starts again.
    void again()
    {
        m_store.reset();
        m_store = std::make_unique<SqliteStore>(m_path);
    }
    void spoilTable(const QString &table)
    {
        constexpr qint64 pageSize = 4096;
        qint64 page = 0;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"spoil"_s);
            database.setDatabaseName(m_path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"SELECT rootpage FROM sqlite_schema WHERE name = '%1'"_s.arg(table)) && query.next());
            page = query.value(0).toLongLong();
        }
        QSqlDatabase::removeDatabase(u"spoil"_s);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * pageSize));
        QCOMPARE(file.write(QByteArray(pageSize, '\x5a')), pageSize);
    }
    /// Somebody who does not let the store write, for as long as it is kept.
    std::shared_ptr<void> locked()
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"lock"_s);
        database.setDatabaseName(m_path);
        if (!database.open() || !QSqlQuery(database).exec(u"BEGIN IMMEDIATE"_s))
            return nullptr;
        return {this, [](void *) { QSqlDatabase::removeDatabase(u"lock"_s); }};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestSqliteStore)
#include "tst_sqlitestore.moc"
