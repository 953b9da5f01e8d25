// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/hashmemory.h"

#include <algorithm>
#include <utility>

namespace madang::server
{

HashMemory::Block HashMemory::take(size_t atLeast)
{
    const size_t size = std::max(atLeast, m_size);
    if (size == m_size) {
        const std::lock_guard lock(m_mutex);
        if (!m_kept.empty()) {
            Block block = std::move(m_kept.back());
            m_kept.pop_back();
            return block;
        }
    }
    Block block{.memory = {}, .size = size};
    block.memory.reset(static_cast<std::byte *>(::operator new(size, std::nothrow)));
    return block;
}

void HashMemory::giveBack(Block block)
{
    if (block.size != m_size || block.memory == nullptr)
        return;
    const std::lock_guard lock(m_mutex);
    m_kept.push_back(std::move(block));
}

void HashMemory::clear()
{
    std::vector<Block> unneeded; // goes after the lock: that takes a while
    const std::lock_guard lock(m_mutex);
    unneeded.swap(m_kept);
}

size_t HashMemory::keptCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_kept.size();
}

} // namespace madang::server
