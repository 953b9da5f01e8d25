// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/commandline.h"
#include "server/ops/config.h"
#include "server/ops/jsonlog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;

/// Flags over environment over file over defaults, and what is wrong is told with its place.
class ConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void without_anything_the_defaults_hold()
    {
        const auto line = commandLineFrom({u"madang-server"_s, u"--data"_s, u"/d"_s}, {});

        QVERIFY(line.has_value());
        QVERIFY(std::holds_alternative<Serve>(line->purpose));
        QCOMPARE(line->config.address, QHostAddress(u"127.0.0.1"_s));
        QCOMPARE(line->config.port, quint16{8787});
        QVERIFY(line->config.limits == Limits{});
    }

    void flags_win_over_the_environment_over_the_file()
    {
        const QString file = written("listen = \"127.0.0.1:1\"\nname = \"file\"\n[limits]\nqueue_bytes = 1\n"
                                     "posts_burst = 7\n");
        const QStringList environment{u"MADANG_LISTEN=127.0.0.1:2"_s, u"MADANG_LIMITS_QUEUE_BYTES=2"_s,
                                      u"MADANG_DATA=/e"_s};

        const auto line =
            commandLineFrom({u"madang-server"_s, u"--config"_s, file, u"--listen"_s, u"[::1]:3"_s}, environment);

        QVERIFY(line.has_value());
        QCOMPARE(line->config.port, quint16{3});
        QCOMPARE(line->config.address, QHostAddress(u"::1"_s));
        QCOMPARE(line->config.name, u"file"_s);
        QCOMPARE(line->config.dataFolder, u"/e"_s);
        QCOMPARE(line->config.limits.queueBytes, 2);
        QCOMPARE(line->config.limits.postsBurst, 7);
    }

    void proxies_are_told_in_each_of_the_three_ways()
    {
        const QString file = written("behind_proxy = \"10.0.0.0/8\"\n");
        const QStringList start{u"madang-server"_s, u"--data"_s, u"/d"_s, u"--config"_s, file};
        const QStringList environment{u"MADANG_BEHIND_PROXY=192.0.2.1"_s};

        const auto byFile = commandLineFrom(start, {});
        const auto byEnvironment = commandLineFrom(start, environment);
        const auto byFlags = commandLineFrom(
            start + QStringList{u"--behind-proxy"_s, u"::1"_s, u"--behind-proxy"_s, u"192.0.2.2, 192.0.2.3"_s},
            environment);

        QCOMPARE(byFile->config.proxies, *Networks::fromText(u"10.0.0.0/8"_s));
        QCOMPARE(byEnvironment->config.proxies, *Networks::fromText(u"192.0.2.1"_s));
        QCOMPARE(byFlags->config.proxies, *Networks::fromText(u"::1,192.0.2.2,192.0.2.3"_s));
    }

    void a_limit_spelled_wrong_in_the_environment_is_said()
    {
        const auto line = commandLineFrom({u"madang-server"_s, u"--data"_s, u"/d"_s},
                                          {u"MADANG_LIMITS_POST_BURST=1"_s, u"MADANG_OF_SOMEBODY_ELSE=1"_s});

        QVERIFY(!line.has_value());
        QVERIFY2(line.error().contains("MADANG_LIMITS_POST_BURST"_L1), qPrintable(line.error()));
    }

    void every_limit_is_a_key()
    {
        QByteArray text = "[limits]\n";
        for (const LimitKey &key : limitKeys())
            text += QByteArray(key.name.data(), key.name.size()) + " = 3\n";

        const auto settings = settingsFromFile(written(text));
        QVERIFY(settings.has_value());
        const auto config = configFrom(*settings);

        QVERIFY(config.has_value());
        QCOMPARE(limitKeys().size(), size_t{11});
        for (const LimitKey &key : limitKeys())
            QCOMPARE(config->limits.*key.field, 3);
    }

    void what_is_wrong_in_a_file_is_told_with_its_place_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown key") << QByteArray("name = \"a\"\ncolour = 1\n") << u":2:1: 'colour' is not known"_s;
        QTest::newRow("unknown limit") << QByteArray("[limits]\n  posts = 1\n")
                                       << u":2:3: 'limits.posts' is not known"_s;
        QTest::newRow("unknown table") << QByteArray("[rates]\nposts = 1\n") << u":1:2: 'rates' is not known"_s;
        QTest::newRow("syntax") << QByteArray("name = \n") << u":1:"_s;
        QTest::newRow("no character of a key") << QByteArray("\xef\xbb\x9f = 1\n") << u":1:"_s;
        QTest::newRow("a table whose name is a line break") << QByteArray("[\n]\n") << u":1:"_s;
        QTest::newRow("wrong value") << QByteArray("\nlisten = \"nowhere\"\n")
                                     << u":2:1: 'listen' must be ADDRESS:PORT"_s;
        QTest::newRow("no network") << QByteArray("behind_proxy = \"127.0.0.1, nginx\"\n")
                                    << u":1:1: 'behind_proxy' must be networks such as 127.0.0.1 or 10.0.0.0/8, with "
                                       u"commas in between: 'nginx' is none"_s;
        QTest::newRow("negative limit") << QByteArray("[limits]\nposts_burst = -1\n")
                                        << u":2:1: 'limits.posts_burst' must be a whole number"_s;
        QTest::newRow("not UTF-8") << QByteArray("name = \"\xff\"\n") << u":1:"_s;
    }
    void what_is_wrong_in_a_file_is_told_with_its_place()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, message);
        const QString file = written(text);

        const auto line = commandLineFrom({u"madang-server"_s, u"--data"_s, u"d"_s, u"--config"_s, file}, {});

        QVERIFY(!line.has_value());
        QVERIFY2(line.error().startsWith(file) && line.error().contains(message), qPrintable(line.error()));
    }

    void a_value_of_another_type_is_told_with_its_place_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const QList<std::pair<const char *, QByteArray>> values{
            {"text", "\"3\""},      {"whole number", "3"}, {"fraction", "3.0"},        {"truth", "true"},
            {"date", "2026-01-01"}, {"list", "[\"a\"]"},   {"table", "{ a = \"b\" }"}, {"infinity", "inf"}};
        for (const auto &[type, value] : values) {
            for (const QByteArray key : {"behind_proxy", "data", "listen", "name", "public_url"})
                if (QByteArray(type) != "text")
                    QTest::addRow("%s: %s", key.constData(), type)
                        << QByteArray("\n  ") + key + " = " + value + '\n'
                        << u":2:3: '%1' must be a text, in quotes"_s.arg(QString::fromLatin1(key));
            for (const LimitKey &key : limitKeys())
                if (QByteArray(type) != "whole number")
                    QTest::addRow("%s: %s", key.name.data(), type)
                        << QByteArray("[limits]\n") + QByteArray(key.name.data(), key.name.size()) + " = " + value +
                               '\n'
                        << u":2:1: 'limits.%1' must be a whole number, without quotes"_s.arg(key.name);
        }
        QTest::newRow("limits as a text") << QByteArray("limits = \"none\"\n") << u":1:1: 'limits' is not known"_s;
        QTest::newRow("a key with a dot")
            << QByteArray("limits.posts_burst = \"7\"\n") << u":1:8: 'limits.posts_burst' must be a whole number"_s;
    }
    void a_value_of_another_type_is_told_with_its_place() { what_is_wrong_in_a_file_is_told_with_its_place(); }

    void what_is_wrong_on_the_command_line_is_refused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no data folder") << QStringList{};
        QTest::newRow("unknown flag") << QStringList{u"--data"_s, u"d"_s, u"--colour"_s};
        QTest::newRow("unknown task") << QStringList{u"dance"_s, u"--data"_s, u"d"_s};
        QTest::newRow("two tasks") << QStringList{u"check"_s, u"invite"_s, u"--data"_s, u"d"_s};
        QTest::newRow("no such file") << QStringList{u"--data"_s, u"d"_s, u"--config"_s, u"/nowhere.toml"_s};
        QTest::newRow("port too large") << QStringList{u"--data"_s, u"d"_s, u"--listen"_s, u"127.0.0.1:65536"_s};
        QTest::newRow("public url") << QStringList{u"--data"_s, u"d"_s, u"--public-url"_s, u"ftp://a"_s};
        QTest::newRow("no network") << QStringList{u"--data"_s, u"d"_s, u"--behind-proxy"_s, u"10.0.0.5/8"_s};
        QTest::newRow("role") << QStringList{u"invite"_s, u"--data"_s, u"d"_s, u"--role"_s, u"owner"_s};
        QTest::newRow("uses") << QStringList{u"invite"_s, u"--data"_s, u"d"_s, u"--uses"_s, u"-1"_s};
        QTest::newRow("backup to nowhere") << QStringList{u"backup"_s, u"--data"_s, u"d"_s};
    }
    void what_is_wrong_on_the_command_line_is_refused()
    {
        QFETCH(const QStringList, arguments);

        QVERIFY(!commandLineFrom(QStringList{u"madang-server"_s} + arguments, {}).has_value());
    }

    void tasks_are_read()
    {
        const auto invite = commandLineFrom(
            {u"madang-server"_s, u"invite"_s, u"--data"_s, u"d"_s, u"--role"_s, u"admin"_s, u"--uses"_s, u"3"_s}, {});
        const auto backup =
            commandLineFrom({u"madang-server"_s, u"backup"_s, u"--data"_s, u"d"_s, u"--to"_s, u"/b"_s}, {});

        QVERIFY(std::get<HousekeepingTask>(invite->purpose) ==
                HousekeepingTask(Invite{.role = Role::Admin, .uses = 3}));
        QVERIFY(std::get<HousekeepingTask>(backup->purpose) == HousekeepingTask(MakeBackup{u"/b"_s}));
    }

    void a_log_line_is_one_line_of_json()
    {
        const QByteArray line = logLine(std::chrono::milliseconds(0), QtWarningMsg, u"c"_s, u"a\nb\x1b[31m\"x"_s);

        QCOMPARE(line, QByteArray("{\"category\":\"c\",\"level\":\"warning\",\"text\":\"a\\nb\\u001b[31m\\\"x\","
                                  "\"time\":\"1970-01-01T00:00:00.000Z\"}\n"));
    }

private:
    QString written(const QByteArray &text)
    {
        QString name = m_folder.filePath(u"%1.toml"_s.arg(++m_files));
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return name;
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::ConfigTest)
#include "tst_config.moc"
