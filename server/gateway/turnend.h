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

/// Calls everybody who has gathered something, once, after what the loop is doing at the moment. (aboutToBlock would be
/// the natural signal, but the dispatcher skips it while events are posted.)
class TurnEnd final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TurnEnd)

public:
    using QObject::QObject;

    void add(TurnWriter &writer);
    void remove(TurnWriter &writer);

protected:
    void customEvent(QEvent *event) override;

private:
    std::vector<TurnWriter *> m_writers; ///< those removed while they wait are null
    std::vector<TurnWriter *> m_writing;
};

} // namespace madang::server
