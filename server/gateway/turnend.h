// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

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

/// Calls everybody who has gathered something, once, at the end of the loop's turn. Where the loop is not ours, it is
/// asked for by an event behind all others. (Qt's aboutToBlock would be natural, but is skipped while events are
/// posted.)
class TurnEnd final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TurnEnd)

public:
    explicit TurnEnd(QObject *parent = nullptr);

    void add(TurnWriter &writer);
    void remove(TurnWriter &writer);

protected:
    void customEvent(QEvent *event) override;

private:
    void writeAll();

    bool m_isTold;                       ///< by the loop itself
    std::vector<TurnWriter *> m_writers; ///< those removed while they wait are null
    std::vector<TurnWriter *> m_writing;
};

} // namespace madang::server
