// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/codec.h"
#include "tests/protocol/rows.h"

#include <QtTest>

#include <functional>
#include <set>
#include <typeindex>

using namespace madang;
using namespace madang::wire;
using namespace Qt::StringLiterals;

namespace
{

template <typename Variant, size_t... Index>
std::set<std::type_index> replyTypes(std::index_sequence<Index...> /*all*/)
{
    return {std::type_index(typeid(typename std::variant_alternative_t<Index, Variant>::Reply))...};
}

/// A reply's body, whatever its type.
struct AnyRow {
    std::type_index type;
    QByteArray text;
    std::function<bool()> roundTrips;
    std::function<bool(const QJsonObject &)> isReadable;
    QSet<QString> required;
};

template <typename Body>
AnyRow row(const char *text, const Body &body, const QSet<QString> &required = {})
{
    return {typeid(Body), text,
            [=] {
                const auto parsed = fromJson<Body>(objectFrom(text));
                return parsed && *parsed == body && textOf(toJson(body)) == text;
            },
            [](const QJsonObject &object) { return fromJson<Body>(object).has_value(); }, required};
}

QList<AnyRow> changeRows()
{
    return {
        row("{}", Done{}),
        row(R"({"duplicate":true,"seq":7})", Stored{.seq = 7, .duplicate = true}, {u"seq"_s}),
        row(R"({"at":5,"n":2,"seq":7})", Posted{.seq = 7, .n = 2, .at = milliseconds(5)}, {u"seq"_s, u"n"_s, u"at"_s}),
        row(R"({"at":5,"duplicate":true,"seq":7})", Edited{.seq = 7, .at = milliseconds(5), .duplicate = true},
            {u"seq"_s, u"at"_s}),
        row(R"({"existing":true,"room":{"id":"r1","kind":"direct","last_n":0,"members":["u1","u2"],"name":"",)"
            R"("read_n":0,"topic":""},"seq":7})",
            RoomMade{.room = {.id = {u"r1"_s},
                              .name = u""_s,
                              .kind = RoomKind::Direct,
                              .topic = u""_s,
                              .members = {{u"u1"_s}, {u"u2"_s}}},
                     .seq = 7,
                     .existing = true},
            {u"room"_s, u"seq"_s}),
        row(R"({"n":3})", ReadUpTo{.n = 3}, {u"n"_s}),
        row(R"({"at":5})", Pong{.at = milliseconds(5)}, {u"at"_s}),
        row(R"({"link":"madang://h:1/#invite=c","seq":7})", ResetLink{.seq = 7, .link = u"madang://h:1/#invite=c"_s},
            {u"seq"_s, u"link"_s}),
        row(R"({"duplicate":true,"link":"l","seq":7})", ResetLink{.seq = 7, .link = u"l"_s, .duplicate = true},
            {u"seq"_s, u"link"_s}),
    };
}

QList<AnyRow> listRows()
{
    const User ann{.id = {u"u1"_s}, .name = u"Ann"_s};
    return {
        row(R"({"messages":[],"more":true})", HistoryPage{.messages = {}, .more = true}, {u"messages"_s, u"more"_s}),
        row(R"({"rooms":[{"creator":"u1","id":"r1","kind":"public","last_n":1,"members":[],"name":"L","read_n":0,"topic":"t"}]})",
            RoomList{.rooms = {{.id = {u"r1"_s}, .name = u"L"_s, .topic = u"t"_s, .lastN = 1, .creator = ann.id}}},
            {u"rooms"_s}),
        row(R"({"users":[{"id":"u1","name":"Ann","role":"member"}]})", PeopleList{.users = {ann}}, {u"users"_s}),
        row(R"({"more":true,"rooms":[]})", RoomList{.rooms = {}, .more = true}, {u"rooms"_s}),
        row(R"({"more":true,"users":[]})", PeopleList{.users = {}, .more = true}, {u"users"_s}),
        row(R"({"devices":[],"more":true})", DeviceList{.devices = {}, .more = true}, {u"devices"_s}),
        row(R"({"invites":[],"more":true})", InvitationList{.invites = {}, .more = true}, {u"invites"_s}),
        row(R"({"devices":[{"created_at":1,"current":true,"id":"d1","name":"desk","seen_at":2}]})",
            DeviceList{.devices = {{.id = {u"d1"_s},
                                    .name = u"desk"_s,
                                    .createdAt = milliseconds(1),
                                    .seenAt = milliseconds(2),
                                    .current = true}}},
            {u"devices"_s}),
        row(R"({"code":"c","link":"l"})", Invited{.code = u"c"_s, .link = u"l"_s}, {u"code"_s, u"link"_s}),
        row(R"({"invites":[{"by":"u1","code":"c","expires":9,"link":"l","role":"owner","used":1,"uses":5}]})",
            InvitationList{.invites = {{.code = u"c"_s,
                                        .link = u"l"_s,
                                        .role = Role::Owner,
                                        .uses = 5,
                                        .used = 1,
                                        .by = {u"u1"_s},
                                        .expires = milliseconds(9)}}},
            {u"invites"_s}),
    };
}

QList<AnyRow> allRows()
{
    const Cursor cursor{.epoch = {u"e1"_s}, .seq = 9};
    const User ann{.id = {u"u1"_s}, .name = u"Ann"_s};
    const Welcome welcome{.user = ann,
                          .epoch = {u"e1"_s},
                          .cursor = cursor,
                          .resumed = false,
                          .server = {.id = {u"s1"_s}, .name = u"House"_s, .version = u"0.1.0"_s},
                          .limits = {.messageBytes = 65'536, .textCodePoints = 4'000},
                          .heartbeat = milliseconds(10'000),
                          .snapshot = Snapshot{.epoch = {u"e1"_s}, .cursor = cursor, .rooms = {}, .users = {ann}}};
    return changeRows() + listRows() +
           QList<AnyRow>{row(
               R"({"cursor":"e1.9","epoch":"e1","heartbeat":10000,)"
               R"("limits":{"message_bytes":65536,"text_code_points":4000},"resumed":false,)"
               R"("server":{"id":"s1","name":"House","version":"0.1.0"},)"
               R"("snapshot":{"cursor":"e1.9","epoch":"e1","rooms":[],)"
               R"("users":[{"id":"u1","name":"Ann","role":"member"}]},)"
               R"("user":{"id":"u1","name":"Ann","role":"member"}})",
               welcome, {u"cursor"_s, u"epoch"_s, u"heartbeat"_s, u"limits"_s, u"resumed"_s, u"server"_s, u"user"_s})};
}

} // namespace

class RepliesTest : public QObject
{
    Q_OBJECT

private slots:
    void every_answer_is_read_and_written_as_it_travels()
    {
        for (const auto &each : allRows())
            QVERIFY2(each.roundTrips(), each.text.constData());
    }

    void no_answer_of_the_catalogue_is_missing_here()
    {
        std::set<std::type_index> types;
        for (const auto &each : allRows())
            types.insert(each.type);

        QVERIFY(types == replyTypes<Command>(std::make_index_sequence<std::variant_size_v<Command>>()));
    }

    void an_answer_without_what_it_needs_or_of_another_type_is_none()
    {
        for (const auto &each : allRows()) {
            const auto object = objectFrom(each.text);
            for (const auto &key : object.keys()) {
                auto without = object;
                without.remove(key);
                QVERIFY2(each.isReadable(without) == !each.required.contains(key), each.text.constData());
                for (const auto &other : oneOfEachType()) {
                    auto wrong = object;
                    wrong.insert(key, other);
                    if (other.type() != object.value(key).type())
                        QVERIFY2(!each.isReadable(wrong), textOf(wrong).constData());
                }
            }
        }
    }

    void an_answer_says_which_question_it_belongs_to()
    {
        const Reply reply = answer(7, Stored{.seq = 9});

        QCOMPARE(encode(reply), QByteArray(R"({"ok":{"seq":9},"re":7})"));
        QVERIFY(*parseServerMessage(encode(reply)) == ServerMessage(reply));
        QVERIFY(*std::get<Answer>(reply.result).as<Stored>() == Stored{.seq = 9});
        QVERIFY(!std::get<Answer>(reply.result).as<Posted>());
    }

    void a_refusal_says_whether_and_when_to_try_again()
    {
        const Reply later{.ref = 7,
                          .result = Error{ErrorCode::TooMany, u"slow down"_s, std::chrono::milliseconds(1'500)}};
        const Reply never{.result = badRequest(u"not JSON"_s)};

        QCOMPARE(encode(later),
                 QByteArray(R"({"error":{"after":1500,"code":"too_many","retry":true,"text":"slow down"},"re":7})"));
        QCOMPARE(encode(never),
                 QByteArray(R"({"error":{"code":"bad_request","retry":false,"text":"not JSON"},"re":null})"));
        QVERIFY(*parseServerMessage(encode(later)) == ServerMessage(later));
        QVERIFY(*parseServerMessage(encode(never)) == ServerMessage(never));
    }

    void a_refusal_of_a_later_kind_is_an_internal_one()
    {
        const auto reply = parseServerMessage(QByteArrayView(R"({"re":1,"error":{"code":"teapot","after":"soon"}})"));

        QVERIFY(*reply == ServerMessage(Reply{.ref = 1, .result = Error{ErrorCode::Internal, {}}}));
    }

    void what_is_no_answer_is_refused()
    {
        for (const char *wrong : {R"({"re":7})", R"({"re":"7","ok":{}})", R"({"re":0,"ok":{}})", R"({"re":7,"ok":1})",
                                  R"({"re":7,"error":"no"})", R"({"re":9007199254740992,"ok":{}})"})
            QVERIFY2(!parseServerMessage(QByteArrayView(wrong)), wrong);
    }

    void a_house_of_many_people_fits_into_a_snapshot()
    {
        Snapshot snapshot{.epoch = {u"e1"_s}, .cursor = {.epoch = {u"e1"_s}, .seq = 9}, .rooms = {}, .users = {}};
        for (int i = 0; i < 5'000; ++i)
            snapshot.users.append({.id = {u"u"_s + QString::number(i)}, .name = u"n"_s + QString::number(i)});

        QVERIFY(*fromJson<Snapshot>(toJson(snapshot)) == snapshot);
    }
};

QTEST_GUILESS_MAIN(RepliesTest)
#include "tst_replies.moc"
