// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/timeline/window.h"

#include <algorithm>
#include <utility>

namespace madang::client
{

Message *Window::find(const MessageId &id)
{
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? nullptr : &m_messages[*place - firstN()];
}

const Message *Window::find(const MessageId &id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? nullptr : &m_messages[*place - firstN()];
}

void Window::clear()
{
    m_messages.clear();
    m_places.clear();
}

void Window::dropOldest(qsizetype count)
{
    m_messages.remove(0, count);
    index();
}

void Window::dropNewest(qsizetype count)
{
    m_messages.remove(m_messages.size() - count, count);
    index();
}

void Window::index()
{
    m_places.clear();
    m_places.reserve(m_messages.size());
    for (const Message &message : std::as_const(m_messages))
        m_places.insert(message.id, message.n);
}

void Window::replace(const QList<Message> &page, qint64 n)
{
    clear();
    if (page.isEmpty())
        return;
    auto begin = page.end() - 1;
    if (n > 0) {
        const auto found =
            std::find_if(page.begin(), page.end(), [n](const Message &message) { return message.n >= n; });
        if (found != page.end())
            begin = found;
    }
    auto end = begin + 1;
    while (begin != page.begin() && (begin - 1)->n + 1 == begin->n)
        --begin;
    while (end != page.end() && (end - 1)->n + 1 == end->n)
        ++end;
    m_messages = QList<Message>(begin, end);
    index();
}

int Window::merge(const QList<Message> &page)
{
    if (isEmpty()) {
        replace(page, 0);
        return static_cast<int>(m_messages.size());
    }
    int added = 0;
    QList<Message> before;
    for (qsizetype i = page.size() - 1; i >= 0; --i) {
        const qint64 edge = before.isEmpty() ? firstN() : before.last().n;
        if (page[i].n == edge - 1)
            before.append(page[i]);
    }
    for (const Message &message : page) {
        if (holds(message.n)) {
            Message &mine = m_messages[message.n - firstN()];
            if (message.rev > mine.rev || message.id != mine.id)
                mine = message;
        } else if (message.n == lastN() + 1) {
            m_messages.append(message);
            ++added;
        }
    }
    if (!before.isEmpty()) {
        added += static_cast<int>(before.size());
        std::reverse(before.begin(), before.end());
        m_messages = before + m_messages;
    }
    index();
    return added;
}

} // namespace madang::client
