// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/tokens.h"

#include <sodium.h>

#include <array>

namespace madang::server::tokens
{
namespace
{

constexpr qsizetype codeBytes = 16;

QString asText(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString randomText(qsizetype bytes, Randomness &randomness)
{
    return asText(randomness.bytes(bytes));
}

} // namespace

QString newToken(Randomness &randomness)
{
    constexpr qsizetype bytes = 32;
    return randomText(bytes, randomness);
}

QString newCode(Randomness &randomness)
{
    return randomText(codeBytes, randomness);
}

QString codeFrom(const QByteArray &secret, const QStringList &parts)
{
    Q_ASSERT(secret.size() <= qsizetype{crypto_generichash_KEYBYTES_MAX});
    const QByteArray text = parts.join(QChar::LineFeed).toUtf8();
    QByteArray code(codeBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(code.data()), static_cast<size_t>(code.size()),
                       reinterpret_cast<const unsigned char *>(text.constData()), static_cast<size_t>(text.size()),
                       reinterpret_cast<const unsigned char *>(secret.constData()), static_cast<size_t>(secret.size()));
    return asText(code);
}

QString newId(QChar letter, Randomness &randomness)
{
    constexpr qsizetype bytes = 15;
    return letter + randomText(bytes, randomness);
}

QByteArray hashOf(QStringView token)
{
    const QByteArray text = token.toUtf8();
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(text.constData()),
                       static_cast<size_t>(text.size()), nullptr, 0);
    return {reinterpret_cast<const char *>(hash.data()), static_cast<qsizetype>(hash.size())};
}

bool areEqual(const QByteArray &left, const QByteArray &right)
{
    return left.size() == right.size() &&
           sodium_memcmp(left.constData(), right.constData(), static_cast<size_t>(left.size())) == 0;
}

} // namespace madang::server::tokens
