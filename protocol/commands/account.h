// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/replies.h"

/// Commands about signing in, devices and invitations.
namespace madang
{

/// Sets or changes one's password; other devices are signed out.
struct SetPassword {
    static constexpr QLatin1StringView typeName{"password"};
    using Reply = Done;

    QString oldPassword{};
    QString newPassword;

    bool operator==(const SetPassword &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.optional("old", self.oldPassword, texts::password);
        fields.required("new", self.newPassword, texts::password);
    }
};

/// A program that is signed in as the user.
struct Device {
    DeviceId id;
    QString name;
    milliseconds createdAt{};
    milliseconds seenAt{};
    bool current = false;

    bool operator==(const Device &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("name", self.name, texts::line);
        fields.required("created_at", self.createdAt);
        fields.required("seen_at", self.seenAt);
        fields.optional("current", self.current);
    }
};

/// Where the user is signed in, the newest first. `more`: there are others after the last.
struct DeviceList {
    QList<Device> devices;
    bool more = false;

    bool operator==(const DeviceList &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("devices", self.devices);
        fields.optional("more", self.more);
    }
};

/// Asks where the user is signed in, or for what comes after one of the devices (from the first, where that is gone).
struct ListDevices {
    static constexpr QLatin1StringView typeName{"devices"};
    using Reply = DeviceList;

    DeviceId after{};

    bool operator==(const ListDevices &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.optional("after", self.after);
    }
};

/// Signs one of the user's devices out.
struct RevokeDevice {
    static constexpr QLatin1StringView typeName{"device.revoke"};
    using Reply = Done;

    DeviceId device;

    bool operator==(const RevokeDevice &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("device", self.device);
    }
};

/// A way in for new people.
struct Invitation {
    QString code;
    QString link;
    Role role = Role::Member;
    qint64 uses = 0;
    qint64 used = 0;
    UserId by{};
    std::optional<milliseconds> expires{};

    bool operator==(const Invitation &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("code", self.code, texts::line);
        fields.required("link", self.link, texts::line);
        fields.required("role", self.role);
        fields.required("uses", self.uses, integers::any);
        fields.required("used", self.used, integers::any);
        fields.optional("by", self.by);
        fields.optional("expires", self.expires);
    }
};

/// The new invitation.
struct Invited {
    QString code;
    QString link;

    bool operator==(const Invited &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("code", self.code, texts::line);
        fields.required("link", self.link, texts::line);
    }
};

/// Makes an invitation: `uses` people (0: no bound) until `expires` (a time) may come in with `role`.
struct Invite {
    static constexpr QLatin1StringView typeName{"invite"};
    using Reply = Invited;

    Role role = Role::Member;
    qint64 uses = 0;
    std::optional<milliseconds> expires{};

    bool operator==(const Invite &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.optional("role", self.role);
        fields.optional("uses", self.uses, integers::any);
        fields.optional("expires", self.expires);
    }
};

/// The invitations that still work, by code: one's own; an admin sees all. `more`: there are others after the last.
struct InvitationList {
    QList<Invitation> invites;
    bool more = false;

    bool operator==(const InvitationList &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("invites", self.invites);
        fields.optional("more", self.more);
    }
};

/// Asks for the invitations, or for those whose code comes after one.
struct ListInvitations {
    static constexpr QLatin1StringView typeName{"invites"};
    using Reply = InvitationList;

    QString after{};

    bool operator==(const ListInvitations &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.optional("after", self.after, texts::line);
    }
};

/// Ends an invitation.
struct RevokeInvitation {
    static constexpr QLatin1StringView typeName{"invite.revoke"};
    using Reply = Done;

    QString code;

    bool operator==(const RevokeInvitation &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("code", self.code, texts::line);
    }
};

} // namespace madang
