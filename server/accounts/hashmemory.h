// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <new>
#include <vector>

namespace madang::server
{

/// The memory that hashes are computed in, kept from one hash to the next: a third of a hash's time would be the
/// kernel's, which maps and unmaps thousands of pages and lets the other threads wait for it. Any thread may ask.
class HashMemory
{
public:
    struct Free {
        void operator()(std::byte *memory) const { ::operator delete(memory); }
    };
    /// Without memory where the system has none.
    struct Block {
        std::unique_ptr<std::byte, Free> memory{};
        size_t size = 0;
    };

    /// Blocks are of `size`, and larger ones are not kept.
    explicit HashMemory(size_t size)
        : m_size(size)
    {
    }

    [[nodiscard]] Block take(size_t atLeast);
    void giveBack(Block block);
    /// Gives what nobody has taken to the system.
    void clear();
    [[nodiscard]] size_t keptCount() const;

private:
    const size_t m_size;
    mutable std::mutex m_mutex;
    std::vector<Block> m_kept;
};

} // namespace madang::server
