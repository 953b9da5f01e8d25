// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commands/peoplehandlers.h"

#include "server/accounts/names.h"
#include "server/hub/access.h"
#include "server/hub/commands/replying.h"
#include "server/hub/rights.h"
#include "server/log/namekey.h"
#include "server/replybudget.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

Error noSuchUser()
{
    return access::notFound(u"there is no such user"_s);
}

Error lastOwner()
{
    return access::forbidden(u"a server keeps an owner"_s);
}

} // namespace

PeopleHandlers::PeopleHandlers(const Directory &directory, Changes &changes)
    : m_directory(directory)
    , m_changes(changes)
{
}

void PeopleHandlers::carryOut(const ListPeople &command, const Asked &asked) const
{
    PeopleList list;
    ReplyBudget budget;
    const QString like = nameKey(command.like);
    const QString after = nameKey(command.after);
    const auto users = m_directory.users();
    for (const User &user : users) {
        const QString key = nameKey(user.name);
        if (key <= after || !key.contains(like))
            continue;
        list.more = list.users.size() == command.limit || !budget.takes(user);
        if (list.more)
            break;
        list.users.append(user);
    }
    asked.answer(list);
}

void PeopleHandlers::carryOut(const Profile &command, const Asked &asked)
{
    change(command, asked);
}

void PeopleHandlers::carryOut(const SetRole &command, const Asked &asked)
{
    change(command, asked);
}

void PeopleHandlers::carryOut(const RemoveUser &command, const Asked &asked)
{
    change(command, asked);
}

template <typename C>
void PeopleHandlers::change(const C &command, const Asked &asked)
{
    const auto decideIt = [this, command, id = asked.user()]() -> Decision {
        const auto user = access::asker(m_directory, id);
        if (!user)
            return Unexpected(user.error());
        return decide(command, *user);
    };
    m_changes.submit(Weight::Structure, keyOf(asked.user(), command), decideIt, replying(asked, toStored));
}

Decision PeopleHandlers::decide(const Profile &command, const User &user) const
{
    if (!command.name && !command.status && !command.avatar)
        return Unexpected(badRequest(u"neither name, status nor avatar"_s));
    if (command.avatar)
        return Unexpected(access::notFound(u"there is no such file"_s));
    if (command.name && !isNameFit(*command.name))
        return Unexpected(badRequest(u"this name can't be told from others"_s));
    User changed = user;
    changed.name = command.name.value_or(user.name);
    changed.status = command.status.value_or(user.status);
    const auto same = m_directory.personNamed(changed.name);
    if (same && same->id != user.id)
        return Unexpected(Error{ErrorCode::Conflict, u"this name is taken"_s});
    return Draft{.body = UserChanged{.user = changed}};
}

Decision PeopleHandlers::decide(const SetRole &command, const User &user) const
{
    const User *target = m_directory.user(command.user);
    if (!target)
        return Unexpected(noSuchUser());
    if (!rights::mayGiveRole(user, *target, command.role))
        return Unexpected(access::forbidden(u"this role is not yours to give"_s));
    if (command.role != Role::Owner && isLastOwner(*target))
        return Unexpected(lastOwner());
    User changed = *target;
    changed.role = command.role;
    return Draft{.body = UserChanged{.user = changed}};
}

Decision PeopleHandlers::decide(const RemoveUser &command, const User &user) const
{
    const User *target = m_directory.user(command.user);
    if (!target)
        return Unexpected(noSuchUser());
    if (!rights::mayRemove(user, *target))
        return Unexpected(access::forbidden(u"this user is not yours to remove"_s));
    if (isLastOwner(*target))
        return Unexpected(lastOwner());
    return Draft{.body = UserRemoved{.user = command.user}};
}

bool PeopleHandlers::isLastOwner(const User &user) const
{
    return user.role == Role::Owner && m_directory.owners().size() == 1;
}

} // namespace madang::server
