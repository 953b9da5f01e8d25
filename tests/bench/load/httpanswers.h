// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace madang::bench
{

/// The bodies of answers that come one after the other: of a known length, in chunks, or without end.
class HttpAnswers
{
public:
    /// Moves what it can from `in` to the end of `body`.
    void read(std::string &in, std::string &body);
    /// The answer is whole; the next one begins with what is read next.
    [[nodiscard]] bool isWhole() const { return m_place == Place::End; }
    void next() { m_place = Place::Head; }
    /// Nothing but 200 is expected.
    [[nodiscard]] bool isRefused() const { return m_isRefused; }

private:
    enum class Place { Head, Counted, ChunkHead, Chunk, Endless, End };

    [[nodiscard]] bool takeHead(std::string &in);
    [[nodiscard]] bool takeChunkHead(std::string &in);
    [[nodiscard]] bool takeBytes(std::string &in, std::string &body);

    Place m_place = Place::Head;
    size_t m_left = 0; ///< of the body, or of the chunk with the line's end behind it
    bool m_isRefused = false;
};

} // namespace madang::bench
