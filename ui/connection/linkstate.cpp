// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/linkstate.h"

namespace madang::ui
{

LinkFacts LinkState::facts(const client::ConnectionState &state, const QString &server, int sent)
{
    using Phase = LinkFacts::Phase;
    LinkFacts facts{.phase = Phase::Offline, .server = server, .sent = sent};
    switch (state.phase) {
    case client::Phase::Idle:
        break;
    case client::Phase::Connecting:
    case client::Phase::Greeting:
        facts.phase = Phase::Trying;
        break;
    case client::Phase::Live:
        facts.passage = state.passage;
        facts.phase = state.passage && state.passage->way != client::Way::WebSocket ? Phase::Limited : Phase::Online;
        break;
    case client::Phase::Waiting:
        facts.phase = Phase::Waiting;
        facts.nextTry = state.nextTry.value_or(client::milliseconds(0));
        break;
    case client::Phase::Stopped:
        facts.phase = state.stopped == client::StopReason::SignedOut ? Phase::SignedOut : Phase::Refused;
        facts.reason = state.stopped;
        break;
    }
    return facts;
}

QString LinkState::sentence(client::StopReason reason)
{
    switch (reason) {
    case client::StopReason::SignedOut:
        return tr("You were signed out on this device.");
    case client::StopReason::Forbidden:
        return tr("This server no longer lets you in.");
    case client::StopReason::ClientTooOld:
        return tr("This version of Madang and the server do not understand each other. Update the older one.");
    case client::StopReason::BadProtocol:
    case client::StopReason::TooManyErrors:
        return tr("The server refuses what this program sends. Update Madang, or ask who runs the server.");
    case client::StopReason::Replaced:
        return tr("The conversation goes on in another window.");
    case client::StopReason::OtherServer:
        return tr("At this address there is another server now.");
    }
    return {};
}

QString LinkState::sentence(client::Trouble trouble)
{
    switch (trouble) {
    case client::Trouble::Unreachable:
        return tr("The server cannot be reached.");
    case client::Trouble::NoAnswer:
        return tr("Somebody is there, but does not answer.");
    case client::Trouble::Silent:
        return tr("Nothing was heard for too long.");
    case client::Trouble::Restarting:
        return tr("The server is restarting.");
    case client::Trouble::Overloaded:
        return tr("The server is very busy.");
    case client::Trouble::Unreadable:
        return tr("The server sent something that this program does not understand.");
    case client::Trouble::Resync:
        return tr("The server's history has changed; everything is loaded again.");
    }
    return {};
}

QString LinkState::trouble(const client::ConnectionState &state)
{
    if (state.isLive())
        return {};
    QStringList sentences;
    if (state.stopped)
        sentences.append(sentence(*state.stopped));
    else if (state.trouble)
        sentences.append(sentence(*state.trouble));
    if (state.cause)
        sentences.append(sentence(*state.cause));
    if (state.attempts > 1)
        sentences.append(tr("%n attempt(s) since the last connection.", nullptr, state.attempts));
    return sentences.join(u' ');
}

QString LinkState::sentence(client::Cause cause)
{
    switch (cause) {
    case client::Cause::NobodyListens:
        return tr("At this address no server is running.");
    case client::Cause::NoSuchHost:
        return tr("No computer of this name was found.");
    case client::Cause::NoRoute:
        return tr("There is no network that leads there.");
    case client::Cause::TimedOut:
        return tr("The computer did not answer in time.");
    case client::Cause::Broken:
        return tr("The connection was broken on the way, or by the other side.");
    case client::Cause::Proxy:
        return tr("The proxy of this network does not let the connection through.");
    case client::Cause::ServerFull:
        return tr("The server takes no more connections at the moment.");
    case client::Cause::NotMadang:
        return tr("At this address something else than Madang answers.");
    case client::Cause::NotReadable:
        return tr("What arrived was no message of Madang.");
    case client::Cause::NotOpenedInTime:
        return tr("The connection did not open within ten seconds.");
    case client::Cause::NotGreetedInTime:
        return tr("The server did not let this program in within ten seconds.");
    case client::Cause::NotAnsweredInTime:
        return tr("The server did not answer a question within a minute.");
    case client::Cause::SilentTooLong:
        return tr("There was no sign of life for fifteen seconds.");
    case client::Cause::SilentAfterSleep:
        return tr("After this computer woke up, there was no sign of life.");
    case client::Cause::Moved:
        return tr("The server is at another address now.");
    case client::Cause::OtherProxy:
        return tr("Another proxy was chosen here.");
    }
    return {};
}

} // namespace madang::ui
