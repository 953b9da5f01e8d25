// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/refusals.h"

namespace madang::ui
{

QString Refusals::sentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadRequest:
        return tr("The server could not accept this. Please check what you entered.");
    case ErrorCode::Unauthorized:
        return tr("You are not signed in any more.");
    case ErrorCode::Forbidden:
        return tr("You may not do this here.");
    case ErrorCode::NotFound:
        return tr("This is not there any more.");
    case ErrorCode::Conflict:
        return tr("This name is taken. Please choose another one.");
    case ErrorCode::TooLarge:
        return tr("This is too long.");
    case ErrorCode::Resync:
    case ErrorCode::Unsupported:
        return tr("This program and the server do not understand each other. Update the older one.");
    case ErrorCode::TooMany:
        return tr("That was too much at once. Please wait a moment and try again.");
    case ErrorCode::Internal:
        return tr("The server had a problem. Please try again.");
    case ErrorCode::Unavailable:
        return tr("There is no connection at the moment. Please try again when it is back.");
    }
    return {};
}

QString Refusals::sentence(client::EntranceProblem problem)
{
    using Problem = client::EntranceProblem;
    switch (problem) {
    case Problem::NotReachable:
        return tr("Nobody answers at this address. Is the server running, and are you on the same network?");
    case Problem::AnswerLost:
        return tr("The connection broke. Please try again; if the name is taken then, it is yours already.");
    case Problem::NotMadang:
        return tr("There is something at this address, but it is not a Madang server.");
    case Problem::NoInvitation:
        return tr("To come in for the first time you need an invitation link. Ask somebody who is there.");
    case Problem::InvitationOver:
        return tr("This invitation does not work any more. Ask for a new one.");
    case Problem::NameTaken:
        return tr("This name is taken. Please choose another one.");
    case Problem::BadName:
        return tr("This name is too long or has characters that do not work in a name.");
    case Problem::BadPassword:
        return tr("A password has 8 to 256 characters.");
    case Problem::WrongPassword:
        return tr("Name or password is wrong.");
    case Problem::Forbidden:
        return tr("This server does not let you in.");
    case Problem::TooMany:
        return tr("That was tried too often. Please wait a minute.");
    case Problem::Busy:
        return tr("The server is busy. Please try again in a moment.");
    case Problem::ServerFault:
        return tr("The server had a problem. Please try again.");
    case Problem::TooOld:
        return tr("This program and the server do not understand each other. Update the older one.");
    case Problem::NotKept:
        return tr("You are in, but this computer's disk refuses to remember it: next time you have to sign in again.");
    }
    return {};
}

QString Refusals::sentence(client::HostProblem problem)
{
    using Problem = client::HostProblem;
    switch (problem) {
    case Problem::NoProgram:
        return tr("The server program (madang-server) is not installed here.");
    case Problem::NoFolder:
        return tr("The server's folder cannot be written to. Is the disk full?");
    case Problem::NoPort:
        return tr("No free port was found on this computer.");
    case Problem::KeepsEnding:
        return tr("The server ends again and again. Its last words are in its log.");
    case Problem::Unresponsive:
        return tr("An older server runs here and does not answer.");
    }
    return {};
}

QString Refusals::sentence(LinkProblem problem)
{
    switch (problem) {
    case LinkProblem::Empty:
        return tr("Paste the link that you were given.");
    case LinkProblem::BadInvite:
    case LinkProblem::BadFingerprint:
    case LinkProblem::TooLong:
        return tr("The link is incomplete or damaged. Please copy it again.");
    case LinkProblem::UnknownScheme:
    case LinkProblem::HasUserName:
    case LinkProblem::HasPath:
    case LinkProblem::NeedsBrackets:
    case LinkProblem::BadHost:
    case LinkProblem::BadPort:
        return tr("This is neither an invitation nor an address.");
    }
    return {};
}

} // namespace madang::ui
