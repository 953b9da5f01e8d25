// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// What every log promises to accounts, and what it does for names and people.
#include "tests/support/server/changes.h"
#include "tests/support/server/logundertest.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

namespace
{

const UserId ann{u"ann"_s};
const UserId bob{u"bob"_s};

StoredDevice deviceOf(const UserId &user, const QString &id)
{
    return {.id = {id},
            .user = user,
            .name = u"노트북"_s,
            .tokenHash = changes::hashOf(id),
            .createdAt = milliseconds(1),
            .seenAt = milliseconds(2)};
}

StoredInvitation invitation(const QString &code, qint64 uses)
{
    return {.code = code, .role = Role::Admin, .uses = uses, .by = ann};
}

User named(const UserId &id, const QString &name)
{
    return {.id = id, .name = name, .status = {}};
}

} // namespace

class AccountStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_log.reset(); }

    void who_comes_in_by_invitation_is_there_with_everything();
    void an_invitation_is_used_up();
    void an_invitation_that_is_over_lets_nobody_in();
    void a_taken_name_leaves_nothing_behind();
    void a_known_person_comes_back();
    void invitations_are_changed_and_taken_back();
    void devices_end();
    void passwords_change();
    void names_are_unique_after_folding_data();
    void names_are_unique_after_folding();
    void ones_own_name_may_change_its_case();
    void public_rooms_have_names_of_their_own();
    void who_is_removed_is_nowhere_any_more();

private:
    template <typename Call>
    bool done(const Call &call);
    void put(const StoredInvitation &invitation);
    AccountState reloaded()
    {
        (void)m_log->open();
        return m_log->accounts().loadAccounts().value();
    }

    std::unique_ptr<LogUnderTest> m_log;
};

void AccountStoreTest::initTestCase_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("memory") << static_cast<int>(LogUnderTest::Kind::Memory);
    QTest::newRow("sqlite") << static_cast<int>(LogUnderTest::Kind::Sqlite);
}

void AccountStoreTest::init()
{
    QFETCH_GLOBAL(int, kind);
    m_log = std::make_unique<LogUnderTest>(static_cast<LogUnderTest::Kind>(kind));
    (void)m_log->open();
    QVERIFY(m_log->append(changes::person(u"ann"_s)));
}

template <typename Call>
bool AccountStoreTest::done(const Call &call)
{
    bool good = false;
    call([&good](const Expected<void, Error> &result) { good = result.has_value(); });
    return m_log->settle() && good;
}

void AccountStoreTest::put(const StoredInvitation &invitation)
{
    QVERIFY(done([&](const auto &then) { m_log->accounts().putInvitation(invitation, then); }));
}

void AccountStoreTest::who_comes_in_by_invitation_is_there_with_everything()
{
    put(invitation(u"code"_s, 0));

    const auto commit = m_log->enrol({.invitation = u"code"_s,
                                      .newUser = changes::person(u"bob"_s),
                                      .password = u"$argon2id$x"_s,
                                      .device = deviceOf(bob, u"d1"_s)});

    QCOMPARE(commit.value()->event.seq, 2);
    QCOMPARE(std::get<UserChanged>(commit.value()->event.body).user.name, u"bob"_s);
    const LogState state = m_log->open();
    QCOMPARE(state.users.size(), 2);
    const AccountState accounts = m_log->accounts().loadAccounts().value();
    QCOMPARE(accounts.devices, (QList<StoredDevice>{deviceOf(bob, u"d1"_s)}));
    QCOMPARE(accounts.passwords, (QHash<UserId, QString>{{bob, u"$argon2id$x"_s}}));
    QCOMPARE(accounts.invitations.first().used, 1);
}

void AccountStoreTest::an_invitation_is_used_up()
{
    put(invitation(u"once"_s, 1));
    const auto come = [this](const QString &name) {
        return m_log->enrol(
            {.invitation = u"once"_s, .newUser = changes::person(name), .device = deviceOf({name}, u"d-"_s + name)});
    };

    QVERIFY(come(u"bob"_s));
    QCOMPARE(come(u"eve"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(m_log->enrol({.invitation = u"none"_s, .device = deviceOf(ann, u"d"_s)}).error().code,
             ErrorCode::NotFound);

    QCOMPARE(m_log->open().users.size(), 2);
    QCOMPARE(m_log->accounts().loadAccounts()->devices.size(), 1);
}

void AccountStoreTest::an_invitation_that_is_over_lets_nobody_in()
{
    StoredInvitation brief = invitation(u"brief"_s, 0);
    brief.expires = m_log->clock.now() + milliseconds(10);
    put(brief);
    QVERIFY(m_log->enrol({.invitation = u"brief"_s, .device = deviceOf(ann, u"d1"_s)}));

    m_log->clock.pass(milliseconds(10));

    QVERIFY(!m_log->enrol({.invitation = u"brief"_s, .device = deviceOf(ann, u"d2"_s)}));
}

void AccountStoreTest::a_taken_name_leaves_nothing_behind()
{
    put(invitation(u"once"_s, 1));

    const auto refused = m_log->enrol({.invitation = u"once"_s,
                                       .newUser = changes::user(named(bob, u"ＡＮＮ"_s)),
                                       .password = u"$argon2id$x"_s,
                                       .device = deviceOf(bob, u"d1"_s)});

    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    const AccountState accounts = reloaded();
    QVERIFY(accounts.devices.isEmpty() && accounts.passwords.isEmpty());
    QCOMPARE(accounts.invitations.first().used, 0);
}

void AccountStoreTest::a_known_person_comes_back()
{
    const auto commit = m_log->enrol({.device = deviceOf(ann, u"d1"_s)});
    QVERIFY(commit && !commit.value());
    QCOMPARE(m_log->enrol({.device = deviceOf(bob, u"d2"_s)}).error().code, ErrorCode::NotFound);

    QCOMPARE(reloaded().devices, (QList<StoredDevice>{deviceOf(ann, u"d1"_s)}));
}

void AccountStoreTest::invitations_are_changed_and_taken_back()
{
    StoredInvitation link = invitation(u"code"_s, 5);
    put(link);
    link.used = 2;
    link.role = Role::Member;
    link.expires = milliseconds(7);
    link.forUser = bob;
    put(link);
    QCOMPARE(reloaded().invitations, (QList<StoredInvitation>{link}));

    link.uses = -1;
    put(link);
    QVERIFY(reloaded().invitations.isEmpty());
}

void AccountStoreTest::devices_end()
{
    for (const QString &id : {u"d1"_s, u"d2"_s, u"d3"_s})
        QVERIFY(m_log->enrol({.device = deviceOf(ann, id)}));

    QVERIFY(done([&](const auto &then) { m_log->accounts().removeDevices({{u"d1"_s}, {u"d3"_s}}, then); }));

    QCOMPARE(reloaded().devices, (QList<StoredDevice>{deviceOf(ann, u"d2"_s)}));
}

void AccountStoreTest::passwords_change()
{
    for (const QString &phc : {u"first"_s, u"second"_s})
        QVERIFY(done([&](const auto &then) { m_log->accounts().setPassword(ann, phc, then); }));
    QVERIFY(!done([&](const auto &then) { m_log->accounts().setPassword(bob, u"nobody's"_s, then); }));

    QCOMPARE(reloaded().passwords, (QHash<UserId, QString>{{ann, u"second"_s}}));
}

void AccountStoreTest::names_are_unique_after_folding_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("the same") << u"ann"_s << true;
    QTest::newRow("capitals") << u"ANN"_s << true;
    QTest::newRow("wide letters") << u"ａｎｎ"_s << true;
    QTest::newRow("another") << u"anna"_s << false;
    QTest::newRow("Hangul") << u"안나"_s << false;
}

void AccountStoreTest::names_are_unique_after_folding()
{
    QFETCH(QString, name);
    QFETCH(bool, isTaken);

    const auto result = m_log->append(changes::user(named(bob, name)));

    QCOMPARE(result.has_value(), !isTaken);
    if (isTaken)
        QCOMPARE(result.error().code, ErrorCode::Conflict);
}

void AccountStoreTest::ones_own_name_may_change_its_case()
{
    User user = named(ann, u"Ann"_s);
    user.role = Role::Owner;
    user.status = u"점심"_s;
    user.avatar = FileId{u"f1"_s};

    QVERIFY(m_log->append(changes::user(user)));

    QCOMPARE(m_log->open().users, (QList<User>{user}));
}

void AccountStoreTest::public_rooms_have_names_of_their_own()
{
    const auto create = [this](const QString &id, RoomKind kind) {
        Change change = changes::room({id}, {ann}, kind);
        std::get<RoomCreated>(change.body).room.name = u"Lobby"_s;
        return m_log->append(change);
    };
    QVERIFY(create(u"r1"_s, RoomKind::Public));
    QVERIFY(create(u"r2"_s, RoomKind::Private));
    QCOMPARE(create(u"r1"_s, RoomKind::Private).error().code, ErrorCode::Conflict);
    QCOMPARE(create(u"r3"_s, RoomKind::Public).error().code, ErrorCode::Conflict);

    const auto rename = [this](const QString &room, const QString &name) {
        return m_log->append(changes::change(ann, {room}, RoomUpdated{.name = name}));
    };
    QVERIFY(m_log->append(changes::room({u"r4"_s}, {ann})));
    QCOMPARE(rename(u"r4"_s, u"lobby"_s).error().code, ErrorCode::Conflict);
    QVERIFY(rename(u"r1"_s, u"Hall"_s));
    QVERIFY(rename(u"r4"_s, u"lobby"_s));
    QVERIFY(rename(u"r2"_s, u"lobby"_s));
    QCOMPARE(rename(u"r9"_s, u"nowhere"_s).error().code, ErrorCode::NotFound);
}

void AccountStoreTest::who_is_removed_is_nowhere_any_more()
{
    QVERIFY(m_log->append(changes::person(u"bob"_s)));
    QVERIFY(m_log->append(changes::room({u"r1"_s}, {ann, bob})));
    QVERIFY(m_log->enrol({.password = u"phc"_s, .device = deviceOf(bob, u"d1"_s)}));
    const auto removal = [] { return changes::change(ann, {}, UserRemoved{.user = bob}); };

    QVERIFY(m_log->append(removal()));

    const auto codeOf = [this](const Change &change) { return m_log->append(change).error().code; };
    QCOMPARE(codeOf(removal()), ErrorCode::NotFound);
    QCOMPARE(codeOf(changes::person(u"bob"_s)), ErrorCode::NotFound);
    QCOMPARE(codeOf(changes::change(ann, {u"r1"_s}, MemberJoined{.user = bob})), ErrorCode::NotFound);
    QCOMPARE(m_log->enrol({.device = deviceOf(bob, u"d2"_s)}).error().code, ErrorCode::NotFound);
    QVERIFY(m_log->append(changes::user(named({u"u9"_s}, u"bob"_s)))); // the name is free again
    QCOMPARE(m_log->open().rooms.first().members, (QSet<UserId>{ann}));
    const AccountState accounts = m_log->accounts().loadAccounts().value();
    QVERIFY(accounts.devices.isEmpty() && accounts.passwords.isEmpty());
}

QTEST_GUILESS_MAIN(AccountStoreTest)
#include "tst_accountstore.moc"
