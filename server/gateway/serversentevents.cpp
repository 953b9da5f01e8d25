// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/serversentevents.h"

#include <array>
#include <charconv>

namespace madang::server
{

namespace
{

void append(std::string &out, QByteArrayView text)
{
    out.append(text.data(), static_cast<size_t>(text.size()));
}

} // namespace

void ServerSentEvents::appendOpening(std::string &out) const
{
    out.append(": madang\n\nretry: 1000\n\n");
}

/// JSON as we write it has no line ends, so that one `data` line holds it.
void ServerSentEvents::append(std::string &out, const Frame &frame, QByteArrayView epoch) const
{
    constexpr size_t names = 64; // of the fields, and the number; room for all at once, not for each piece anew
    out.reserve(out.size() + static_cast<size_t>(frame.name.size() + epoch.size() + frame.json.size()) + names);
    out.append("event: ").append(frame.name.data(), static_cast<size_t>(frame.name.size()));
    if (frame.position) {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.begin(), digits.end(), *frame.position);
        out.append("\nid: ");
        server::append(out, epoch);
        out.append(1, '.').append(digits.data(), end.ptr);
    }
    out.append("\ndata: ");
    server::append(out, frame.json);
    out.append("\n\n");
}

} // namespace madang::server
