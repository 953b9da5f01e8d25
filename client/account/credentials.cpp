// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/account/credentials.h"

#include "client/account/jsonfile.h"

namespace madang::client
{
namespace
{

QString keyOf(const ServerId &server, const UserId &user)
{
    return server.value + u'/' + user.value; // neither id can hold a slash
}

} // namespace

Credentials::Credentials(QString file)
    : m_file(std::move(file))
    , m_tokens(readJsonFile(m_file))
{
}

QString Credentials::token(const ServerId &server, const UserId &user) const
{
    return m_tokens.value(keyOf(server, user)).toString();
}

bool Credentials::keep(const ServerId &server, const UserId &user, const QString &token)
{
    m_tokens.insert(keyOf(server, user), token);
    return writeJsonFile(m_file, m_tokens);
}

bool Credentials::forget(const ServerId &server, const UserId &user)
{
    m_tokens.remove(keyOf(server, user));
    return writeJsonFile(m_file, m_tokens);
}

} // namespace madang::client
