// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/names.h"

#include <algorithm>
#include <array>

namespace madang::server
{
namespace
{

bool turnsText(QChar c)
{
    return (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069');
}

bool isVisible(QChar c)
{
    // A lone Hangul filler is a letter by its category and shows as nothing.
    constexpr std::array<char16_t, 4> fillers{u'\u115f', u'\u1160', u'\u3164', u'\uffa0'};
    return (c.isLetterOrNumber() || c.isSurrogate() || c.isPunct() || c.isSymbol()) &&
           std::find(fillers.begin(), fillers.end(), c.unicode()) == fillers.end();
}

} // namespace

bool isNameFit(QStringView name)
{
    return std::none_of(name.begin(), name.end(), turnsText) && std::any_of(name.begin(), name.end(), isVisible);
}

} // namespace madang::server
