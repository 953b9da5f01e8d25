// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/httprequest.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>
#include <variant>

namespace madang::server
{

/// What a request must stay within.
struct RequestLimits {
    qsizetype lineBytes = 8'192; ///< the request line, a field, or a chunk's extension
    qsizetype headBytes = 16'384;
    qsizetype fieldCount = 64;
    qsizetype bodyBytes = 65'536;
};

/// Not all there yet; the sender may be waiting for "100 Continue".
struct NeedMore {
    enum class Sender { Sends, WaitsForContinue };
    Sender sender = Sender::Sends;
};

/// What is no request, with the status to refuse it with; the connection can't be used any further.
struct BadRequest {
    int status = 400;
    QByteArray reason;
};

using ParsedRequest = std::variant<NeedMore, HttpRequest, BadRequest>;

/// Bytes into one HTTP/1.x request. Stricter than the grammar where servers have been tricked: no folded lines, no bare
/// CR or LF, one length only. Boost.Beast does the grammar; it stays inside of the .cpp file, so that nobody else
/// compiles it.
class RequestParser
{
public:
    explicit RequestParser(const RequestLimits &limits = {});
    ~RequestParser();
    Q_DISABLE_COPY_MOVE(RequestParser)

    /// `bytes` is all that has come and was not used up before. While the head is incomplete nothing is used up, so
    /// that the head of an upgrade can be handed to somebody else as it came.
    [[nodiscard]] ParsedRequest put(QByteArrayView bytes);
    /// How many bytes the last put() has used up.
    [[nodiscard]] qsizetype used() const { return m_used; }
    [[nodiscard]] bool isHeadComplete() const { return m_isHeadComplete; }
    /// The request without its body, once the head is complete and until the request is.
    [[nodiscard]] const HttpRequest &head() const { return m_request; }

private:
    struct Grammar;
    [[nodiscard]] ParsedRequest putHead(QByteArrayView bytes);
    [[nodiscard]] std::optional<BadRequest> scan(QByteArrayView bytes);
    [[nodiscard]] ParsedRequest putBody(QByteArrayView bytes);

    RequestLimits m_limits;
    std::unique_ptr<Grammar> m_grammar;
    HttpRequest m_request;
    qsizetype m_scanned = 0;
    qsizetype m_lineStart = 0;
    qsizetype m_headLength = -1; ///< once it is complete
    qsizetype m_used = 0;
    qsizetype m_bodyBytesOnWire = 0;
    bool m_isHeadComplete = false;
};

} // namespace madang::server
