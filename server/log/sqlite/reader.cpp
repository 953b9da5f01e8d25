// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/reader.h"

#include "server/log/sqlite/transaction.h"

#include <optional>

namespace madang::server::sqlite
{
namespace
{

constexpr size_t waitingMost = 20'000;

} // namespace

Reader::Reader(std::unique_ptr<Database> database, Delivery &delivery)
    : m_database(std::move(database))
    , m_delivery(delivery)
    , m_queue(waitingMost)
    , m_thread([this] { run(); })
{
}

Reader::~Reader()
{
    m_ending = true;
    m_queue.close();
    m_thread.join();
}

void Reader::run()
{
    std::optional<Queries> queries;
    while (true) {
        const auto jobs = m_queue.take(1);
        if (jobs.empty() || m_ending)
            return;
        m_database->clearError();
        if (!queries)
            queries.emplace(*m_database);
        const Transaction transaction(*m_database, Transaction::Kind::Read);
        m_delivery.deliver({jobs.front()(*queries)});
        if (m_database->error()) {
            m_complaint.refused(*m_database->error());
            queries.reset(); // a statement that could not be prepared would stay useless
        } else {
            m_complaint.succeeded();
        }
    }
}

} // namespace madang::server::sqlite
