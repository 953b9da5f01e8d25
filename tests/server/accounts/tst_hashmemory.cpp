// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/hashmemory.h"

#include <QtTest>

#include <utility>

using namespace madang::server;

class HashMemoryTest : public QObject
{
    Q_OBJECT

private slots:
    void a_block_is_kept_for_the_next()
    {
        HashMemory memory(usual);
        HashMemory::Block first = memory.take(usual);
        const std::byte *const address = first.memory.get();

        memory.giveBack(std::move(first));
        const HashMemory::Block second = memory.take(usual / 2);

        QVERIFY(address != nullptr);
        QCOMPARE(second.memory.get(), address);
        QCOMPARE(second.size, usual);
        QCOMPARE(memory.keptCount(), size_t{0});
    }

    void what_is_taken_is_its_takers_alone()
    {
        HashMemory memory(usual);

        const HashMemory::Block first = memory.take(usual);
        const HashMemory::Block second = memory.take(usual);

        QVERIFY(first.memory.get() != second.memory.get());
    }

    void a_larger_block_is_not_kept()
    {
        HashMemory memory(usual);

        HashMemory::Block large = memory.take(usual * 2);
        const size_t size = large.size;
        memory.giveBack(std::move(large));

        QCOMPARE(size, usual * 2);
        QCOMPARE(memory.keptCount(), size_t{0});
    }

    void what_nobody_has_taken_goes_when_it_is_cleared()
    {
        HashMemory memory(usual);
        HashMemory::Block taken = memory.take(usual);
        memory.giveBack(memory.take(usual));
        const size_t before = memory.keptCount();

        memory.clear();
        const size_t after = memory.keptCount();
        memory.giveBack(std::move(taken));

        QCOMPARE(before, size_t{1});
        QCOMPARE(after, size_t{0});
        QCOMPARE(memory.keptCount(), size_t{1});
    }

private:
    static constexpr size_t usual = 4096;
};

QTEST_GUILESS_MAIN(HashMemoryTest)
#include "tst_hashmemory.moc"
