// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/striplook.h"

namespace madang::ui
{

using Kind = StripState::Kind;

namespace
{

StripLook limited(const StripState &state)
{
    StripLook look{.icon = Icon::Wifi,
                   .front = &Colours::info,
                   .back = &Colours::infoBack,
                   .first = StripAction::Why,
                   .second = StripAction::TryFully};
    if (state.passage && state.passage->obstacle == client::Obstacle::NotChosen)
        look.second = StripAction::UseBest;
    else if (state.look == client::Steering::Look::UnderWay)
        look.second = StripAction::Trying;
    return look;
}

} // namespace

StripLook StripLook::of(const StripState &state)
{
    switch (state.kind) {
    case Kind::Connecting:
        return {.icon = Icon::Retry, .first = StripAction::Cancel};
    case Kind::Hidden:
    case Kind::Reconnecting:
        return {.icon = Icon::Retry};
    case Kind::WaitingSoon:
        return {.icon = Icon::Alert,
                .front = &Colours::warning,
                .back = &Colours::warningBack,
                .first = StripAction::TryNow};
    case Kind::Waiting:
        return {.icon = Icon::Alert,
                .front = &Colours::warning,
                .back = &Colours::warningBack,
                .first = StripAction::TryNow,
                .second = StripAction::Details};
    case Kind::Limited:
        return limited(state);
    case Kind::Full:
    case Kind::Back:
        return {.icon = Icon::Check, .front = &Colours::success, .back = &Colours::successBack};
    case Kind::SignedOut:
        return {
            .icon = Icon::Leave, .front = &Colours::danger, .back = &Colours::dangerBack, .first = StripAction::SignIn};
    case Kind::Refused:
        return {.icon = Icon::Alert,
                .front = &Colours::danger,
                .back = &Colours::dangerBack,
                .first = StripAction::Details};
    case Kind::CertificateChanged:
        return {
            .icon = Icon::Lock, .front = &Colours::danger, .back = &Colours::dangerBack, .first = StripAction::Review};
    }
    return {};
}

QString StripWords::wording(StripAction action)
{
    switch (action) {
    case StripAction::None:
        return {};
    case StripAction::TryNow:
        return tr("Try now");
    case StripAction::TryFully:
        return tr("Try full connection");
    case StripAction::Trying:
        return tr("Trying…");
    case StripAction::UseBest:
        return tr("Use the best way");
    case StripAction::Details:
        return tr("Details");
    case StripAction::Why:
        return tr("Why?");
    case StripAction::Cancel:
        return tr("Cancel");
    case StripAction::SignIn:
        return tr("Sign in");
    case StripAction::Review:
        return tr("Review");
    case StripAction::ChangeProxy:
        return tr("Proxy…");
    }
    return {};
}

QString StripWords::toolTip(StripAction action)
{
    switch (action) {
    case StripAction::TryNow:
    case StripAction::TryFully:
        return tr("Connect at once (Ctrl+R)");
    case StripAction::Trying:
        return tr("Looking whether WebSocket works by now.");
    default:
        return {};
    }
}

} // namespace madang::ui
