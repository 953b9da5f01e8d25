// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/fakepeer.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

namespace
{

ChangeId newChange()
{
    return {rules::newUuid()};
}

} // namespace

/// People: profiles, roles, removals, and what is handed to the accounts. Olga owns the server, Adam is an admin, Mia
/// and Max are members.
class HubPeopleTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        house = std::make_unique<House>();
        olga = std::make_unique<FakePeer>(*house, u"olga"_s, Role::Owner);
        adam = std::make_unique<FakePeer>(*house, u"adam"_s, Role::Admin);
        mia = std::make_unique<FakePeer>(*house, u"mia"_s);
        max = std::make_unique<FakePeer>(*house, u"max"_s);
        for (FakePeer *peer : {olga.get(), adam.get(), mia.get(), max.get()})
            peer->connects();
    }
    void cleanup()
    {
        olga.reset();
        adam.reset();
        mia.reset();
        max.reset();
        house.reset();
    }

    void a_changed_profile_is_told_to_everybody()
    {
        const Profile profile{.id = newChange(), .name = u"Mia K"_s, .status = u"away until noon"_s};

        const auto first = mia->sends(profile);
        const auto again = mia->sends(profile);

        QVERIFY(first);
        QVERIFY(again && again->duplicate);
        QCOMPARE(max->all<UserChanged>().size(), 1);
        QCOMPARE(max->last<UserChanged>().user.name, u"Mia K"_s);
        QCOMPARE(max->last<UserChanged>().user.status, u"away until noon"_s);
        QCOMPARE(max->last<UserChanged>().user.id.value, u"mia"_s);
    }

    void names_are_unique_however_they_are_written()
    {
        const auto taken = mia->sends(Profile{.id = newChange(), .name = u"ＭAX"_s});
        const auto own = mia->sends(Profile{.id = newChange(), .name = u"MIA"_s});
        const auto nothing = mia->sends(Profile{.id = newChange()});
        QVERIFY(max->sends(Profile{.id = newChange(), .name = u"maxim"_s}));
        const auto freed = mia->sends(Profile{.id = newChange(), .name = u"max"_s});

        QCOMPARE(taken.error().code, ErrorCode::Conflict);
        QVERIFY(own);
        QCOMPARE(nothing.error().code, ErrorCode::BadRequest);
        QVERIFY(freed);
    }

    void people_are_found_by_a_part_of_their_name()
    {
        const auto found = mia->sends(ListPeople{.like = u"M"_s});
        const auto all = mia->sends(ListPeople{});
        const auto few = mia->sends(ListPeople{.limit = 1});

        QCOMPARE(found->users.size(), 3); // adam, max, mia
        QCOMPARE(found->users.at(1).name, u"max"_s);
        QCOMPARE(all->users.size(), 4);
        QCOMPARE(few->users.size(), 1);
        QVERIFY(few->more && !found->more && !all->more);
    }

    void people_come_in_pages()
    {
        constexpr int count = 800;
        const QString status(limits::statusCodePoints, u'가'); // three bytes each
        for (int i = 0; i < count; ++i)
            house->signUp(u"guest%1"_s.arg(i), Role::Member, status);

        QStringList seen;
        PeopleList page{.users = {}, .more = true};
        for (int pages = 0; page.more && pages < count; ++pages) {
            const QString after = seen.isEmpty() ? QString() : seen.last();
            const qint64 ref = mia->says(ListPeople{.like = u"GUEST"_s, .after = after, .limit = count});
            house->settle();
            QVERIFY(mia->longestFrame <= limits::replyBytes);
            page = *mia->answerTo<ListPeople>(ref);
            for (const User &user : std::as_const(page.users))
                seen.append(user.name);
        }

        QCOMPARE(seen.size(), count);
        QCOMPARE(QSet<QString>(seen.cbegin(), seen.cend()).size(), count);
    }

    void roles_are_the_owners_to_give()
    {
        const auto gives = [](const QString &user, Role role) {
            return SetRole{.id = newChange(), .user = {user}, .role = role};
        };
        QCOMPARE(mia->sends(gives(u"mia"_s, Role::Admin)).error().code, ErrorCode::Forbidden);
        QCOMPARE(adam->sends(gives(u"mia"_s, Role::Admin)).error().code, ErrorCode::Forbidden);
        QCOMPARE(adam->sends(gives(u"olga"_s, Role::Member)).error().code, ErrorCode::Forbidden);
        QCOMPARE(olga->sends(gives(u"nobody"_s, Role::Admin)).error().code, ErrorCode::NotFound);
        QCOMPARE(olga->sends(gives(u"olga"_s, Role::Member)).error().code, ErrorCode::Forbidden); // the last owner
        QVERIFY(olga->sends(gives(u"mia"_s, Role::Admin)));
        QCOMPARE(max->last<UserChanged>().user.role, Role::Admin);
        QVERIFY(olga->sends(gives(u"mia"_s, Role::Owner)));
        QVERIFY(olga->sends(gives(u"olga"_s, Role::Member)));
    }

    void who_is_removed_is_signed_out_everywhere_and_gone_from_rooms()
    {
        const auto room = mia->sends(
            CreateRoom{.id = newChange(), .kind = RoomKind::Public, .name = u"x"_s, .members = {{u"max"_s}}});
        FakePeer phone(*house, u"max"_s);
        phone.connects();
        const Post post{.room = room->room.id, .id = {rules::newUuid()}, .text = u"x"_s};

        const auto removed = adam->sends(RemoveUser{.id = newChange(), .user = {u"max"_s}});

        QVERIFY(removed);
        QCOMPARE(max->closed, CloseCode::SignedOut);
        QCOMPARE(phone.closed, CloseCode::SignedOut);
        QCOMPARE(mia->last<UserRemoved>().user.value, u"max"_s);
        QCOMPARE(house->accounts.forgotten, QList<UserId>{{u"max"_s}});
        QVERIFY(!house->directory().room(room->room.id)->members.contains({u"max"_s}));
        max->drops();
        max->connectsSilently();
        const auto back = max->greets(Hello{.token = max->token, .session = max->session});
        QCOMPARE(back.error().code, ErrorCode::Unauthorized);
        QVERIFY(mia->sends(Profile{.id = newChange(), .name = u"max"_s})); // the name is free
    }

    void admins_remove_members_owners_anybody_and_anybody_oneself()
    {
        const auto removes = [](const QString &user) { return RemoveUser{.id = newChange(), .user = {user}}; };
        QCOMPARE(mia->sends(removes(u"max"_s)).error().code, ErrorCode::Forbidden);
        QCOMPARE(adam->sends(removes(u"olga"_s)).error().code, ErrorCode::Forbidden);
        QCOMPARE(olga->sends(removes(u"olga"_s)).error().code, ErrorCode::Forbidden); // the last owner
        QCOMPARE(olga->sends(removes(u"nobody"_s)).error().code, ErrorCode::NotFound);
        QVERIFY(olga->sends(removes(u"adam"_s)));
        mia->says(removes(u"mia"_s));
        house->settle();
        QCOMPARE(mia->closed, CloseCode::SignedOut);
    }

    void a_new_user_is_told_to_everybody_and_brought_into_the_common_room()
    {
        house->signUp(u"nina"_s);

        QCOMPARE(mia->last<UserChanged>().user.name, u"nina"_s);
        QCOMPARE(mia->last<MemberJoined>().user.value, u"nina"_s);
    }

    void commands_of_accounts_are_handed_on_with_who_asks()
    {
        house->accounts.answer = AccountReply(Invited{.code = u"abc"_s, .link = u"madang://x/#invite=abc"_s});

        const auto invited = mia->sends(Invite{.uses = 3});

        QCOMPARE(invited->code, u"abc"_s);
        QCOMPARE(house->accounts.asked.size(), 1);
        const AccountRequest &request = house->accounts.asked.first();
        QCOMPARE(request.from.user.value, u"mia"_s);
        QCOMPARE(request.role, Role::Member);
        QCOMPARE(std::get<Invite>(request.command).uses, 3);
    }

    void roles_bound_what_accounts_are_asked()
    {
        QCOMPARE(mia->sends(Invite{.role = Role::Admin}).error().code, ErrorCode::Forbidden);
        QCOMPARE(adam->sends(Invite{.role = Role::Admin}).error().code, ErrorCode::Forbidden);
        QCOMPARE(mia->sends(ResetUser{.id = newChange(), .user = {u"max"_s}}).error().code, ErrorCode::Forbidden);
        QCOMPARE(adam->sends(ResetUser{.id = newChange(), .user = {u"olga"_s}}).error().code, ErrorCode::Forbidden);
        QCOMPARE(adam->sends(ResetUser{.id = newChange(), .user = {u"none"_s}}).error().code, ErrorCode::NotFound);
        QVERIFY(house->accounts.asked.isEmpty());
        olga->says(Invite{.role = Role::Admin});
        adam->says(ResetUser{.id = newChange(), .user = {u"max"_s}});
        house->settle();
        QCOMPARE(house->accounts.asked.size(), 2);
    }

    void the_same_reset_again_gets_the_same_link_and_another_one_is_a_conflict()
    {
        const ResetUser reset{.id = newChange(), .user = {u"max"_s}};

        const auto first = adam->sends(reset);
        const auto again = adam->sends(reset);
        const auto otherUser = adam->sends(ResetUser{.id = reset.id, .user = {u"mia"_s}});
        const auto otherAuthor = olga->sends(reset);
        QVERIFY(olga->sends(SetRole{.id = newChange(), .user = {u"adam"_s}, .role = Role::Member}));
        const auto withoutRight = adam->sends(reset);

        QVERIFY(first && !first->duplicate && first->seq > 0 && !first->link.isEmpty());
        QVERIFY(again && again->duplicate);
        QCOMPARE(again->link, first->link);
        QCOMPARE(again->seq, first->seq);
        QCOMPARE(otherUser.error().code, ErrorCode::Conflict);
        QCOMPARE(otherAuthor.error().code, ErrorCode::Conflict);
        QVERIFY(withoutRight && withoutRight->duplicate && withoutRight->link == first->link);
        QCOMPARE(mia->all<UserChanged>().size(), 2); // the reset's row, which changes nothing, and Adam's role
        QCOMPARE(mia->all<UserChanged>().first().user.name, u"max"_s);
        QCOMPARE(house->accounts.asked.size(), 3);
        QCOMPARE(std::get<GrantedReset>(house->accounts.asked.first().command).again, false);
        QCOMPARE(std::get<GrantedReset>(house->accounts.asked.last().command).again, true);
    }

    void a_refusal_of_the_accounts_reaches_who_asked()
    {
        house->accounts.answer = Unexpected(Error{ErrorCode::Unauthorized, u"no"_s});

        QCOMPARE(mia->sends(SetPassword{.newPassword = u"12345678"_s}).error().code, ErrorCode::Unauthorized);
        QCOMPARE(mia->sends(ListDevices{}).error().code, ErrorCode::Unauthorized);
    }

private:
    std::unique_ptr<House> house;
    std::unique_ptr<FakePeer> olga;
    std::unique_ptr<FakePeer> adam;
    std::unique_ptr<FakePeer> mia;
    std::unique_ptr<FakePeer> max;
};

QTEST_GUILESS_MAIN(HubPeopleTest)
#include "tst_hubpeople.moc"
