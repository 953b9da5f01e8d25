// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/replies.h"

/// Commands about people.
namespace madang
{

/// Those who were found, by name. `more`: there are others after the last.
struct PeopleList {
    QList<User> users;
    bool more = false;

    bool operator==(const PeopleList &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("users", self.users);
        fields.optional("more", self.more);
    }
};

/// People whose name has `like` in it and comes after the name `after`.
struct ListPeople {
    static constexpr QLatin1StringView typeName{"people"};
    using Reply = PeopleList;

    QString like{};
    QString after{};
    qint64 limit = limits::historyPage;

    bool operator==(const ListPeople &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.optional("like", self.like, texts::maybeName);
        fields.optional("after", self.after, texts::maybeName);
        fields.optional("limit", self.limit, integers::positive);
    }
};

/// The user changes what others see; user goes to everybody.
struct Profile {
    static constexpr QLatin1StringView typeName{"profile"};
    using Reply = Stored;

    ChangeId id;
    std::optional<QString> name{};
    std::optional<QString> status{};
    std::optional<FileId> avatar{};

    bool operator==(const Profile &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.optional("name", self.name, texts::name);
        fields.optional("status", self.status, texts::status);
        fields.optional("avatar", self.avatar);
    }
};

/// An owner or admin gives a role; user goes to everybody.
struct SetRole {
    static constexpr QLatin1StringView typeName{"user.role"};
    using Reply = Stored;

    ChangeId id;
    UserId user;
    Role role = Role::Member;

    bool operator==(const SetRole &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("user", self.user);
        fields.required("role", self.role);
    }
};

/// An admin removes somebody from the server: tokens end, memberships end; user.removed goes to everybody.
struct RemoveUser {
    static constexpr QLatin1StringView typeName{"user.remove"};
    using Reply = Stored;

    ChangeId id;
    UserId user;

    bool operator==(const RemoveUser &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("user", self.user);
    }
};

/// A link that signs in as the user, once. The same again for a repetition, whether it still works or not.
struct ResetLink {
    qint64 seq = 0;
    QString link;
    bool duplicate = false;

    bool operator==(const ResetLink &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("seq", self.seq, integers::positive);
        fields.required("link", self.link, texts::line);
        fields.optional("duplicate", self.duplicate);
    }
};

/// An admin lets somebody in who lost the way: a link that works once. Other devices stay signed in.
struct ResetUser {
    static constexpr QLatin1StringView typeName{"user.reset"};
    using Reply = ResetLink;

    ChangeId id;
    UserId user;

    bool operator==(const ResetUser &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("user", self.user);
    }
};

} // namespace madang
