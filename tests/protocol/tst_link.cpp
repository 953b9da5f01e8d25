// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/link.h"

#include <QtTest>

#include <array>

using namespace madang;
using namespace Qt::StringLiterals;

namespace
{

const QString fingerprint = u"0123456789abcdef"_s.repeated(4);

} // namespace

class LinkTest : public QObject
{
    Q_OBJECT

private slots:
    void what_a_person_pastes_is_understood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("tls");
        QTest::addColumn<QString>("invite");
        QTest::addColumn<QString>("pin");
        const auto row = [](const char *name, const QString &text, const QString &host, int port, bool tls,
                            const QString &invite = {}, const QString &pin = {}) {
            QTest::newRow(name) << text << host << port << tls << invite << pin;
        };

        row("invitation", u"madang://chat.example.org:9000/#invite=Ab_-9"_s, u"chat.example.org"_s, 9000, false,
            u"Ab_-9"_s);
        row("pinned", u"madang://10.0.0.7:8787/#invite=c&fp="_s + fingerprint, u"10.0.0.7"_s, 8787, true, u"c"_s,
            fingerprint);
        row("pin with colons, upper case", u"madang://h/#fp=AB:"_s + u"ab"_s.repeated(31), u"h"_s, 8787, true, {},
            u"ab"_s.repeated(32));
        row("tls", u"madang://h/#tls=1&invite=c"_s, u"h"_s, 8787, true, u"c"_s);
        row("tls=0 is none", u"madang://h/#tls=0"_s, u"h"_s, 8787, false);
        row("http", u"http://h/#invite=c"_s, u"h"_s, 80, false, u"c"_s);
        row("http with port", u"http://h:8787/#invite=c"_s, u"h"_s, 8787, false, u"c"_s);
        row("http and a pin", u"http://h/#fp="_s + fingerprint, u"h"_s, 443, true, {}, fingerprint);
        row("https", u"https://h#invite=c"_s, u"h"_s, 443, true, u"c"_s);
        row("scheme and host in any case", u"HTTPS://Chat.Example.Org"_s, u"chat.example.org"_s, 443, true);
        row("bare host", u"chat.example.org"_s, u"chat.example.org"_s, 8787, false);
        row("bare host and port", u"localhost:1"_s, u"localhost"_s, 1, false);
        row("bare with invitation", u"localhost:65535/#invite=c"_s, u"localhost"_s, 65535, false, u"c"_s);
        row("IPv6", u"[::1]:9000"_s, u"::1"_s, 9000, false);
        row("IPv6 without port", u"madang://[2001:DB8::1]/#invite=c"_s, u"2001:db8::1"_s, 8787, false, u"c"_s);
        row("space around", u" \n madang://h/ \t"_s, u"h"_s, 8787, false);
        row("unknown fields", u"madang://h/?x=1#y&z=2&invite=c&=&"_s, u"h"_s, 8787, false, u"c"_s);
        row("a link in the fragment", u"h/#x=http://other:1"_s, u"h"_s, 8787, false);
    }
    void what_a_person_pastes_is_understood()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(bool, tls);
        QFETCH(QString, invite);
        QFETCH(QString, pin);

        const auto link = parseLink(text);

        QVERIFY2(link, link ? "" : reasonOf(link.error()).data());
        QCOMPARE(link->host, host);
        QCOMPARE(int(link->port), port);
        QCOMPARE(link->tls, tls);
        QCOMPARE(link->invite, invite);
        QCOMPARE(link->fingerprint, pin);
        QVERIFY(*parseLink(toText(*link)) == *link);
        QVERIFY(*parseLink(toWebText(*link)) == *link);
    }

    void what_is_no_link_says_why_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<LinkProblem>("problem");
        const auto row = [](const char *name, const QString &text, LinkProblem problem) {
            QTest::newRow(name) << text << problem;
        };

        row("nothing", u""_s, LinkProblem::Empty);
        row("only space", u" \n\t"_s, LinkProblem::Empty);
        row("huge", QString(1'000'000, u'a'), LinkProblem::TooLong);
        row("other scheme", u"ftp://h/"_s, LinkProblem::UnknownScheme);
        row("no scheme before the slashes", u"://h/"_s, LinkProblem::UnknownScheme);
        row("user name", u"http://ann:secret@h/"_s, LinkProblem::HasUserName);
        row("bare IPv6", u"::1"_s, LinkProblem::NeedsBrackets);
        row("two ports", u"h:1:2"_s, LinkProblem::NeedsBrackets);
        row("no host", u"madang:///#invite=c"_s, LinkProblem::BadHost);
        row("no host but a port", u":8787"_s, LinkProblem::BadHost);
        row("two words", u"hello world"_s, LinkProblem::BadHost);
        row("percent", u"a%20b"_s, LinkProblem::BadHost);
        row("what QUrl takes for a future address", u"v1.a=b"_s, LinkProblem::BadHost);
        row("a name that is too long as it travels", u"\u00e9a."_s.repeated(80) + u"org"_s, LinkProblem::BadHost);
        row("the same without a sign that no host has", u"vA.."_s, LinkProblem::BadHost);
        row("an address with a zone", u"[fe80::1%eth0]"_s, LinkProblem::BadHost);
        row("control character", u"a\u0001b"_s, LinkProblem::BadHost);
        row("lone surrogate", u"a"_s + QChar(0xd800), LinkProblem::BadHost);
        row("long host", QString(254, u'a'), LinkProblem::BadHost);
        row("open bracket", u"[::1"_s, LinkProblem::BadHost);
        row("name in brackets", u"[localhost]:1"_s, LinkProblem::BadHost);
        row("no IPv6 in brackets", u"[1:2]:1"_s, LinkProblem::BadHost);
        row("words after the brackets", u"[::1]x"_s, LinkProblem::BadPort);
        row("empty port", u"h:"_s, LinkProblem::BadPort);
        row("port 0", u"h:0"_s, LinkProblem::BadPort);
        row("port 65536", u"h:65536"_s, LinkProblem::BadPort);
        row("signed port", u"h:+80"_s, LinkProblem::BadPort);
        row("long port", u"h:000080"_s, LinkProblem::BadPort);
        row("port of other digits", u"h:\u0661"_s, LinkProblem::BadPort);
        row("path", u"https://h/chat/#invite=c"_s, LinkProblem::HasPath);
        row("empty code", u"madang://h/#invite="_s, LinkProblem::BadInvite);
        row("code with a full stop", u"madang://h/#invite=abc."_s, LinkProblem::BadInvite);
        row("code too long", u"madang://h/#invite="_s + QString(65, u'a'), LinkProblem::BadInvite);
        row("cut fingerprint", u"madang://h/#fp="_s + fingerprint.chopped(1), LinkProblem::BadFingerprint);
        row("fingerprint of other letters", u"madang://h/#fp="_s + fingerprint.chopped(1) + u'g',
            LinkProblem::BadFingerprint);
    }
    void what_is_no_link_says_why()
    {
        QFETCH(QString, text);
        QFETCH(LinkProblem, problem);

        const auto link = parseLink(text);

        QVERIFY(!link);
        QCOMPARE(link.error(), problem);
        QVERIFY(!reasonOf(link.error()).isEmpty());
    }

    void no_prefix_of_a_link_and_no_changed_character_breaks_the_parser()
    {
        const QString whole = u"madang://[2001:db8::1]:9000/?q#invite=abc&tls=1&fp="_s + fingerprint;
        constexpr std::array<char16_t, 10> others{u'\0', u'#', u'/', u':', u'[', u']', u'@', u'%', 0xd800, u'가'};

        for (qsizetype i = 0; i <= whole.size(); ++i) {
            (void)parseLink(whole.first(i));
            (void)parseLink(whole.sliced(i));
            for (const char16_t other : others) {
                const QString changed = whole.first(i) + QChar(other) + whole.sliced(i);
                (void)parseLink(changed);
            }
        }
    }

    void a_link_is_written_in_both_forms()
    {
        const Link plain{.host = u"::1"_s, .port = 9000, .invite = u"c"_s};
        const Link pinned{.host = u"h"_s, .tls = true, .invite = u"c"_s, .fingerprint = fingerprint};
        const Link known{.host = u"h"_s, .port = 443, .tls = true, .invite = u"c"_s};

        QCOMPARE(toText(plain), u"madang://[::1]:9000/#invite=c"_s);
        QCOMPARE(toWebText(plain), u"http://[::1]:9000/#invite=c"_s);
        QCOMPARE(toText(pinned), u"madang://h:8787/#invite=c&fp="_s + fingerprint);
        QCOMPARE(toText(known), u"madang://h:443/#invite=c&tls=1"_s);
        QCOMPARE(toWebText(known), u"https://h:443/#invite=c"_s);
        QCOMPARE(toText(Link{.host = u"h"_s}), u"madang://h:8787/"_s);
    }

    void a_link_leads_to_the_ways_in()
    {
        QCOMPARE(httpUrl({.host = u"h"_s}), QUrl(u"http://h:8787/"_s));
        QCOMPARE(httpUrl({.host = u"h"_s, .tls = true}), QUrl(u"https://h:8787/"_s));
        QCOMPARE(webSocketUrl({.host = u"::1"_s, .port = 1}), QUrl(u"ws://[::1]:1/api/v1/ws"_s));
        QCOMPARE(webSocketUrl({.host = u"h"_s, .tls = true}), QUrl(u"wss://h:8787/api/v1/ws"_s));
    }
};

QTEST_GUILESS_MAIN(LinkTest)
#include "tst_link.moc"
