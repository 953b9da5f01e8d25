// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/messagewords.h"

#include "ui/text/times.h"

#include <QDateTime>
#include <QStringList>

namespace madang::ui
{

using namespace Qt::StringLiterals;
using client::OwnChange;
using client::Row;
using client::SendState;

QString MessageWords::reason(ErrorCode code, OwnChange change)
{
    switch (code) {
    case ErrorCode::Forbidden:
        return change == OwnChange::Post ? tr("you may not write in this room") : tr("you may not do this");
    case ErrorCode::NotFound:
        return tr("it is not there any more");
    case ErrorCode::TooLarge:
        return tr("it is too long");
    case ErrorCode::Conflict:
        return tr("the server has another message under its number");
    case ErrorCode::TooMany:
        return tr("too many at once");
    case ErrorCode::Unauthorized:
        return tr("you are signed out");
    case ErrorCode::BadRequest:
    case ErrorCode::Unsupported:
    case ErrorCode::Resync:
        return tr("the server does not understand it");
    case ErrorCode::Internal:
    case ErrorCode::Unavailable:
        return tr("the server is in trouble");
    }
    return {};
}

QString MessageWords::failure(const Row &row)
{
    if (row.state != SendState::Failed)
        return {};
    QString what;
    switch (row.change) {
    case OwnChange::Edit:
        what = tr("Change not saved");
        break;
    case OwnChange::Delete:
        what = tr("Not deleted");
        break;
    case OwnChange::None:
    case OwnChange::Post:
        what = tr("Not sent");
        break;
    }
    return row.refusal ? tr("%1: %2").arg(what, reason(*row.refusal, row.change)) : what;
}

QString MessageWords::deleted()
{
    return tr("Message deleted");
}

QString MessageWords::edited()
{
    return tr("edited");
}

QString MessageWords::waiting()
{
    return tr("Waiting for connection");
}

QString MessageWords::tryAgain()
{
    return tr("Try again");
}

QString MessageWords::giveUp(OwnChange change)
{
    return change == OwnChange::Post ? tr("Delete") : tr("Leave it");
}

QString MessageWords::unknownQuote()
{
    return tr("An earlier message");
}

QString MessageWords::quote(const client::Quote &quote)
{
    if (!quote.known)
        return unknownQuote();
    return quote.deleted ? deleted() : quote.text.simplified();
}

QString MessageWords::state(const Row &row)
{
    switch (row.state) {
    case SendState::Queued:
        return waiting();
    case SendState::Sending:
        return tr("sending");
    case SendState::Failed:
        return failure(row);
    case SendState::Sent:
        break;
    }
    return {};
}

QString MessageWords::sentence(const Row &row)
{
    QStringList parts{row.authorName, Times::clock(QDateTime::fromMSecsSinceEpoch(row.at.count()).time())};
    if (row.quote)
        parts.append(row.quote->known ? tr("reply to %1").arg(row.quote->authorName) : tr("reply"));
    parts.append(row.deleted ? deleted() : row.text.simplified());
    if (row.edited && !row.deleted)
        parts.append(edited());
    int reactions = 0;
    for (const client::ReactionCount &reaction : row.reactions)
        reactions += reaction.count;
    if (reactions > 0)
        parts.append(tr("%n reaction(s)", nullptr, reactions));
    const QString how = state(row);
    if (!how.isEmpty())
        parts.append(how);
    return parts.join(", "_L1);
}

} // namespace madang::ui
