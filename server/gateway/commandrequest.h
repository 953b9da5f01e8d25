// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/response.h"
#include "server/hub/wicket.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace madang::server
{

/// The commands of one HTTP request: each goes to the hub and gets its answer, and when all are there they are one
/// response. It lives until then, whether or not somebody still waits.
class CommandRequest final : public QObject, public Outlet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandRequest)

public:
    using Then = std::function<void(const HttpResponse &)>;

    CommandRequest(Requests requests, Then then, QObject *parent);
    ~CommandRequest() override;

    /// Once; `bytes` of it came over the wire. An error is the whole answer, and `then` is not called.
    [[nodiscard]] Expected<void, Error> begin(Wicket &wicket, const Caller &caller, qsizetype bytes);

    void send(const SharedFrame & /*frame*/) override {} // nothing happens to who only asks
    void reply(const Reply &reply) override;
    [[nodiscard]] bool hasRoom() const override { return true; }
    void close(CloseCode code) override;
    [[nodiscard]] std::optional<milliseconds> countFailure() override { return std::nullopt; }

private:
    struct Place {
        Expected<Request, Refusal> request;
        std::optional<HttpResponse> answer{};
    };

    void settle(Place &place, std::variant<Answer, Error> result);
    void finish();
    [[nodiscard]] HttpResponse response() const;

    Requests::Form m_form;
    Then m_then;
    std::vector<Place> m_places;
    size_t m_settled = 0;
    qsizetype m_bytes = 0; ///< of the answers so far

    std::unique_ptr<Peer> m_peer; ///< last, so that it goes first: its outlet outlives it
};

} // namespace madang::server
