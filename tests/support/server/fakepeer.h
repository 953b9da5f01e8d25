// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/server/fakerequest.h"

namespace madang::server
{

/// A client of the hub that speaks the domain. All that passes between the two is really encoded and decoded.
class FakePeer final : public Outlet
{
public:
    /// One of the user's programs, on a device of its own; who is unknown signs up first. Not yet connected.
    FakePeer(House &house, const QString &user, Role role = Role::Member);
    ~FakePeer() override = default;
    Q_DISABLE_COPY_MOVE(FakePeer)

    // What the person and the network do.
    /// Connects and says hello from where it stands (or without a cursor, the first time).
    void connects();
    void drops() { m_peer.reset(); }
    void connectsSilently();
    /// Only hears what happens, from where it stands: a stream. What it says goes by requests().
    void follows(const RoomId &room = {});
    void followsFrom(const QString &text, const RoomId &room = {});
    /// Sends a command in a request of its own; its answer when everything has settled.
    template <typename C>
    Expected<typename C::Reply, Error> requests(const C &command)
    {
        FakeRequest request(m_house, caller());
        request.says(command);
        m_house.settle();
        return request.answers.isEmpty() ? Unexpected(noAnswer()) : request.answers.first().template as<C>();
    }
    [[nodiscard]] Caller caller() const;
    /// Sends a command with a `ref` of its own and waits for nothing; the `ref`.
    template <typename C>
    qint64 says(const C &command)
    {
        const qint64 ref = ++m_ref;
        deliver(encode(Request{.ref = ref, .command = command}));
        return ref;
    }
    template <typename C>
    void saysWithoutRef(const C &command)
    {
        sendsText(encode(Request{.ref = std::nullopt, .command = command}));
    }
    /// Sends a command and gives its answer when everything has settled.
    template <typename C>
    Expected<typename C::Reply, Error> sends(const C &command)
    {
        const qint64 ref = says(command);
        m_house.settle();
        return answerTo<C>(ref);
    }
    void sendsNonsense() { sendsText("nonsense"); }
    /// What no command of ours would say.
    void sendsText(const QByteArray &text);
    /// Says hello; the answer is also kept as welcome().
    Expected<Welcome, Error> greets(const Hello &hello);
    /// As long as it takes nothing, a replay waits.
    void takesNothing() { m_takes = 0; }
    void takes(qsizetype frames);

    // What it got.
    template <typename C>
    [[nodiscard]] Expected<typename C::Reply, Error> answerTo(qint64 ref) const
    {
        for (const Reply &reply : replies) {
            if (reply.ref == ref)
                return FakeRequest::Said{reply}.as<C>();
        }
        return Unexpected(noAnswer());
    }
    /// All events or signals of one kind, in their order.
    template <typename T>
    [[nodiscard]] QList<T> all() const
    {
        QList<T> found;
        for (const ServerMessage &message : received) {
            if (const T *body = bodyOf<T>(message))
                found.append(*body);
        }
        return found;
    }
    template <typename T>
    [[nodiscard]] bool got() const
    {
        return !all<T>().isEmpty();
    }
    /// The newest of its kind; a default one where there is none.
    template <typename T>
    [[nodiscard]] T last() const
    {
        const auto found = all<T>();
        return found.isEmpty() ? T{} : found.last();
    }
    [[nodiscard]] QList<qint64> seqs() const;
    [[nodiscard]] QStringList texts() const; ///< of all message.posted, in their order
    void forgets();

    QList<ServerMessage> received{};
    QList<Reply> replies{};
    std::optional<CloseCode> closed{};
    std::optional<Welcome> welcome{};
    Follow::Manner manner = Follow::Manner::Stream;    ///< of following
    std::optional<Expected<Beginning, Error>> begun{}; ///< how following went
    QString token{};
    SessionId session{rules::newUuid()};
    std::optional<Cursor> cursor{};         ///< where it stands
    std::optional<QList<UserId>> watched{}; ///< what its hello says of that
    qsizetype longestFrame = 0;             ///< of all that came
    int failures = 0;                       ///< to sign in, as its connection heard of them
    std::optional<milliseconds> heldUp{};   ///< because of too many of them from there

    SharedFrame latest{}; ///< as the hub gave it, which may have given it to others too

    void send(const SharedFrame &frame) override;
    void reply(const Reply &reply) override;
    [[nodiscard]] bool hasRoom() const override { return m_takes > 0; }
    void close(CloseCode code) override { closed = code; }
    [[nodiscard]] std::optional<milliseconds> countFailure() override
    {
        ++failures;
        return heldUp;
    }

private:
    [[nodiscard]] static Error noAnswer() { return {ErrorCode::Internal, QStringLiteral("no answer")}; }
    void deliver(const QByteArray &text);
    void took(const QByteArray &json);
    template <typename T, typename... All>
    [[nodiscard]] static const T *pick(const std::variant<All...> &variant)
    {
        if constexpr ((std::is_same_v<T, All> || ...))
            return std::get_if<T>(&variant);
        else
            return nullptr;
    }
    template <typename T>
    [[nodiscard]] static const T *bodyOf(const ServerMessage &message)
    {
        if (const auto *event = std::get_if<Event>(&message))
            return pick<T>(event->body);
        if (const auto *signal = std::get_if<Signal>(&message))
            return pick<T>(*signal);
        return nullptr;
    }

    House &m_house;
    std::unique_ptr<Peer> m_peer{};
    EpochId m_epoch{}; ///< of the positions that it hears
    qint64 m_ref = 0;
    qsizetype m_takes = 1'000'000;
};

} // namespace madang::server
