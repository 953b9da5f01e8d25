// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/accounthouse.h"

#include <QtTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QStringList codesOf(const Expected<InvitationList, Error> &list)
{
    QStringList codes;
    for (const auto &invitation : list->invites)
        codes.append(invitation.code);
    codes.sort();
    return codes;
}

QStringList sorted(QStringList codes)
{
    codes.sort();
    return codes;
}

} // namespace

class InvitationsTest : public QObject
{
    Q_OBJECT

private slots:
    void an_invitation_says_all_about_itself()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto until = house.clock.now() + 1h;

        const auto invited = house.ask(owner, Invite{.role = Role::Admin, .uses = 3, .expires = until});
        QVERIFY(house.join({.invite = invited->code, .name = u"Ann"_s}));
        const auto list = house.ask(owner, ListInvitations{});

        QCOMPARE(list->invites, QList<Invitation>{(Invitation{.code = invited->code,
                                                              .link = u"link:"_s + invited->code,
                                                              .role = Role::Admin,
                                                              .uses = 3,
                                                              .used = 1,
                                                              .by = owner.user.id,
                                                              .expires = until})});
        QCOMPARE(invited->link, list->invites.first().link);
        QCOMPARE(house.people.personNamed(u"Ann"_s)->role, Role::Admin);
    }

    void who_holds_the_data_folder_lets_the_owner_in_again()
    {
        AccountHouse house;
        const auto owner = house.owner();

        const auto link = answerTo<Invited>([&](auto then) { house.accounts.resetFromConsole({}, then); });
        QVERIFY(link);
        const auto back = house.join({.invite = link->code, .name = u"whoever"_s});

        QVERIFY(back);
        QCOMPARE(back->user, owner.user);
        QVERIFY(!house.join({.invite = link->code, .name = u"again"_s}));
    }

    void among_several_owners_one_is_named()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s);
        house.people.give(ann.user.id, Role::Owner);
        const auto reset = [&](const QString &name) {
            return answerTo<Invited>([&](auto then) { house.accounts.resetFromConsole(name, then); });
        };

        QCOMPARE(reset({}).error().code, ErrorCode::Conflict);
        QCOMPARE(reset(u"Nobody"_s).error().code, ErrorCode::NotFound);
        const auto link = reset(u"ann"_s);
        QVERIFY(link);
        QCOMPARE(house.join({.invite = link->code, .name = u"x"_s})->user.id, ann.user.id);
    }

    void a_server_without_an_owner_has_nobody_to_let_in_again()
    {
        AccountHouse house;

        const auto link = answerTo<Invited>([&](auto then) { house.accounts.resetFromConsole({}, then); });

        QVERIFY(!link);
        QCOMPARE(link.error().code, ErrorCode::NotFound);
    }

    void what_no_longer_works_is_not_listed()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto once = house.ask(owner, Invite{.uses = 1})->code;
        const auto brief = house.ask(owner, Invite{.expires = house.clock.now() + 1min})->code;
        const auto open = house.ask(owner, Invite{})->code;
        QCOMPARE(codesOf(house.ask(owner, ListInvitations{})), sorted({once, brief, open}));

        QVERIFY(house.join({.invite = once, .name = u"Ann"_s}));
        house.clock.pass(1min);

        QCOMPARE(codesOf(house.ask(owner, ListInvitations{})), QStringList{open});
    }

    void members_see_their_own_and_admins_those_of_members()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto admin = house.guest(owner, u"Adam"_s, {}, Role::Admin);
        const auto ann = house.guest(owner, u"Ann"_s);
        const auto bob = house.guest(owner, u"Bob"_s);
        const auto byOwner = house.ask(owner, Invite{.role = Role::Admin})->code;
        const auto byAnn = house.ask(ann, Invite{})->code;
        const auto byBob = house.ask(bob, Invite{})->code;
        const auto reset = house.reset(owner, admin.user.id)->link.sliced(5);

        QCOMPARE(codesOf(house.ask(ann, ListInvitations{})), QStringList{byAnn});
        QCOMPARE(codesOf(house.ask(admin, ListInvitations{})), sorted({byAnn, byBob}));
        QCOMPARE(codesOf(house.ask(owner, ListInvitations{})), sorted({byOwner, byAnn, byBob}));

        // Who does not see one cannot end it either.
        QCOMPARE(house.ask(ann, RevokeInvitation{.code = byBob}).error().code, ErrorCode::NotFound);
        QCOMPARE(house.ask(admin, RevokeInvitation{.code = byOwner}).error().code, ErrorCode::NotFound);
        QCOMPARE(house.ask(admin, RevokeInvitation{.code = reset}).error().code, ErrorCode::NotFound);
        QVERIFY(house.ask(admin, RevokeInvitation{.code = byBob}));
        QVERIFY(house.ask(ann, RevokeInvitation{.code = byAnn}));
        QCOMPARE(codesOf(house.ask(owner, ListInvitations{})), QStringList{byOwner});
    }

    void an_ended_invitation_lets_nobody_in_also_after_a_restart()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto code = house.ask(owner, Invite{})->code;

        QVERIFY(house.ask(owner, RevokeInvitation{.code = code}));

        QVERIFY(!house.join({.invite = code, .name = u"Ann"_s}));
        QVERIFY(house.accounts.load());
        QVERIFY(!house.join({.invite = code, .name = u"Ann"_s}));
        QCOMPARE(house.ask(owner, RevokeInvitation{.code = code}).error().code, ErrorCode::NotFound);
    }

    void many_invitations_come_in_pages()
    {
        AccountHouse house;
        const auto owner = house.owner();
        constexpr int count = 2'500;
        for (int i = 0; i < count; ++i)
            QVERIFY(answerTo<Invited>([&](auto then) { house.accounts.inviteFromConsole({.uses = 1}, then); }));

        const auto first = house.ask(owner, ListInvitations{});
        const auto rest = house.ask(owner, ListInvitations{.after = first->invites.last().code});

        QVERIFY(first->more && !rest->more);
        QVERIFY(QJsonDocument(toJson(*first)).toJson(QJsonDocument::Compact).size() <= limits::replyBytes);
        QCOMPARE(first->invites.size() + rest->invites.size(), count);
        QVERIFY(first->invites.last().code < rest->invites.first().code);
    }

    void what_is_over_before_it_begins_is_refused()
    {
        AccountHouse house;

        const auto refused = house.ask(house.owner(), Invite{.expires = house.clock.now()});

        QCOMPARE(refused.error().code, ErrorCode::BadRequest);
    }

    void one_user_cannot_fill_the_house_with_invitations()
    {
        AccountHouse house;
        const auto owner = house.owner();
        QString last;
        for (qsizetype i = 0; i < Invitations::mostOfOne; ++i)
            last = house.ask(owner, Invite{})->code;

        QCOMPARE(house.ask(owner, Invite{}).error().code, ErrorCode::TooMany);

        QVERIFY(house.ask(owner, RevokeInvitation{.code = last}));
        QVERIFY(house.ask(owner, Invite{}));
    }

    void the_command_line_invites_without_being_anybody()
    {
        AccountHouse house;

        const auto invited = answerTo<Invited>(
            [&](auto then) { house.accounts.inviteFromConsole({.role = Role::Admin, .uses = 1}, then); });

        QCOMPARE(house.join({.invite = invited->code, .name = u"Ann"_s})->user.role, Role::Admin);
    }

    void with_a_user_go_its_invitations()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s);
        const auto code = house.ask(ann, Invite{})->code;

        house.people.remove(ann.user.id);
        house.accounts.forget(ann.user.id);

        QVERIFY(!house.join({.invite = code, .name = u"Bob"_s}));
        QTRY_COMPARE(house.log.waiting(), 0);
        QVERIFY(house.accounts.load());
        QVERIFY(!house.join({.invite = code, .name = u"Bob"_s}));
    }

    void nothing_is_invited_when_the_disk_is_full()
    {
        AccountHouse house;
        const auto owner = house.owner();
        house.log.setDisk(MemoryLog::Disk::Full);

        QCOMPARE(house.ask(owner, Invite{}).error().code, ErrorCode::Unavailable);

        QVERIFY(house.ask(owner, ListInvitations{})->invites.isEmpty());
    }
};

QTEST_GUILESS_MAIN(InvitationsTest)
#include "tst_invitations.moc"
