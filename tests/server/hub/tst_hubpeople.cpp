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
        m_house = std::make_unique<House>();
        m_olga = std::make_unique<FakePeer>(*m_house, u"olga"_s, Role::Owner);
        m_adam = std::make_unique<FakePeer>(*m_house, u"adam"_s, Role::Admin);
        m_mia = std::make_unique<FakePeer>(*m_house, u"mia"_s);
        m_max = std::make_unique<FakePeer>(*m_house, u"max"_s);
        for (FakePeer *peer : {m_olga.get(), m_adam.get(), m_mia.get(), m_max.get()})
            peer->connects();
    }
    void cleanup()
    {
        m_olga.reset();
        m_adam.reset();
        m_mia.reset();
        m_max.reset();
        m_house.reset();
    }

    void a_changed_profile_is_told_to_everybody()
    {
        const Profile profile{.id = newChange(), .name = u"Mia K"_s, .status = u"away until noon"_s};

        const auto first = m_mia->sends(profile);
        const auto again = m_mia->sends(profile);

        QVERIFY(first);
        QVERIFY(again && again->duplicate);
        QCOMPARE(m_max->all<UserChanged>().size(), 1);
        QCOMPARE(m_max->last<UserChanged>().user.name, u"Mia K"_s);
        QCOMPARE(m_max->last<UserChanged>().user.status, u"away until noon"_s);
        QCOMPARE(m_max->last<UserChanged>().user.id.value, u"mia"_s);
    }

    void names_are_unique_however_they_are_written()
    {
        const auto taken = m_mia->sends(Profile{.id = newChange(), .name = u"ＭAX"_s});
        const auto own = m_mia->sends(Profile{.id = newChange(), .name = u"MIA"_s});
        const auto nothing = m_mia->sends(Profile{.id = newChange()});
        QVERIFY(m_max->sends(Profile{.id = newChange(), .name = u"maxim"_s}));
        const auto freed = m_mia->sends(Profile{.id = newChange(), .name = u"max"_s});

        QCOMPARE(taken.error().code, ErrorCode::Conflict);
        QVERIFY(own);
        QCOMPARE(nothing.error().code, ErrorCode::BadRequest);
        QVERIFY(freed);
    }

    void people_are_found_by_a_part_of_their_name()
    {
        const auto found = m_mia->sends(ListPeople{.like = u"M"_s});
        const auto all = m_mia->sends(ListPeople{});
        const auto few = m_mia->sends(ListPeople{.limit = 1});

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
            m_house->signUp(u"guest%1"_s.arg(i), Role::Member, status);

        QStringList seen;
        PeopleList page{.users = {}, .more = true};
        for (int pages = 0; page.more && pages < count; ++pages) {
            const QString after = seen.isEmpty() ? QString() : seen.last();
            const qint64 ref = m_mia->says(ListPeople{.like = u"GUEST"_s, .after = after, .limit = count});
            m_house->settle();
            QVERIFY(m_mia->longestFrame <= limits::replyBytes);
            page = *m_mia->answerTo<ListPeople>(ref);
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
        QCOMPARE(m_mia->sends(gives(u"mia"_s, Role::Admin)).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_adam->sends(gives(u"mia"_s, Role::Admin)).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_adam->sends(gives(u"olga"_s, Role::Member)).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_olga->sends(gives(u"nobody"_s, Role::Admin)).error().code, ErrorCode::NotFound);
        QCOMPARE(m_olga->sends(gives(u"olga"_s, Role::Member)).error().code, ErrorCode::Forbidden); // the last owner
        QVERIFY(m_olga->sends(gives(u"mia"_s, Role::Admin)));
        QCOMPARE(m_max->last<UserChanged>().user.role, Role::Admin);
        QVERIFY(m_olga->sends(gives(u"mia"_s, Role::Owner)));
        QVERIFY(m_olga->sends(gives(u"olga"_s, Role::Member)));
    }

    void who_is_removed_is_signed_out_everywhere_and_gone_from_rooms()
    {
        const auto room = m_mia->sends(
            CreateRoom{.id = newChange(), .kind = RoomKind::Public, .name = u"x"_s, .members = {{u"max"_s}}});
        FakePeer phone(*m_house, u"max"_s);
        phone.connects();
        const Post post{.room = room->room.id, .id = {rules::newUuid()}, .text = u"x"_s};

        const auto removed = m_adam->sends(RemoveUser{.id = newChange(), .user = {u"max"_s}});

        QVERIFY(removed);
        QCOMPARE(m_max->closed, CloseCode::SignedOut);
        QCOMPARE(phone.closed, CloseCode::SignedOut);
        QCOMPARE(m_mia->last<UserRemoved>().user.value, u"max"_s);
        QCOMPARE(m_house->accounts.forgotten, QList<UserId>{{u"max"_s}});
        QVERIFY(!m_house->directory().room(room->room.id)->members.contains({u"max"_s}));
        m_max->drops();
        m_max->connectsSilently();
        const auto back = m_max->greets(Hello{.token = m_max->token, .session = m_max->session});
        QCOMPARE(back.error().code, ErrorCode::Unauthorized);
        QVERIFY(m_mia->sends(Profile{.id = newChange(), .name = u"max"_s})); // the name is free
    }

    void admins_remove_members_owners_anybody_and_anybody_oneself()
    {
        const auto removes = [](const QString &user) { return RemoveUser{.id = newChange(), .user = {user}}; };
        QCOMPARE(m_mia->sends(removes(u"max"_s)).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_adam->sends(removes(u"olga"_s)).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_olga->sends(removes(u"olga"_s)).error().code, ErrorCode::Forbidden); // the last owner
        QCOMPARE(m_olga->sends(removes(u"nobody"_s)).error().code, ErrorCode::NotFound);
        QVERIFY(m_olga->sends(removes(u"adam"_s)));
        m_mia->says(removes(u"mia"_s));
        m_house->settle();
        QCOMPARE(m_mia->closed, CloseCode::SignedOut);
    }

    void a_new_user_is_told_to_everybody_and_brought_into_the_common_room()
    {
        m_house->signUp(u"nina"_s);

        QCOMPARE(m_mia->last<UserChanged>().user.name, u"nina"_s);
        QCOMPARE(m_mia->last<MemberJoined>().user.value, u"nina"_s);
    }

    void commands_of_accounts_are_handed_on_with_who_asks()
    {
        m_house->accounts.answer = AccountReply(Invited{.code = u"abc"_s, .link = u"madang://x/#invite=abc"_s});

        const auto invited = m_mia->sends(Invite{.uses = 3});

        QCOMPARE(invited->code, u"abc"_s);
        QCOMPARE(m_house->accounts.asked.size(), 1);
        const AccountRequest &request = m_house->accounts.asked.first();
        QCOMPARE(request.from.user.value, u"mia"_s);
        QCOMPARE(request.role, Role::Member);
        QCOMPARE(std::get<Invite>(request.command).uses, 3);
    }

    void roles_bound_what_accounts_are_asked()
    {
        QCOMPARE(m_mia->sends(Invite{.role = Role::Admin}).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_adam->sends(Invite{.role = Role::Admin}).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_mia->sends(ResetUser{.id = newChange(), .user = {u"max"_s}}).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_adam->sends(ResetUser{.id = newChange(), .user = {u"olga"_s}}).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_adam->sends(ResetUser{.id = newChange(), .user = {u"none"_s}}).error().code, ErrorCode::NotFound);
        QVERIFY(m_house->accounts.asked.isEmpty());
        m_olga->says(Invite{.role = Role::Admin});
        m_adam->says(ResetUser{.id = newChange(), .user = {u"max"_s}});
        m_house->settle();
        QCOMPARE(m_house->accounts.asked.size(), 2);
    }

    void the_same_reset_again_gets_the_same_link_and_another_one_is_a_conflict()
    {
        const ResetUser reset{.id = newChange(), .user = {u"max"_s}};

        const auto first = m_adam->sends(reset);
        const auto again = m_adam->sends(reset);
        const auto otherUser = m_adam->sends(ResetUser{.id = reset.id, .user = {u"mia"_s}});
        const auto otherAuthor = m_olga->sends(reset);
        QVERIFY(m_olga->sends(SetRole{.id = newChange(), .user = {u"adam"_s}, .role = Role::Member}));
        const auto withoutRight = m_adam->sends(reset);

        QVERIFY(first && !first->duplicate && first->seq > 0 && !first->link.isEmpty());
        QVERIFY(again && again->duplicate);
        QCOMPARE(again->link, first->link);
        QCOMPARE(again->seq, first->seq);
        QCOMPARE(otherUser.error().code, ErrorCode::Conflict);
        QCOMPARE(otherAuthor.error().code, ErrorCode::Conflict);
        QVERIFY(withoutRight && withoutRight->duplicate && withoutRight->link == first->link);
        QCOMPARE(m_mia->all<UserChanged>().size(), 2); // the reset's row, which changes nothing, and Adam's role
        QCOMPARE(m_mia->all<UserChanged>().first().user.name, u"max"_s);
        QCOMPARE(m_house->accounts.asked.size(), 3);
        QCOMPARE(std::get<GrantedReset>(m_house->accounts.asked.first().command).again, false);
        QCOMPARE(std::get<GrantedReset>(m_house->accounts.asked.last().command).again, true);
    }

    void a_refusal_of_the_accounts_reaches_who_asked()
    {
        m_house->accounts.answer = Unexpected(Error{ErrorCode::Unauthorized, u"no"_s});

        QCOMPARE(m_mia->sends(SetPassword{.newPassword = u"12345678"_s}).error().code, ErrorCode::Unauthorized);
        QCOMPARE(m_mia->sends(ListDevices{}).error().code, ErrorCode::Unauthorized);
    }

    void who_removes_oneself_is_answered_before_the_end()
    {
        QVERIFY(m_max->sends(RemoveUser{.id = newChange(), .user = {u"max"_s}}));
        QCOMPARE(m_max->closed, CloseCode::SignedOut);
    }

private:
    std::unique_ptr<House> m_house;
    std::unique_ptr<FakePeer> m_olga;
    std::unique_ptr<FakePeer> m_adam;
    std::unique_ptr<FakePeer> m_mia;
    std::unique_ptr<FakePeer> m_max;
};

QTEST_GUILESS_MAIN(HubPeopleTest)
#include "tst_hubpeople.moc"
