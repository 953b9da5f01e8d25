// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/composer/typing.h"

namespace madang::ui
{

TypingRules::Change TypingRules::onText(bool writing, milliseconds now)
{
    if (!writing) {
        return onEnd();
    }
    const bool wasTyping = isTyping();
    m_last = now;
    return wasTyping ? Change::None : Change::Started;
}

TypingRules::Change TypingRules::onTick(milliseconds now)
{
    return isTyping() && now - *m_last >= longestPause ? onEnd() : Change::None;
}

TypingRules::Change TypingRules::onEnd()
{
    const bool wasTyping = isTyping();
    m_last.reset();
    return wasTyping ? Change::Stopped : Change::None;
}

} // namespace madang::ui
