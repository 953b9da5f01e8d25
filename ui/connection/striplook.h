// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/connection/stripstate.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>

namespace madang::ui
{

/// What a person can do about a connection, from the strip and from the panel. Trying is what cannot be done again
/// while it is under way.
enum class StripAction { None, TryNow, TryFully, Trying, UseBest, Details, Why, Cancel, SignIn, Review, ChangeProxy };

/// How the strip looks in a state, and what it offers.
struct StripLook {
    Icon icon = Icon::Info;
    Role front = &Colours::text;
    Role back = &Colours::hover;
    StripAction first = StripAction::None;
    StripAction second = StripAction::None;

    [[nodiscard]] static StripLook of(const StripState &state);
};

/// The words on the buttons.
class StripWords
{
    Q_DECLARE_TR_FUNCTIONS(StripWords)

public:
    [[nodiscard]] static QString wording(StripAction action);
    /// More about it, where there is more.
    [[nodiscard]] static QString toolTip(StripAction action);
};

} // namespace madang::ui
