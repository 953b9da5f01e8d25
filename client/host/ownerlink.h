// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "protocol/link.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QProcess;

namespace madang::client
{

/// Asks the server program for the link by which the owner of the server in a data folder signs in again: whoever may
/// write to the folder gets it, and nobody else.
class OwnerLink : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OwnerLink)

public:
    static constexpr milliseconds answerMost{10'000};
    /// Nothing where there is no owner yet, more than one, or no answer.
    using Then = std::function<void(const std::optional<Link> &)>;

    explicit OwnerLink(Alarms &alarms, QObject *parent = nullptr);
    ~OwnerLink() override;

    /// `then` is called once, later; not when something else is asked before.
    void ask(const QString &folder, Then then);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_process != nullptr; }

private:
    void answer(const std::optional<Link> &link);

    std::unique_ptr<Alarm> m_deadline;
    QProcess *m_process = nullptr; ///< a child
    Then m_then;
};

} // namespace madang::client
