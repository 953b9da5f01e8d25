// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/ids.h"

#include <QJsonObject>

namespace madang::client
{

/// The tokens with which this person is signed in, in a file that only they can read.
class Credentials
{
public:
    explicit Credentials(QString file);

    /// Empty where there is none.
    [[nodiscard]] QString token(const ServerId &server, const UserId &user) const;
    /// False where it could not be written; it holds for as long as the program runs.
    [[nodiscard]] bool keep(const ServerId &server, const UserId &user, const QString &token);
    [[nodiscard]] bool forget(const ServerId &server, const UserId &user);

private:
    QString m_file;
    QJsonObject m_tokens; ///< by SERVER/USER
};

} // namespace madang::client
