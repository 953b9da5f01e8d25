// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/signin.h"
#include "tests/protocol/rows.h"

/// The bodies of the HTTP requests as they travel.
namespace madang::wire::signinsamples
{

using namespace Qt::StringLiterals;

inline Row<JoinRequest> joinRow()
{
    return {R"({"device":"desk","invite":"k3","name":"Ann","password":"long enough"})",
            {.invite = u"k3"_s, .name = u"Ann"_s, .password = u"long enough"_s, .device = u"desk"_s},
            {u"invite"_s, u"name"_s}};
}

inline Row<LoginRequest> loginRow()
{
    return {R"({"device":"desk","name":"Ann","password":"long enough"})",
            {.name = u"Ann"_s, .password = u"long enough"_s, .device = u"desk"_s},
            {u"name"_s, u"password"_s}};
}

} // namespace madang::wire::signinsamples
