// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

namespace madang::server
{

/// Notices that a crowd has left, so that what it took can be given back. Where it leaves slowly, each time that half
/// of the rest has gone.
class Ebb
{
public:
    static constexpr int crowd = 500; ///< fewer are not worth it

    /// To be told now and then how many there are.
    [[nodiscard]] bool hasCome(int count)
    {
        if (count < m_most && (m_most < crowd || count > m_most / 2))
            return false;
        const bool isLess = count < m_most;
        m_most = count;
        return isLess;
    }

private:
    int m_most = 0; ///< since the last one
};

} // namespace madang::server
