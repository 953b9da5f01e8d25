// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/outlet.h"

#include <QByteArray>

namespace madang::server
{

/// How the last frame looks on one way. A frame goes to many in a row, and all of them share its bytes: a thousand
/// copies of their own would push everything else out of the processor's cache.
class EncodedOnce
{
public:
    template <typename Encode>
    [[nodiscard]] const QByteArray &of(const SharedFrame &frame, Encode encode)
    {
        if (frame != m_frame) {
            m_bytes = encode(*frame);
            m_frame = frame;
        }
        return m_bytes;
    }

private:
    SharedFrame m_frame; ///< held, so that no other can have its address
    QByteArray m_bytes;
};

} // namespace madang::server
