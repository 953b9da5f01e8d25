// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/delivery.h"

#include <QMetaObject>

namespace madang::server::sqlite
{

void Delivery::deliver(std::vector<Answer> answers)
{
    QMetaObject::invokeMethod(
        &m_context,
        [this, answers = std::move(answers)] {
            for (const Answer &answer : answers) {
                answer();
                --m_waiting;
            }
        },
        Qt::QueuedConnection);
}

} // namespace madang::server::sqlite
