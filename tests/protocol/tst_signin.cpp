// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/protocol/samples/signin.h"

#include <QtTest>

using namespace madang;
using namespace madang::wire;
using namespace Qt::StringLiterals;

namespace
{

/// What is wrong with a row, or nothing: round trip, required fields, types.
template <typename Body>
QByteArray complaint(const Row<Body> &row)
{
    const auto object = objectFrom(row.text);
    const auto parsed = fromJson<Body>(object);
    if (!parsed || *parsed != row.value || textOf(toJson(row.value)) != row.text)
        return "not read and written as it travels";
    for (const auto &key : object.keys()) {
        auto changed = object;
        changed.remove(key);
        if (fromJson<Body>(changed).has_value() == row.required.contains(key))
            return "required or not: " + key.toUtf8();
        for (const auto &other : oneOfEachType()) {
            changed.insert(key, other);
            if (other.type() != object.value(key).type() && fromJson<Body>(changed))
                return "let in with another type: " + key.toUtf8();
        }
    }
    return {};
}

} // namespace

class SignInTest : public QObject
{
    Q_OBJECT

private slots:
    void joining_travels() { QCOMPARE(complaint(signinsamples::joinRow()), QByteArray()); }

    void signing_in_travels() { QCOMPARE(complaint(signinsamples::loginRow()), QByteArray()); }

    void the_answer_travels()
    {
        const Row<SignedIn> row{R"({"server":{"id":"s1","name":"House","version":"0.1.0"},"token":"secret",)"
                                R"("user":{"id":"u1","name":"Ann","role":"owner"}})",
                                {.token = u"secret"_s,
                                 .user = {.id = {u"u1"_s}, .name = u"Ann"_s, .role = Role::Owner},
                                 .server = ServerInfo{.id = {u"s1"_s}, .name = u"House"_s, .version = u"0.1.0"_s}},
                                {u"token"_s, u"user"_s}};

        QCOMPARE(complaint(row), QByteArray());
    }

    void a_name_of_more_than_a_line_is_no_name()
    {
        for (const auto &name : {u""_s, u" "_s, u"a\nb"_s, QString(65, u'a')})
            QVERIFY(!fromJson<JoinRequest>({{u"invite"_s, u"k3"_s}, {u"name"_s, name}}));
    }
};

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_signin.moc"
