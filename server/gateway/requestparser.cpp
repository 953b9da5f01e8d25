// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/requestparser.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <QList>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

namespace madang::server
{

namespace http = boost::beast::http;

/// The parser keeps a reference to `onChunk`, which refuses what it would skip without a bound.
struct RequestParser::Grammar {
    using View = boost::beast::string_view;

    http::request_parser<http::string_body> parser;
    size_t mostExtension = 0;
    std::function<void(std::uint64_t, View, boost::beast::error_code &)> onChunk =
        [this](std::uint64_t /*size*/, View extension, boost::beast::error_code &error) {
            if (extension.size() > mostExtension)
                error = http::error::bad_chunk_extension;
        };
};

namespace
{

/// Chunk sizes and extensions may be this many times the body that they carry, not more.
constexpr qsizetype wireBytesPerBodyByte = 4;
/// Of a line that starts a chunk, beside its extension: the end of the chunk before, a size, its own end.
constexpr qsizetype chunkLineBytes = 24;
constexpr qsizetype shortestChunks = 5; ///< "0\r\n\r\n"

QByteArray bytesOf(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

BadRequest bad(int status, const char *reason)
{
    return {status, QByteArray(reason)};
}

BadRequest badFor(const boost::beast::error_code &error)
{
    if (error == http::error::header_limit)
        return bad(431, "the head is too large");
    if (error == http::error::body_limit)
        return bad(413, "the body is too large");
    if (error == http::error::bad_version)
        return bad(505, "this server speaks HTTP/1.1");
    return bad(400, "this is not a valid HTTP request");
}

bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView(".-_~:[]%").contains(c);
}

std::optional<BadRequest> refusalOfHost(const HttpRequest &request, int version)
{
    const QByteArrayList hosts = request.allOf("host");
    if (hosts.isEmpty() && version == 10)
        return std::nullopt;
    if (hosts.size() != 1 || hosts.first().isEmpty() ||
        !std::all_of(hosts.first().begin(), hosts.first().end(), isHostCharacter))
        return bad(400, "exactly one valid Host is needed");
    return std::nullopt;
}

/// Two parties that disagree about a body's length are how requests are smuggled; so there is one way to say it.
std::optional<BadRequest> refusalOfLength(const HttpRequest &request, int version)
{
    const QByteArrayList lengths = request.allOf("content-length");
    const QByteArrayList codings = request.allOf("transfer-encoding");
    if (lengths.size() > 1 || (!lengths.isEmpty() && !codings.isEmpty()))
        return bad(400, "the length of the body is given twice");
    if (!lengths.isEmpty() &&
        !std::all_of(lengths.first().begin(), lengths.first().end(), [](char c) { return c >= '0' && c <= '9'; }))
        return bad(400, "Content-Length is not a number");
    if (codings.isEmpty())
        return std::nullopt;
    if (version == 10)
        return bad(400, "HTTP/1.0 has no Transfer-Encoding");
    if (codings.size() > 1 || codings.first().compare("chunked", Qt::CaseInsensitive) != 0)
        return bad(501, "chunked is the only transfer coding here");
    return std::nullopt;
}

std::optional<BadRequest> refusalOfExpectation(const HttpRequest &request)
{
    const QByteArray expected = request.field("expect");
    if (expected.isEmpty() || expected.compare("100-continue", Qt::CaseInsensitive) == 0)
        return std::nullopt;
    return bad(417, "100-continue is the only expectation that can be met");
}

/// Path and query of a target in origin form, or in absolute form (which a server must take too); false for others.
bool splitTarget(HttpRequest &request)
{
    QByteArray rest = request.target;
    if (rest.startsWith("http://") || rest.startsWith("https://")) {
        const qsizetype slash = rest.indexOf('/', rest.indexOf("//") + 2);
        rest = slash < 0 ? QByteArray("/") : rest.mid(slash);
    }
    if (!rest.startsWith('/') || rest.contains('#'))
        return false;
    const qsizetype mark = rest.indexOf('?');
    request.path = mark < 0 ? rest : rest.left(mark);
    request.query = mark < 0 ? QByteArray() : rest.mid(mark + 1);
    return true;
}

} // namespace

RequestParser::RequestParser(const RequestLimits &limits)
    : m_limits(limits)
    , m_grammar(std::make_unique<Grammar>())
{
    m_grammar->parser.header_limit(static_cast<std::uint32_t>(limits.headBytes));
    m_grammar->parser.body_limit(static_cast<std::uint64_t>(limits.bodyBytes));
    m_grammar->mostExtension = static_cast<size_t>(limits.lineBytes);
    m_grammar->parser.on_chunk_header(m_grammar->onChunk);
}

RequestParser::~RequestParser() = default;

ParsedRequest RequestParser::put(QByteArrayView bytes)
{
    m_used = 0;
    return m_isHeadComplete ? putBody(bytes) : putHead(bytes);
}

ParsedRequest RequestParser::putHead(QByteArrayView bytes)
{
    if (!bytes.isEmpty() && (bytes.front() < 'A' || bytes.front() > 'Z'))
        return bad(400, "this is not HTTP");
    if (auto refusal = scan(bytes))
        return std::move(*refusal);
    if (m_headLength < 0)
        return m_scanned >= m_limits.headBytes ? ParsedRequest(bad(431, "the head is too large"))
                                               : ParsedRequest(NeedMore{});

    boost::beast::error_code error;
    auto &parser = m_grammar->parser;
    const size_t eaten = parser.put({bytes.data(), static_cast<size_t>(m_headLength)}, error);
    if (error)
        return badFor(error);
    const auto &head = parser.get();
    m_request.method = bytesOf(head.method_string());
    m_request.target = bytesOf(head.target());
    m_request.persistence = head.keep_alive() ? Persistence::KeepAlive : Persistence::Close;
    for (const auto &field : head)
        m_request.fields.append({bytesOf(field.name_string()).toLower(), bytesOf(field.value())});
    if (m_request.fields.size() > m_limits.fieldCount)
        return bad(431, "the head has too many fields");
    if (!splitTarget(m_request))
        return bad(400, "the target is not a path");
    const int version = static_cast<int>(head.version());
    m_request.minorVersion = version % 10;
    for (const auto &refusal :
         {refusalOfHost(m_request, version), refusalOfLength(m_request, version), refusalOfExpectation(m_request)})
        if (refusal)
            return *refusal;

    m_isHeadComplete = true;
    m_used = static_cast<qsizetype>(eaten);
    if (parser.is_done())
        return std::move(m_request);
    parser.eager(true);
    if (!m_request.field("expect").isEmpty() && bytes.size() == m_headLength)
        return NeedMore{NeedMore::Sender::WaitsForContinue};
    return putBody(bytes.sliced(m_headLength));
}

/// What the grammar would let pass, looked for as it comes; finds the end of the head.
std::optional<BadRequest> RequestParser::scan(QByteArrayView bytes)
{
    const qsizetype end = std::min(bytes.size(), m_limits.headBytes);
    for (; m_scanned < end && m_headLength < 0; ++m_scanned) {
        const qsizetype i = m_scanned;
        const char c = bytes.at(i);
        const bool isAfterReturn = i > 0 && bytes.at(i - 1) == '\r';
        if ((c == '\n') != isAfterReturn || c == '\0')
            return bad(400, "a line of the head ends in a wrong way");
        if ((c == ' ' || c == '\t') && i > 0 && bytes.at(i - 1) == '\n')
            return bad(400, "a line of the head is folded");
        if (c != '\r' && c != '\n' && i - m_lineStart >= m_limits.lineBytes)
            return m_lineStart == 0 ? bad(414, "the request line is too long") : bad(431, "a field is too long");
        if (c != '\n')
            continue;
        if (i >= 3 && bytes.at(i - 2) == '\n')
            m_headLength = i + 1;
        m_lineStart = i + 1;
    }
    return std::nullopt;
}

/// In slices, so that a line or the trailers may be as long however the bytes are cut.
ParsedRequest RequestParser::putBody(QByteArrayView bytes)
{
    auto &parser = m_grammar->parser;
    const qsizetype lineMost = m_limits.lineBytes + chunkLineBytes;
    qsizetype eaten = 0;
    while (!parser.is_done() && eaten < bytes.size()) {
        const QByteArrayView slice = bytes.sliced(eaten, std::min(bytes.size() - eaten, lineMost + 1));
        // Beast aborts where it is shown less than this a second time.
        if (parser.chunked() && m_bodyBytesOnWire == 0 && slice.size() < shortestChunks)
            break;
        boost::beast::error_code error;
        const size_t taken = parser.put({slice.data(), static_cast<size_t>(slice.size())}, error);
        if (error && error != http::error::need_more)
            return badFor(error);
        if (taken == 0 && slice.size() > lineMost)
            return bad(400, "a line of the body is too long");
        if (taken == 0)
            break;
        eaten += static_cast<qsizetype>(taken);
        m_bodyBytesOnWire += static_cast<qsizetype>(taken);
    }
    m_used += eaten;
    const qsizetype waiting = parser.is_done() ? 0 : bytes.size() - eaten;
    if (m_bodyBytesOnWire + waiting > m_limits.bodyBytes * wireBytesPerBodyByte)
        return bad(413, "the body is too large");
    if (!parser.is_done())
        return NeedMore{};
    m_request.body = QByteArray::fromStdString(parser.get().body());
    return std::move(m_request);
}

} // namespace madang::server
