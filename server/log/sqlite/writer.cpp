// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/writer.h"

#include "server/log/refusals.h"
#include "server/log/sqlite/schema.h"
#include "server/log/sqlite/transaction.h"

namespace madang::server::sqlite
{
namespace
{

constexpr size_t batchMost = 256;
constexpr size_t waitingMost = 20'000;

} // namespace

Writer::Writer(std::unique_ptr<Database> database, std::unique_ptr<WriterTables> tables, Delivery &delivery)
    : m_database(std::move(database))
    , m_tables(std::move(tables))
    , m_delivery(delivery)
    , m_queue(waitingMost)
    , m_thread([this] { run(); })
{
}

Writer::~Writer()
{
    m_queue.close();
    m_thread.join();
    m_tables.reset(); // before the connection that they belong to
}

void Writer::run()
{
    while (true) {
        const auto jobs = m_queue.take(batchMost);
        if (jobs.empty())
            return;
        write(jobs);
    }
}

void Writer::write(std::span<const WriteJob> jobs)
{
    if (m_isDamaged) {
        refuse(jobs, refusals::logDamaged());
        return;
    }
    auto answers = commit(jobs);
    if (answers) {
        m_complaint.succeeded();
        m_delivery.deliver(std::move(*answers));
        return;
    }
    // A row that a constraint forbids is a mistake of ours. It must not take its neighbours with it, at every try.
    const bool isOurMistake = answers.error().isConstraint();
    if (isOurMistake && jobs.size() > 1) {
        for (size_t i = 0; i < jobs.size(); ++i)
            write(jobs.subspan(i, 1));
        return;
    }
    if (isOurMistake) {
        refuse(jobs, asError(answers.error()));
        return;
    }
    m_complaint.refused(answers.error());
    m_isDamaged = answers.error().isCorruption();
    refuse(jobs, m_isDamaged ? refusals::logDamaged() : refusals::storageTrouble());
}

void Writer::refuse(std::span<const WriteJob> jobs, const Error &error)
{
    std::vector<Answer> refused;
    for (const WriteJob &job : jobs)
        refused.push_back(job.refuse(error));
    m_delivery.deliver(std::move(refused));
}

Expected<std::vector<Answer>, SqlError> Writer::commit(std::span<const WriteJob> jobs)
{
    m_database->clearError();
    const Ledger::Position before = m_tables->ledger.position();
    std::vector<Answer> answers;
    Transaction transaction(*m_database, Transaction::Kind::Write);
    for (const WriteJob &job : jobs) {
        if (m_database->error())
            break;
        answers.push_back(job.carryOut(*m_tables));
    }
    if (transaction.commit())
        return answers;
    m_tables->ledger.restore(before);
    return Unexpected(*m_database->error());
}

} // namespace madang::server::sqlite
