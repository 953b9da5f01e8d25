// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/argon2hasher.h"

#include "server/accounts/phc.h"
#include "server/stepback.h"
#include "server/threadsforgood.h"

#include <QMetaObject>

#include <sodium.h>

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

Unexpected<Error> comeBackSoon(const QString &why)
{
    constexpr std::chrono::milliseconds soon{1'000};
    return Unexpected(Error{ErrorCode::Unavailable, why, soon});
}

Expected<QString, Error> hashed(Argon2 &argon2, const QString &password)
{
    StoredPassword stored;
    ::randombytes_buf(stored.recipe.salt.data(), static_cast<size_t>(stored.recipe.salt.size()));
    const auto tag = argon2.tagOf(password, stored.recipe);
    if (!tag)
        return comeBackSoon(u"not enough memory"_s);
    stored.tag = *tag;
    return toPhc(stored);
}

Expected<Verdict, Error> verdictOn(Argon2 &argon2, const StoredPassword &stored, const QString &password)
{
    const auto tag = argon2.tagOf(password, stored.recipe);
    if (!tag)
        return comeBackSoon(u"not enough memory"_s);
    if (::sodium_memcmp(tag->constData(), stored.tag.constData(), static_cast<size_t>(tag->size())) != 0)
        return Verdict::Wrong;
    return stored.recipe.costsAs(Recipe{}) ? Verdict::Right : Verdict::RightButOld;
}

} // namespace

Argon2Hasher::Argon2Hasher(Standstill &standstill)
    : m_argon2(standstill)
{
    if (sodium_init() < 0)
        qFatal("libsodium could not be initialised");
    startForGood(m_pool, threads);
}

Argon2Hasher::~Argon2Hasher()
{
    m_pool.clear();
    m_pool.waitForDone();
}

template <typename T, typename Work>
void Argon2Hasher::enqueue(Then<T> then, Work work)
{
    const auto deliver = [this](Expected<T, Error> result, const Then<T> &to) {
        QMetaObject::invokeMethod(
            &m_loop,
            [this, result = std::move(result), to] {
                countAnswer();
                to(result);
            },
            Qt::QueuedConnection);
    };
    if (++m_unanswered > threads + queueLength) {
        deliver(comeBackSoon(u"too many sign in at once"_s), then);
        return;
    }
    m_pool.start([work = std::move(work), then = std::move(then), deliver] {
        stepBack();
        deliver(work(), then);
    });
}

void Argon2Hasher::countAnswer()
{
    if (--m_unanswered > 0)
        return;
    // Not here: it takes as long as some turns of the loop.
    m_pool.start([this] {
        stepBack();
        m_argon2.memory().clear();
    });
}

void Argon2Hasher::hash(const QString &password, Then<QString> then)
{
    enqueue<QString>(std::move(then), [this, password] { return hashed(m_argon2, password); });
}

void Argon2Hasher::verify(const QString &phc, const QString &password, Then<Verdict> then)
{
    const auto stored = fromPhc(phc);
    enqueue<Verdict>(std::move(then), [this, stored, password]() -> Expected<Verdict, Error> {
        if (stored)
            return verdictOn(m_argon2, *stored, password);
        const auto verdict = verdictOn(m_argon2, StoredPassword{}, password); // to take as long
        return verdict ? Verdict::Wrong : verdict;
    });
}

} // namespace madang::server
