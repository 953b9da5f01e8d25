// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/turnend.h"

#include "server/ops/eventloop.h"
#include "server/prefetch.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace madang::server
{

TurnEnd::TurnEnd(TurnHooks hooks, QObject *parent)
    : QObject(parent)
    , m_hooks(std::move(hooks))
    , m_isTold(eventloop::atTurnEnd(*this, [this] { writeAll(); }))
{
}

void TurnEnd::stir()
{
    if (std::exchange(m_isStirred, true))
        return;
    m_hooks.begins();
    if (!m_isTold)
        askForEnd();
}

void TurnEnd::askForEnd()
{
    QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::LowEventPriority);
}

void TurnEnd::add(TurnWriter &writer)
{
    stir();
    m_writers.push_back(&writer);
}

void TurnEnd::remove(TurnWriter &writer)
{
    std::replace(m_writers.begin(), m_writers.end(), &writer, static_cast<TurnWriter *>(nullptr));
    std::replace(m_writing.begin(), m_writing.end(), &writer, static_cast<TurnWriter *>(nullptr));
}

void TurnEnd::customEvent(QEvent * /*event*/)
{
    writeAll();
}

void TurnEnd::writeAll()
{
    if (!m_isStirred)
        return;
    m_writing.swap(m_writers);
    constexpr size_t ahead = 4;
    for (size_t i = 0; i < m_writing.size(); ++i) {
        if (i + ahead < m_writing.size())
            prefetch(m_writing[i + ahead]);
        if (m_writing[i] != nullptr) // those who went away meanwhile are
            m_writing[i]->writeTurn();
    }
    m_writing.clear();
    if (!m_writers.empty()) { // gathered while others wrote
        askForEnd();
        return;
    }
    m_isStirred = false;
    m_hooks.ended();
}

} // namespace madang::server
