// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace madang::server
{

/// One header field; in a request its name is in lower case.
struct HttpField {
    QByteArray name;
    QByteArray value;

    friend bool operator==(const HttpField &, const HttpField &) = default;
};

/// Whether a connection stays for another request.
enum class Persistence { Close, KeepAlive };

/// A request as it came, complete and within the limits.
struct HttpRequest {
    QByteArray method;
    QByteArray target; ///< path and query as they were sent
    QByteArray path;
    QByteArray query;
    QList<HttpField> fields;
    QByteArray body;
    Persistence persistence = Persistence::KeepAlive;
    int minorVersion = 1; ///< of HTTP/1

    /// The field's first value, nothing where it is absent.
    [[nodiscard]] QByteArray field(QByteArrayView name) const;
    [[nodiscard]] QByteArrayList allOf(QByteArrayView name) const;
    /// Whether the field, a list with commas, has this token in any case.
    [[nodiscard]] bool hasToken(QByteArrayView name, QByteArrayView token) const;
    /// The items of all fields of this name, lists with commas.
    [[nodiscard]] QByteArrayList tokensOf(QByteArrayView name) const;
    /// The query's first parameter of this name, decoded; nothing where it is absent.
    [[nodiscard]] std::optional<QString> parameter(QStringView name) const;
};

} // namespace madang::server
