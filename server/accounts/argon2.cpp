// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/argon2.h"

#include "server/standstill.h"

#include <argon2.h>

namespace madang::server
{

namespace
{

// What the library asks for memory is only told how much, so the thread says which.
thread_local HashMemory::Block *lent = nullptr;

int lend(uint8_t **memory, size_t size)
{
    if (size > lent->size)
        return ARGON2_MEMORY_ALLOCATION_ERROR;
    *memory = reinterpret_cast<uint8_t *>(lent->memory.get());
    return ARGON2_OK;
}

void keep(uint8_t * /*memory*/, size_t /*size*/)
{
}

uint8_t *bytesOf(QByteArray &array)
{
    return reinterpret_cast<uint8_t *>(array.data());
}

} // namespace

std::optional<QByteArray> Argon2::tagOf(const QString &password, const Recipe &recipe)
{
    HashMemory::Block block = m_memory.take(memoryFor(recipe));
    if (block.memory == nullptr)
        return std::nullopt;
    QByteArray text = password.toUtf8();
    QByteArray salt = recipe.salt;
    QByteArray tag(recipe.tagLength, Qt::Uninitialized);
    argon2_context context{};
    context.out = bytesOf(tag);
    context.outlen = static_cast<uint32_t>(tag.size());
    context.pwd = bytesOf(text);
    context.pwdlen = static_cast<uint32_t>(text.size());
    context.salt = bytesOf(salt);
    context.saltlen = static_cast<uint32_t>(salt.size());
    context.t_cost = recipe.passes;
    context.m_cost = recipe.memory;
    context.lanes = recipe.lanes;
    context.threads = 1;
    context.version = ARGON2_VERSION_13;
    context.allocate_cbk = lend;
    context.free_cbk = keep;

    int result = ARGON2_OK;
    lent = &block;
    m_standstill.run([&context, &result] { result = argon2id_ctx(&context); });
    lent = nullptr;
    m_memory.giveBack(std::move(block));
    return result == ARGON2_OK ? std::optional(tag) : std::nullopt;
}

} // namespace madang::server
