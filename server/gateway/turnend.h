// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <vector>

namespace madang::server
{

/// Something that gathers during a turn of the event loop and writes once at its end.
class TurnWriter
{
public:
    virtual ~TurnWriter() = default;
    virtual void writeTurn() = 0;
};

/// Called when somebody has said or the first has gathered something, and when everything is written. Turns between the
/// two are one.
struct TurnHooks {
    std::function<void()> begins = [] {};
    std::function<void()> ended = [] {};
};

/// Calls everybody who has gathered something, once, at the end of the loop's turn. Where the loop is not ours, it is
/// asked for by an event behind all others. (Qt's aboutToBlock would be natural, but is skipped while events are
/// posted.)
class TurnEnd final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TurnEnd)

public:
    explicit TurnEnd(TurnHooks hooks = {}, QObject *parent = nullptr);

    /// Somebody has said something; what comes of it is to be written soon.
    void stir();
    void add(TurnWriter &writer);
    void remove(TurnWriter &writer);

protected:
    void customEvent(QEvent *event) override;

private:
    void askForEnd();
    void writeAll();

    const TurnHooks m_hooks;
    bool m_isTold;                       ///< by the loop itself
    bool m_isStirred = false;            ///< m_hooks heard of the beginning, and not yet of the end
    std::vector<TurnWriter *> m_writers; ///< those removed while they wait are null
    std::vector<TurnWriter *> m_writing;
};

} // namespace madang::server
