// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/sodiumhasher.h"

#include "server/threadsforgood.h"

#include <QMetaObject>
#include <QRegularExpression>

#include <array>

#include <sodium.h>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

constexpr unsigned long long passes = 2;
constexpr size_t memory = size_t{19} * 1024 * 1024;

Expected<QString, Error> hashed(const QString &password)
{
    const QByteArray text = password.toUtf8();
    std::array<char, crypto_pwhash_STRBYTES> phc{};
    if (crypto_pwhash_str_alg(phc.data(), text.constData(), static_cast<unsigned long long>(text.size()), passes,
                              memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return Unexpected(Error{ErrorCode::Unavailable, u"not enough memory"_s, std::chrono::milliseconds(1'000)});
    return QString::fromLatin1(phc.data());
}

/// Whether checking costs what we are willing to pay: a stored string of another program may ask for gigabytes.
bool isAffordable(const QString &phc)
{
    static const QRegularExpression form(
        uR"(^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d)\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$)"_s);
    constexpr int memoryMost = 128 * 1024; // KiB
    constexpr int passesMost = 16;
    const auto match = form.match(phc);
    return match.hasMatch() && phc.size() < static_cast<qsizetype>(crypto_pwhash_STRBYTES) &&
           match.capturedView(1).toInt() <= memoryMost && match.capturedView(2).toInt() <= passesMost;
}

Verdict verdictOn(const QString &phc, const QString &password)
{
    const QByteArray stored = phc.toLatin1();
    const QByteArray text = password.toUtf8();
    if (crypto_pwhash_str_verify(stored.constData(), text.constData(), static_cast<unsigned long long>(text.size())) !=
        0)
        return Verdict::Wrong;
    return crypto_pwhash_str_needs_rehash(stored.constData(), passes, memory) == 0 ? Verdict::Right
                                                                                   : Verdict::RightButOld;
}

/// A thread that hashes lets the conversation go first: who signs in can wait, who writes should not. (Qt's priorities
/// do nothing under Linux's ordinary scheduling.)
void stepBack()
{
#ifdef Q_OS_LINUX
    constexpr int nice = 10;
    thread_local const int done = ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), nice);
    Q_UNUSED(done);
#endif
}

} // namespace

SodiumHasher::SodiumHasher()
{
    if (sodium_init() < 0)
        qFatal("libsodium could not be initialised");
    startForGood(m_pool, threads);
    m_nobody = hashed(u"nobody"_s).value();
}

SodiumHasher::~SodiumHasher()
{
    m_pool.clear();
    m_pool.waitForDone();
}

template <typename T, typename Work>
void SodiumHasher::enqueue(Then<T> then, Work work)
{
    const auto deliver = [this](Expected<T, Error> result, const Then<T> &to) {
        QMetaObject::invokeMethod(
            &m_loop,
            [this, result = std::move(result), to] {
                --m_unanswered;
                to(result);
            },
            Qt::QueuedConnection);
    };
    if (++m_unanswered > threads + queueLength) {
        constexpr std::chrono::milliseconds soon{1'000};
        deliver(Unexpected(Error{ErrorCode::Unavailable, u"too many sign in at once"_s, soon}), then);
        return;
    }
    m_pool.start([work = std::move(work), then = std::move(then), deliver] {
        stepBack();
        deliver(work(), then);
    });
}

void SodiumHasher::hash(const QString &password, Then<QString> then)
{
    enqueue<QString>(std::move(then), [password] { return hashed(password); });
}

void SodiumHasher::verify(const QString &phc, const QString &password, Then<Verdict> then)
{
    const bool isReal = isAffordable(phc);
    const QString against = isReal ? phc : m_nobody;
    enqueue<Verdict>(std::move(then), [against, password, isReal]() -> Expected<Verdict, Error> {
        const Verdict verdict = verdictOn(against, password);
        return isReal ? verdict : Verdict::Wrong;
    });
}

} // namespace madang::server
