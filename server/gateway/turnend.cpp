// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/turnend.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace madang::server
{

void TurnEnd::add(TurnWriter &writer)
{
    if (m_writers.empty())
        QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::LowEventPriority);
    m_writers.push_back(&writer);
}

void TurnEnd::remove(TurnWriter &writer)
{
    std::replace(m_writers.begin(), m_writers.end(), &writer, static_cast<TurnWriter *>(nullptr));
    std::replace(m_writing.begin(), m_writing.end(), &writer, static_cast<TurnWriter *>(nullptr));
}

void TurnEnd::customEvent(QEvent * /*event*/)
{
    m_writing.swap(m_writers);
    for (TurnWriter *const &writer : m_writing) // a reference: who goes away meanwhile becomes null in the list
        if (writer != nullptr)
            writer->writeTurn();
    m_writing.clear();
}

} // namespace madang::server
